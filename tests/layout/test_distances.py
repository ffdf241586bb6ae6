"""Distance rows agree with networkx's breadth-first search."""

from itertools import islice

import networkx as nx
import numpy as np
import pytest

from wordgraph.layout.config import LayoutConfig
from wordgraph.layout.distances import blocks, searched
from wordgraph.layout.links import connect
from wordgraph.layout.search import search_from_all

GRAPHS = {
    "path longer than a byte counts": nx.path_graph(400),
    "tree": nx.random_labeled_tree(200, seed=2),
    "small world": nx.connected_watts_strogatz_graph(150, 4, 0.1, seed=1),
    "star": nx.star_graph(90),
    "pair": nx.path_graph(2),
}


def hops_of(graph, sources):
    rows = [nx.single_source_shortest_path_length(graph, source) for source in sources]
    return np.array([[row[node] for node in range(len(graph))] for row in rows], dtype=float)


@pytest.mark.parametrize("name", GRAPHS)
def test_rows_are_shortest_paths(name):
    graph = GRAPHS[name]
    sources = np.random.default_rng(0).permutation(len(graph))[:64]
    block, levels = searched(connect(len(graph), np.array(graph.edges)), sources)
    expected = hops_of(graph, sources.tolist())
    np.testing.assert_allclose(block.hops(0, len(graph)).T, expected, rtol=1e-6)
    assert levels == expected.max()


@pytest.mark.parametrize(
    "config",
    [
        LayoutConfig(),
        LayoutConfig(table_rows=64),
        LayoutConfig(table_limit=0),
        LayoutConfig(table_limit=0, depth_budget=1),
    ],
    ids=["table", "columns of a table", "fresh searches", "spent budget"],
)
def test_every_stream_of_blocks_tells_the_truth(config):
    graph = nx.connected_watts_strogatz_graph(150, 4, 0.1, seed=1)
    links = connect(150, np.array(graph.edges))
    stream, _ = blocks(links, config, np.random.default_rng(0))
    for block in islice(stream, 6):
        expected = hops_of(graph, block.sources.tolist())
        np.testing.assert_allclose(block.hops(0, 150).T, expected, rtol=1e-6)
        np.testing.assert_allclose(block.hops(10, 90, 7).T, expected[:, 10:90:7], rtol=1e-6)


def test_no_block_of_a_table_is_left_with_a_few_sources():
    links = connect(769, np.array(nx.barabasi_albert_graph(769, 3, seed=1).edges))
    stream, whole = blocks(links, LayoutConfig(), np.random.default_rng(0))  # 769 = 6 * 128 + 1
    assert len(next(stream).sources) == 128  # to start from
    sizes = [len(block.sources) for block in islice(stream, 7)]
    assert sum(sizes) == 769
    assert min(sizes) > 100
    assert whole is not None
    assert sorted(whole.sources) == list(range(769))


def test_a_strong_link_is_short_and_a_weak_one_long():
    edges, weights = np.array([[0, 1], [1, 2], [2, 3]]), np.array([8.0, 1.0, 1 / 8])
    block, _ = searched(connect(4, edges, weights), np.arange(4))
    assert np.diag(block.hops(0, 4), 1) == pytest.approx([0.5, 1.0, 2.0])  # strength^(-1/3)


@pytest.mark.parametrize("n", [63, 64, 65, 200])
def test_a_search_from_all_is_that_from_each(n):
    graph = nx.connected_watts_strogatz_graph(n, 4, 0.1, seed=n)
    sources = np.random.default_rng(n).permutation(n)
    hops = search_from_all(connect(n, np.array(graph.edges)), sources)
    np.testing.assert_array_equal(hops, nx.floyd_warshall_numpy(graph, range(n))[:, sources])


def test_a_search_from_all_of_a_long_path_does_not_overflow():
    n, sources = 700, np.arange(700)
    hops = search_from_all(connect(n, np.stack([sources[:-1], sources[1:]], axis=1)), sources)
    np.testing.assert_array_equal(hops, abs(sources[:, None] - sources))


def test_a_deep_graph_changes_its_sources_more_often_than_a_shallow_one(monkeypatch):
    monkeypatch.setattr("wordgraph.layout.config._LARGE", 100)
    config, runs = LayoutConfig(table_limit=0, visits=2), {}
    for name, graph in (("deep", nx.path_graph(200)), ("shallow", nx.star_graph(199))):
        stream, _ = blocks(connect(200, np.array(graph.edges)), config, np.random.default_rng(0))
        seen = [block.sources.tobytes() for block in islice(stream, 1, 13)]
        runs[name] = seen.count(seen[0])
    assert runs == {"deep": 2, "shallow": 4}


def test_once_the_budget_is_spent_the_last_few_searches_take_turns():
    config = LayoutConfig(table_limit=0, depth_budget=1200, visits=1)
    links = connect(200, np.array(nx.path_graph(200).edges))
    stream, _ = blocks(links, config, np.random.default_rng(0))
    seen = [block.sources.tobytes() for block in islice(stream, 80)]
    assert 2 < len(set(seen[30:])) <= 4
    assert len(set(seen)) > 5
