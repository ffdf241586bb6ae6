"""A warm start: known places stay, new nodes settle near their neighbours."""

import networkx as nx
import numpy as np
import pytest

from wordgraph.errors import LayoutError
from wordgraph.layout import LayoutConfig, force_layout
from wordgraph.layout.engine import phases_of
from wordgraph.layout.links import connect
from wordgraph.layout.warm import _resting_size, _spread


@pytest.fixture(scope="module")
def before(glossary_like):
    return force_layout(glossary_like.graph, seed=1)


def shift(before, after):
    """How far nodes moved on average, as a share of the picture's radius."""
    old, new = (np.array([places[node] for node in before]) for places in (before, after))
    radius = np.linalg.norm(old - old.mean(axis=0), axis=1).max()
    return float(np.linalg.norm(new - old, axis=1).mean() / radius)


def test_a_new_term_settles_near_its_neighbours_and_others_stay(before, glossary_like):
    neighbours = np.flatnonzero(glossary_like.community == 3)[:5].tolist()
    graph = glossary_like.graph
    graph.add_edges_from(("new term", node) for node in neighbours)
    after = force_layout(graph, pos=before, seed=1)
    assert shift(before, after) < 0.02
    near = np.median([np.linalg.norm(after["new term"] - after[v]) for v in neighbours])
    far = np.median([np.linalg.norm(after["new term"] - after[v]) for v in before])
    assert near < 0.5 * far


def test_nothing_new_moves_hardly_anything(before, glossary_like):
    assert shift(before, force_layout(glossary_like.graph, pos=before, seed=2)) < 0.02


def test_a_frame_of_any_size_and_place_is_kept(before, glossary_like):
    far_away = {node: 1e-6 * place + 7 for node, place in before.items()}
    after = force_layout(glossary_like.graph, pos=far_away, seed=1)
    assert shift(far_away, after) < 0.02


def test_fixed_nodes_stay_to_the_bit(before, glossary_like):
    graph = glossary_like.graph
    graph.add_edge("new term", 0)
    after = force_layout(graph, pos=before, fixed=[0, 1, 2], seed=1)
    assert all((after[node] == before[node]).all() for node in (0, 1, 2))


def test_the_free_settle_against_the_fixed_where_these_are():
    graph = nx.star_graph(12)
    pos = {node: (np.cos(node), np.sin(node), 0) for node in range(1, 13)}
    config = LayoutConfig(placed_mobility=1.0)
    after = force_layout(graph, pos=pos | {0: pos[1]}, fixed=list(pos), config=config)
    link = np.median([np.linalg.norm(after[0] - after[node]) for node in pos])
    assert min(np.linalg.norm(after[0] - after[node]) for node in pos) > 0.2 * link
    assert np.linalg.norm(after[0][:2]) < 0.5  # its pulls cancel in the middle


def test_new_twins_keep_their_distance(before, glossary_like):
    graph = glossary_like.graph
    neighbours = np.flatnonzero(glossary_like.community == 3)[:5].tolist()
    for name in "abcdefgh":
        graph.add_edges_from((name, node) for node in neighbours)
    after = force_layout(graph, pos=before, seed=1)
    link = np.median([np.linalg.norm(after[u] - after[v]) for u, v in graph.edges])
    twins = np.array([after[name] for name in "abcdefgh"])
    apart = np.linalg.norm(twins[:, None] - twins[None], axis=-1)[np.triu_indices(8, 1)]
    assert apart.min() > 0.15 * link


def test_another_seed_settles_new_nodes_otherwise(before, glossary_like):
    half = {node: before[node] for node in list(before)[::2]}
    one, other = (force_layout(glossary_like.graph, pos=half, seed=seed) for seed in (1, 2))
    assert any((one[node] != other[node]).any() for node in before)


def test_a_new_node_begins_near_the_neighbour_that_pulls_most():
    links = connect(3, np.array([[0, 1], [0, 2]]), np.array([9.0, 1.0]))
    known = np.array([[np.nan] * 3, [0, 0, 0], [10.0, 0, 0]])
    begun = _spread(known, np.array([False, True, True]), links)
    shares = links.strength[links.source == 0]
    assert begun[0] == pytest.approx([10 * shares[1] / shares.sum(), 0, 0])
    shaken = _spread(known, np.array([False, True, True]), links, np.ones((3, 3)))
    assert (shaken - begun == [[1, 1, 1], [0, 0, 0], [0, 0, 0]]).all()


def test_the_frame_is_that_of_the_largest_known_part():
    graph = nx.disjoint_union_all([nx.cycle_graph(60), nx.cycle_graph(30), nx.cycle_graph(40)])
    cold = force_layout(graph, scale=None)
    pos = {node: cold[node] * (10 if node < 60 else 1) for node in range(90)}
    after = force_layout(graph, pos=pos)
    ring = np.array([after[node] for node in range(90, 130)])
    before = np.array([cold[node] for node in range(90, 130)])
    size = [np.linalg.norm(each - each.mean(axis=0), axis=1).mean() for each in (ring, before)]
    assert 5 < size[0] / size[1] < 15


@pytest.mark.parametrize("size", [1, 2, 6, 12])
def test_small_known_parts_tell_how_large_new_ones_are(size):
    graph = nx.disjoint_union_all([nx.path_graph(size)] * 30)
    cold = force_layout(graph, scale=500)
    extent = np.ptp(list(force_layout(graph, scale=None).values()))
    nx.add_path(graph, range(10_000, 10_006))
    after = force_layout(graph, pos=cold)
    whole = force_layout(graph, scale=None)
    # Old parts are as large beside the new one as if nothing had been known.
    links = [np.linalg.norm(places[10_000] - places[10_001]) for places in (after, whole)]
    apart = [np.linalg.norm(places[0] - places[max(1, size - 1)]) for places in (after, whole)]
    if size > 1:
        assert links[0] / apart[0] == pytest.approx(links[1] / apart[1], rel=0.25)
    assert links[0] == pytest.approx(links[1] * np.ptp(list(cold.values())) / extent, rel=0.3)


def test_isolated_nodes_keep_their_frame_and_a_new_one_fits_in():
    graph = nx.empty_graph(300)
    before = force_layout(graph)
    graph.add_node("new")
    after = force_layout(graph, pos=before)
    assert shift(before, after) == 0
    assert np.linalg.norm(after["new"]) < 1.5 * max(np.linalg.norm(at) for at in before.values())


def test_coincident_known_places_say_where_and_not_how(measure):
    graph = nx.convert_node_labels_to_integers(nx.grid_2d_graph(8, 8))
    ring = nx.cycle_graph(range(100, 160))
    cold = force_layout(nx.compose(graph, ring), scale=1000)
    known = {node: cold[node] for node in ring} | dict.fromkeys(range(5), (9000, 9000, 9000))
    after = force_layout(nx.compose(graph, ring), pos=known)
    places, as_cold = (np.array([each[node] for node in graph]) for each in (after, cold))
    assert measure["stress"](places, graph) < 0.03
    assert places.std(axis=0).max() == pytest.approx(as_cold.std(axis=0).max(), rel=0.4)
    assert np.linalg.norm(places[:5].mean(axis=0) - 9000) < 1


@pytest.mark.parametrize("place", [(0.1, 0.2, 0.3), (1, 2, 3), (12.34, 5.6, 7.8)])
def test_coincident_places_that_rounding_tells_apart_are_one_place(place):
    graph = nx.cycle_graph(40)
    for count in (1, 3, 7):
        after = force_layout(graph, pos=dict.fromkeys(range(count), place))
        assert np.ptp(np.array(list(after.values())), axis=0).max() > 10


def test_the_resting_size_is_where_pulls_and_pushes_cancel(before, glossary_like):
    links = connect(glossary_like.n, glossary_like.edges)
    _, phases = phases_of(links, None, LayoutConfig(), 0.0, np.random.default_rng(0))
    places = 5 * np.array(list(before.values()))
    arms, free = places - places.mean(axis=0), np.ones((1, 1))
    sizes = [_resting_size(k * places, [(0.4, phases.local)], free) for k in (1.0, 0.37)]
    assert sizes[1] * 0.37 == pytest.approx(sizes[0], rel=0.01)
    inward, outward = (
        float(np.vdot(arms, phases.local(sizes[0] * k * places))) for k in (1.05, 0.95)
    )
    assert inward < 0 < outward
    assert _resting_size(places, [], free) == 1.0


def test_single_nodes_are_a_gap_apart():
    graph, config = nx.empty_graph(100), LayoutConfig(gap=4.0)
    cold = force_layout(graph, scale=None, config=config)
    nx.add_path(graph, range(1000, 1004))
    after = force_layout(graph, pos=cold, config=config)
    assert np.linalg.norm(after[1000] - after[1001]) == pytest.approx(1, rel=0.3)


def test_a_clique_does_not_swell_however_little_distances_count():
    graph, config = nx.complete_graph(120), LayoutConfig(balance=0.0)
    before = force_layout(graph, config=config)
    assert shift(before, force_layout(graph, pos=before, config=config, seed=2)) < 0.02


def test_known_places_far_down_a_path_are_followed_to_its_ends():
    graph, known = nx.path_graph(3000), {node: (node, 0.0, 0.0) for node in range(1000, 2000)}
    after = force_layout(graph, pos=known)
    along = np.array([after[node][0] for node in graph])
    assert np.abs(along[1000:2000] - np.arange(1000, 2000)).max() < 30
    assert (np.diff(along) > 0).mean() > 0.6


def test_all_fixed_is_all_there_is_to_say():
    graph, rng = nx.path_graph(30), np.random.default_rng(0)
    pos = {node: rng.normal(size=3) for node in graph}
    phases = []
    after = force_layout(
        graph, pos=pos, fixed=list(graph), progress=lambda *told: phases.append(told)
    )
    assert all((after[node] == pos[node]).all() for node in graph)
    assert {phase for phase, _ in phases} == {"distances", "packing"}  # nothing settles


def test_fixed_parts_tell_how_large_a_new_one_is(before, glossary_like):
    graph = glossary_like.graph
    large = {node: 300 * place for node, place in before.items()}
    nx.add_cycle(graph, range(1000, 1040))
    free, held = (force_layout(graph, pos=large, fixed=fixed) for fixed in ([], list(large)))
    links = [np.linalg.norm(places[1000] - places[1001]) for places in (free, held)]
    assert links[1] == pytest.approx(links[0], rel=0.1)
    assert links[0] > 1


def test_a_new_part_is_put_beside(before, glossary_like):
    graph = glossary_like.graph
    graph.add_edges_from([("a", "b"), ("b", "c")])
    after = force_layout(graph, pos=before, seed=1)
    old = np.array([after[node] for node in before])
    middle = old.mean(axis=0)
    radius = np.linalg.norm(old - middle, axis=1).max()
    assert all(radius < np.linalg.norm(after[v] - middle) < 2.5 * radius for v in "abc")


def test_half_a_graph_finds_its_other_half(before, glossary_like, measure):
    half = {node: before[node] for node in list(before)[::2]}
    after = force_layout(glossary_like.graph, pos=half, seed=1)
    warm = measure["stress"](np.array(list(after.values())), glossary_like.graph)
    cold = measure["stress"](np.array(list(before.values())), glossary_like.graph)
    assert warm < 1.1 * cold
    assert shift(half, after) < 0.02


@pytest.mark.parametrize("known", [1, 2, 3, 10])
def test_a_few_known_nodes_spoil_nothing(before, glossary_like, measure, known):
    few = {node: before[node] * 50 + 3 for node in list(before)[::29][:known]}
    after = force_layout(glossary_like.graph, pos=few, seed=2)
    warm = measure["stress"](np.array(list(after.values())), glossary_like.graph)
    cold = measure["stress"](np.array(list(before.values())), glossary_like.graph)
    assert warm < 1.04 * cold
    radius = 50 * np.linalg.norm(list(before.values()), axis=1).max()
    assert all(np.linalg.norm(after[node] - few[node]) < 0.1 * radius for node in few)


def test_one_known_node_is_where_it_was_and_others_are_about_it(glossary_like):
    after = force_layout(glossary_like.graph, pos={7: (4, 5, 6)}, fixed=[7])
    assert (after[7] == (4, 5, 6)).all()
    places = np.array(list(after.values()))
    radius = np.linalg.norm(places - places.mean(axis=0), axis=1).max()
    assert np.linalg.norm(places.mean(axis=0) - (4, 5, 6)) < radius
    far = force_layout(glossary_like.graph, pos={7: (400, 500, 600)}, fixed=[7])
    moved = np.array(list(far.values())) - places
    np.testing.assert_allclose(moved, np.broadcast_to([396, 495, 594], moved.shape), atol=0.05)


def test_a_part_with_one_known_node_has_about_the_size_that_other_parts_tell():
    graph = nx.disjoint_union(nx.cycle_graph(60), nx.cycle_graph(80))
    cold = force_layout(graph, scale=1000)
    pos = {node: cold[node] for node in (*range(60), 60)}
    after = force_layout(graph, pos=pos)
    size = {}
    for name, places in (("before", cold), ("after", after)):
        ring = np.array([places[node] for node in range(60, 140)])
        size[name] = np.linalg.norm(ring - ring.mean(axis=0), axis=1).mean()
    assert size["after"] == pytest.approx(size["before"], rel=0.35)


def test_a_new_part_is_as_large_as_it_would_be_without_known_places(before, glossary_like):
    graph = glossary_like.graph
    nx.add_cycle(graph, range(1000, 1040))
    cold = force_layout(graph, scale=None, seed=1)
    after = force_layout(graph, pos={node: cold[node] for node in before}, seed=1)
    for k in (1000, 1020):
        links = [np.linalg.norm(places[k] - places[k + 1]) for places in (cold, after)]
        assert links[1] == pytest.approx(links[0], rel=0.3)


@pytest.mark.parametrize(
    "pos",
    [
        {0: (0, 0, 0)},
        dict.fromkeys(range(6), (1, 1, 1)),
        {0: (0, 0, 0), 5: (0, 0, 1e-250)},
        {0: (0, 0, 0), 5: (0, 0, 1e99)},
    ],
    ids=["one known", "all at one place", "minute", "huge"],
)
def test_odd_starts_come_to_finite_distinct_places(pos):
    graph = nx.disjoint_union(nx.path_graph(6), nx.empty_graph(2))
    places = np.array(list(force_layout(graph, pos=pos).values()))
    assert np.isfinite(places).all()
    assert len(np.unique(places, axis=0)) == 8


def test_a_bad_place_names_its_node():
    graph = nx.path_graph(["a", "b"])
    for place in ((0, 0), (0, 0, np.nan), (0, 0, np.inf), "here"):
        with pytest.raises(LayoutError, match="'b'"):
            force_layout(graph, pos={"b": place})


@pytest.mark.parametrize(("fixed", "pos"), [(["b"], None), (["b"], {"a": (0, 0, 0)}), (["z"], {})])
def test_fixed_needs_a_place(fixed, pos):
    with pytest.raises(LayoutError, match=repr(fixed[0])):
        force_layout(nx.path_graph(["a", "b"]), pos=pos, fixed=fixed)
