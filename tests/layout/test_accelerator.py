"""The compiled pieces agree with their NumPy twins, and small graphs never wait for them."""

import subprocess
import sys

import networkx as nx
import numpy as np
import pytest

from wordgraph.layout import LayoutConfig, accelerator, layout_edges
from wordgraph.layout.crowd import near_push
from wordgraph.layout.distances import searched
from wordgraph.layout.links import connect
from wordgraph.layout.local import attraction, repulsion
from wordgraph.layout.search import search
from wordgraph.layout.spacing import gaps, in_cells
from wordgraph.layout.stress import stress_moves

pytest.importorskip("numba", reason="the accelerator is an optional extra")
GRAPH = nx.connected_watts_strogatz_graph(400, 6, 0.1, seed=1)
CONFIG = LayoutConfig()


@pytest.fixture(params=[2, 3])
def places(request):
    return np.random.default_rng(0).normal(size=(400, request.param)).astype(np.float32)


@pytest.fixture
def both(monkeypatch):
    """Calls a function without and with the accelerator, which is otherwise for large graphs."""

    def call(function):
        monkeypatch.setattr(accelerator, "LARGE", 10**9)
        plain = function()
        monkeypatch.setattr(accelerator, "LARGE", 0)
        assert accelerator.compiled_for(1) is not None
        return plain, function()

    return call


def linked(weighted=False):
    edges = np.array(GRAPH.edges)
    weights = np.random.default_rng(1).random(len(edges)) + 0.1 if weighted else None
    return connect(400, edges, weights)


@pytest.mark.parametrize("count", [1, 20, 64])
def test_search(both, count):
    sources = np.random.default_rng(2).choice(400, count, replace=False)
    plain, fast = both(lambda: search(linked(), sources))
    np.testing.assert_array_equal(plain, fast)


@pytest.mark.parametrize("weighted", [False, True])
def test_stress(both, places, weighted):
    block, _ = searched(linked(weighted), np.arange(5, 45))
    plain, fast = both(lambda: stress_moves(places, block, 0.7))
    np.testing.assert_allclose(plain, fast, rtol=2e-4, atol=2e-5)


@pytest.mark.parametrize("weighted", [False, True])
def test_attraction(both, places, weighted):
    links = linked(weighted)
    plain, fast = both(lambda: attraction(places, links, CONFIG))
    np.testing.assert_allclose(plain, fast, rtol=1e-4, atol=1e-5)


def test_repulsion(both, places):
    order = np.random.default_rng(3).permutation(400)
    plain, fast = both(lambda: repulsion(places, order, 390, 20))  # over the end, to the start
    np.testing.assert_allclose(plain, fast, rtol=1e-4, atol=1e-6)


def test_near_push(both, places):
    order = np.random.default_rng(4).permutation(400)
    plain, fast = both(lambda: near_push(places, order, 8, 0.3))
    np.testing.assert_allclose(plain, fast, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("reach", [0.3, 0.9, 3.0])  # the last one makes heaps
def test_gaps(both, places, reach):
    order, cells = in_cells(places.astype(float), reach)
    row = places[order].astype(float)
    plain, fast = both(lambda: gaps(row, cells, reach))
    assert (plain != 0).mean() > 0.3
    np.testing.assert_allclose(plain, fast, rtol=1e-4, atol=1e-5)


@pytest.mark.parametrize("balance", [0.6, 0.9])
@pytest.mark.parametrize("table_limit", [0, 6000])
def test_whole_layouts_are_the_same_picture(both, glossary_like, balance, table_limit):
    """Rounding differs in the last bit, and a layout settles in the same place all the same."""
    config = LayoutConfig(balance=balance, dense_limit=0, table_limit=table_limit)
    one, other = both(
        lambda: layout_edges(glossary_like.n, glossary_like.edges, seed=3, config=config)
    )
    assert (one != other).any()
    one, other = one - one.mean(axis=0), other - other.mean(axis=0)
    singular = np.linalg.svd(one.T @ other, compute_uv=False)
    assert 1 - singular.sum() ** 2 / ((one**2).sum() * (other**2).sum()) < 0.02


def test_a_small_graph_never_loads_the_compiler():
    script = (
        "import sys; from wordgraph.layout import force_layout; import networkx as nx;"
        "force_layout(nx.karate_club_graph()); sys.exit('numba' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_where_nothing_compiled_can_be_kept_numpy_does(monkeypatch):
    def fail(name):
        raise RuntimeError(f"cannot cache {name}: no locator available")

    monkeypatch.setattr(accelerator.importlib, "import_module", fail)
    accelerator._compiled.cache_clear()
    assert accelerator.compiled_for(10**7) is None
    accelerator._compiled.cache_clear()


def test_it_can_be_switched_off(monkeypatch):
    monkeypatch.setenv(accelerator.VARIABLE, "off")
    assert accelerator.compiled_for(10**7) is None
