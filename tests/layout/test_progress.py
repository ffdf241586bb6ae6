"""Progress: told in order, exact at the end, and able to stop."""

import networkx as nx
import numpy as np
import pytest

from wordgraph.layout import LayoutConfig, engine, force_layout, layout_edges


@pytest.mark.parametrize("sampled", [{}, {"dense_limit": 0}, {"dense_limit": 0, "table_limit": 0}])
@pytest.mark.parametrize("balance", [0.6, 1.0])
def test_progress_is_told_and_rises_to_one(glossary_like, balance, sampled):
    told = []
    layout_edges(
        glossary_like.n,
        glossary_like.edges,
        config=LayoutConfig(balance=balance, **sampled),
        progress=lambda phase, share: told.append((phase, share)),
    )
    shares = [share for _, share in told]
    assert shares == sorted(shares)
    assert abs(shares[-1] - 1) < 1e-9
    assert list(dict.fromkeys(phase for phase, _ in told)) == [
        "distances",
        "unfolding",
        "settling",
        "spacing",
        "packing",
    ]


def test_progress_over_parts_is_of_the_whole():
    graph = nx.disjoint_union(nx.path_graph(60), nx.path_graph(40))
    shares = []
    force_layout(graph, progress=lambda phase, share: shares.append(share))
    assert shares == sorted(shares)
    assert any(abs(share - 0.98 * 0.6) < 1e-9 for share in shares)


@pytest.mark.parametrize(
    "graph",
    [
        nx.empty_graph(0),
        nx.empty_graph(5),
        nx.disjoint_union_all([nx.path_graph(40), nx.path_graph(3), nx.empty_graph(2)]),
    ],
    ids=["nothing", "single nodes", "tiny parts"],
)
@pytest.mark.parametrize("known", [False, True])
def test_progress_ends_at_one_whatever_there_is_to_do(graph, known):
    shares = []
    pos = {node: (node, 0, node**2) for node in graph} if known else None
    force_layout(graph, pos=pos, progress=lambda phase, share: shares.append(share))
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


@pytest.mark.parametrize("known", [3, 200])
def test_progress_rises_among_known_places_too(glossary_like, known):
    pos, shares = np.full((glossary_like.n, 3), np.nan), []
    pos[:known] = np.random.default_rng(0).normal(size=(known, 3))
    layout_edges(
        glossary_like.n,
        glossary_like.edges,
        pos=pos,
        progress=lambda phase, share: shares.append(share),
    )
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert len(set(shares)) > 50


@pytest.mark.parametrize("n", [5, 20, 40, 47])
def test_rounding_takes_no_progress_back(n):
    links, shares = np.array(nx.cycle_graph(n).edges), []
    places = layout_edges(n, links)
    layout_edges(n, links, pos=places, progress=lambda phase, share: shares.append(share))
    assert shares == sorted(shares)


def test_numpys_no_is_a_no(glossary_like):
    shares = []

    def no(phase, share):
        shares.append(share)
        return np.float64(share) < 0.3

    layout_edges(glossary_like.n, glossary_like.edges, progress=no)
    assert sum(share >= 0.3 for share in shares) == 1


def test_who_stops_before_the_spacing_has_places_without_it(monkeypatch, glossary_like):
    def no(phase, share):
        return phase != "spacing"

    stopped = layout_edges(glossary_like.n, glossary_like.edges, progress=no)
    monkeypatch.setattr(engine, "spaced", lambda places, *rest: places)
    unspaced = layout_edges(glossary_like.n, glossary_like.edges)
    assert stopped.tobytes() == unspaced.tobytes()


def test_no_is_asked_once_and_stops_all_parts():
    graph = nx.disjoint_union_all([nx.cycle_graph(40)] * 3 + [nx.path_graph(3)] * 2)
    known = {node: (np.cos(node), np.sin(node), 0) for node in range(40)}
    for pos in (None, known):
        calls = []

        def no(phase, share, calls=calls):
            calls.append((phase, share))
            return len(calls) < 3

        places = np.array(list(force_layout(graph, pos=pos, progress=no).values()))
        assert len(calls) == 3
        assert np.isfinite(places).all()
        assert len(np.unique(places, axis=0)) == len(graph)


def test_saying_no_near_the_end_stops_there(glossary_like):
    config, shares = LayoutConfig(balance=1.0), []

    def no(phase, share):
        shares.append(share)
        return share < 0.95

    layout_edges(glossary_like.n, glossary_like.edges, config=config, progress=no)
    assert sum(share >= 0.95 for share in shares) == 1


def test_saying_no_stops_with_the_places_so_far(glossary_like):
    calls = []

    def no(phase, share):
        calls.append(share)
        return len(calls) < 5

    places = layout_edges(glossary_like.n, glossary_like.edges, progress=no)
    assert len(calls) == 5
    assert np.isfinite(places).all()
    assert len(np.unique(places, axis=0)) == glossary_like.n


def test_watching_changes_no_bit(glossary_like):
    for config in (LayoutConfig(), LayoutConfig(dense_limit=0)):
        alone = layout_edges(glossary_like.n, glossary_like.edges, config=config)
        watched = layout_edges(
            glossary_like.n, glossary_like.edges, config=config, progress=lambda phase, share: None
        )
        assert watched.tobytes() == alone.tobytes()


def test_a_graph_that_has_settled_is_not_moved_on():
    """A cycle's ends are found in a dozen steps: there is no waiting for the other hundreds."""
    shares, config = [], LayoutConfig(balance=1.0, epochs=1000)
    links = np.array(nx.cycle_graph(30).edges)
    layout_edges(30, links, config=config, progress=lambda phase, share: shares.append(share))
    assert len(shares) < 500
    assert abs(shares[-1] - 1) < 1e-9
