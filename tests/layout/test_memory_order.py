"""Memory order: the same links under other numbers, and the same picture in the end."""

import sys

import networkx as nx
import numpy as np
import pytest

from wordgraph.layout import layout_edges, memory_order
from wordgraph.layout.chunks import gathered
from wordgraph.layout.config import LayoutConfig
from wordgraph.layout.links import connect
from wordgraph.layout.parts import split


@pytest.fixture
def links():
    graph = nx.connected_watts_strogatz_graph(400, 6, 0.2, seed=1)
    edges = np.array(graph.edges)
    return connect(400, edges, np.random.default_rng(2).uniform(0.5, 2, len(edges)))


def pairs(links, name=None):
    name = np.arange(links.n) if name is None else name
    return {
        (int(name[a]), int(name[b]), float(w))
        for a, b, w in zip(links.source, links.target, links.strength, strict=True)
    }


def test_reordered_links_are_the_same_links(links):
    order = np.random.default_rng(3).permutation(links.n)
    again = links.reordered(order)
    assert pairs(again, order) == pairs(links)
    np.testing.assert_array_equal(again.degree, links.degree[order])
    assert (np.diff(again.source) >= 0).all()


def test_a_part_keeps_its_nodes(links):
    (part,) = split(links)
    order = np.random.default_rng(3).permutation(links.n)
    again = part.reordered(order)
    assert pairs(again.links, again.nodes) == pairs(part.links, part.nodes)


def test_neighbours_come_to_stand_near_each_other(links):
    shuffled = links.reordered(np.random.default_rng(3).permutation(links.n))
    order = memory_order.memory_order(shuffled, 3, LayoutConfig(), np.random.default_rng(0))
    assert sorted(order) == list(range(links.n))
    near = shuffled.reordered(order)
    apart = [np.abs(each.source - each.target).mean() for each in (shuffled, near)]
    assert apart[1] < 0.6 * apart[0]


def test_a_layout_in_memory_order_is_of_the_same_quality(monkeypatch, measure):
    found = measure["planted"](900)
    usual = layout_edges(found.n, found.edges)
    module = sys.modules["wordgraph.layout.layout_edges"]  # the package names a function so, too
    monkeypatch.setattr(module, "SMALLEST", 10)
    again = layout_edges(found.n, found.edges)
    assert not np.array_equal(again, usual)
    for name, close in (("stress", 0.03), ("neighbourhood", 0.15)):
        one, other = measure[name](again, found.graph), measure[name](usual, found.graph)
        assert one == pytest.approx(other, rel=close)


@pytest.mark.parametrize("n", [0, 1, 1000, 700_000])
def test_gathered_rows_are_those_of_numpy(n):
    rng = np.random.default_rng(n)
    rows, order = rng.normal(size=(n, 3)).astype(np.float32), rng.permutation(n)
    np.testing.assert_array_equal(gathered(rows, order), rows[order])


def test_groups_and_levels_go_with_their_nodes(monkeypatch, measure):
    found = measure["planted"](300)
    module = sys.modules["wordgraph.layout.layout_edges"]
    monkeypatch.setattr(module, "SMALLEST", 10)
    places = layout_edges(found.n, found.edges, groups=found.community)
    assert measure["silhouette"](places, found.community) > 0.25
    level = found.community % 3
    seen = []
    usual = module.lay_out
    monkeypatch.setattr(
        module,
        "lay_out",
        lambda links, dim, config, rng, groups, levels, watch: (
            seen.append((links, levels)) or usual(links, dim, config, rng, groups, levels, watch)
        ),
    )
    layout_edges(found.n, found.edges, levels=level)
    ((links, levels),) = seen
    # Of each node, how many neighbours are on its own level: the same in any order.
    own = np.bincount(links.source, levels.level[links.source] == levels.level[links.target])
    whole = connect(found.n, found.edges)
    expected = np.bincount(whole.source, level[whole.source] == level[whole.target])
    assert sorted(own) == sorted(expected)
