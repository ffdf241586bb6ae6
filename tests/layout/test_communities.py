"""What one sees: communities as clusters, linked terms near, no crowd, no stragglers."""

import networkx as nx
import numpy as np
import pytest

from wordgraph.layout import LayoutConfig, layout_edges


@pytest.fixture(scope="module")
def places(glossary_like):
    return layout_edges(glossary_like.n, glossary_like.edges, seed=1)


def test_planted_communities_are_clusters(places, glossary_like, measure):
    found = measure["silhouette"](places, glossary_like.community)
    shuffled = np.random.default_rng(0).permutation(glossary_like.community)
    assert found > 0.12
    assert measure["silhouette"](places, shuffled) < 0  # the measure does see a wrong picture


def test_linked_pairs_are_near(places, glossary_like, measure):
    apart, (a, b) = measure["separations"](places), glossary_like.edges.T
    unlinked = ~nx.to_numpy_array(glossary_like.graph, nodelist=range(glossary_like.n)).astype(bool)
    np.fill_diagonal(unlinked, False)
    assert np.median(apart[a, b]) < 0.6 * np.median(apart[unlinked])


def test_no_crowd_and_no_stragglers(places, glossary_like, measure):
    apart, (a, b) = measure["separations"](places), glossary_like.edges.T
    nearest = (apart + 1e9 * np.eye(len(apart))).min(axis=1)
    assert (nearest < 0.1 * np.median(apart[a, b])).mean() == 0
    radius = np.linalg.norm(places - places.mean(axis=0), axis=1)
    assert radius.max() < 2.5 * np.median(radius)


def test_better_than_networkx_in_every_measure(places, glossary_like, measure):
    graph = glossary_like.graph
    peer = np.array(list(nx.spring_layout(graph, dim=3, seed=1).values()))
    label = glossary_like.community
    assert measure["stress"](places, graph) < measure["stress"](peer, graph)
    assert measure["neighbourhood"](places, graph) > 1.5 * measure["neighbourhood"](peer, graph)
    assert measure["silhouette"](places, label) > measure["silhouette"](peer, label) + 0.1


def test_the_knob_goes_from_communities_to_distances(glossary_like, measure):
    graph, label = glossary_like.graph, glossary_like.community
    swept = [
        layout_edges(glossary_like.n, glossary_like.edges, config=LayoutConfig(balance=balance))
        for balance in (0.2, 0.6, 1.0)
    ]
    stress = [measure["stress"](each, graph) for each in swept]
    clusters = [measure["silhouette"](each, label) for each in swept]
    assert stress == sorted(stress, reverse=True)
    assert clusters == sorted(clusters, reverse=True)


@pytest.mark.parametrize("dense_limit", [0, 600])
def test_groups_gather_without_hiding_links(glossary_like, measure, dense_limit):
    n, edges, label = glossary_like.n, glossary_like.edges, glossary_like.community
    config = LayoutConfig(dense_limit=dense_limit)
    places = layout_edges(n, edges, seed=1, config=config)
    together = layout_edges(n, edges, seed=1, config=config, groups=label)
    assert measure["silhouette"](together, label) > measure["silhouette"](places, label) + 0.1
    near = measure["neighbourhood"]
    assert near(together, glossary_like.graph) > 0.85 * near(places, glossary_like.graph)


@pytest.mark.parametrize("share", [0.1, 0.6])
def test_new_nodes_among_known_ones_gather_too(glossary_like, measure, share):
    n, edges, label = glossary_like.n, glossary_like.edges, glossary_like.community
    places = layout_edges(n, edges, seed=1)
    places[np.random.default_rng(0).random(n) > share] = np.nan
    alone, together = (
        layout_edges(n, edges, pos=places, groups=groups) for groups in (None, label)
    )
    assert measure["silhouette"](together, label) > measure["silhouette"](alone, label) + 0.05


@pytest.mark.slow
def test_the_figures_hold_at_a_thousand_nodes(measure):
    big = measure["planted"](1000)
    places = layout_edges(big.n, big.edges, seed=1)
    peer = np.array(list(nx.spring_layout(big.graph, dim=3, seed=1, method="force").values()))
    assert measure["silhouette"](places, big.community) > 0.12
    assert measure["stress"](places, big.graph) < measure["stress"](peer, big.graph)
    assert measure["neighbourhood"](places, big.graph) > 2 * measure["neighbourhood"](
        peer, big.graph
    )
