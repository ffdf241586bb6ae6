"""The engines of the comparison: each takes n, edges (m, 2) and a seed, and gives places (n, 3)."""

import os
import random
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import networkx as nx
import numpy as np

from wordgraph.layout import LayoutConfig, layout_edges
from wordgraph.layout.accelerator import VARIABLE

Engine = Callable[[int, np.ndarray, int], np.ndarray]
_DEFAULT = LayoutConfig()
_SCRIPTS = Path(__file__).parent / "peers.mjs"


def ours(
    n: int, edges: np.ndarray, seed: int, balance: float, share: float = 1, numba: bool = False
) -> np.ndarray:
    """WordGraph's engine in a share of its epochs; spacing as small as what "crowd" counts."""
    epochs, warm_up = round(share * _DEFAULT.epochs), round(share * _DEFAULT.warm_up)
    last = round(share * _DEFAULT.last) if share >= 1 else 0  # who is in haste does without
    config = LayoutConfig(balance=balance, epochs=epochs, warm_up=warm_up, last=last, spacing=0.03)
    os.environ[VARIABLE] = "" if numba else "off"
    return layout_edges(n, edges, seed=seed, config=config)


def sfdp(n: int, edges: np.ndarray, seed: int) -> np.ndarray:
    """Graphviz's multilevel spring electrical model (Hu 2005)."""
    text = "graph g {node [shape=point];" + "".join(f"{k};" for k in range(n))
    text += "".join(f"{a}--{b};" for a, b in edges.tolist()) + "}"
    command = [
        "sfdp",
        "-Gdim=3",
        "-Gdimen=3",
        "-Goverlap=true",
        "-Gsplines=none",
        f"-Gstart={seed}",
    ]
    done = subprocess.run(
        [*command, "-Tdot"], input=text, capture_output=True, text=True, check=True
    )
    places = np.zeros((n, 3))
    for found in re.finditer(r'^\s*(\d+)\s*\[[^\]]*?pos="([^"]+)"', done.stdout, re.MULTILINE):
        places[int(found[1])] = [float(x) for x in found[2].rstrip("!").split(",")][:3]
    return places


def igraph(n: int, edges: np.ndarray, seed: int, method: str, **settings: int) -> np.ndarray:
    """A layout of igraph's C library."""
    import igraph as ig

    random.seed(seed)
    graph = ig.Graph(n=n, edges=edges.tolist())
    return np.array(getattr(graph, method)(**settings).coords)


def networkx(n: int, edges: np.ndarray, seed: int, method: str) -> np.ndarray:
    """A layout of networkx."""
    graph = nx.empty_graph(n)
    graph.add_edges_from(edges.tolist())
    places = getattr(nx, method)(graph, dim=3, seed=seed)
    return np.array([places[node] for node in range(n)])


def fa2(n: int, edges: np.ndarray, seed: int) -> np.ndarray:
    """ForceAtlas2 with Barnes and Hut's approximation."""
    from fa2 import ForceAtlas2
    from scipy.sparse import coo_matrix

    both = np.concatenate([edges, edges[:, ::-1]])
    matrix = coo_matrix((np.ones(len(both)), both.T), (n, n)).tolil()
    engine = ForceAtlas2(verbose=False, dim=3, seed=seed)
    return np.array(engine.forceatlas2(matrix, iterations=100))


def s_gd2(n: int, edges: np.ndarray, seed: int) -> np.ndarray:
    """Full stress by stochastic gradient descent (Zheng, Pawar & Goodman 2019)."""
    import s_gd2 as engine
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import shortest_path

    matrix = coo_matrix((np.ones(len(edges)), edges.T), (n, n))
    hops = shortest_path(matrix, directed=False, unweighted=True)
    pairs = hops[np.triu_indices(n, 1)]
    return np.array(engine.mds_direct(n, pairs, num_dimensions=3, random_seed=seed))


def node(n: int, edges: np.ndarray, seed: int, which: str) -> np.ndarray:
    """A layout of the browser's world, run by Node."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "edges.bin"
        edges.astype("<i4").tofile(file)
        command = ["node", str(_SCRIPTS), which, str(n), str(file), str(seed)]
        done = subprocess.run(command, capture_output=True, check=True)
    return np.frombuffer(done.stdout, "<f8").reshape(n, 3)


BALANCES = (1.0, 0.95, 0.9, 0.75, 0.65, 0.6, 0.3, 0.15, 0.05, 0.0)
SOME = (0.9, 0.6, 0.3, 0.0)
OURS: dict[str, Engine] = {
    **{f"WordGraph {balance}": partial(ours, balance=balance) for balance in BALANCES},
    **{f"WordGraph {b}, half the epochs": partial(ours, balance=b, share=0.5) for b in SOME},
    "WordGraph 0.9, a quarter of the epochs": partial(ours, balance=0.9, share=0.25),
    **{
        f"WordGraph {b}, thrice the epochs": partial(ours, balance=b, share=3)
        for b in (1.0, 0.05, 0.0)
    },
}
FAST: dict[str, Engine] = {
    **{f"WordGraph {b}, numba": partial(ours, balance=b, numba=True) for b in SOME},
    **{
        f"WordGraph {b}, half the epochs, numba": partial(ours, balance=b, share=0.5, numba=True)
        for b in SOME
    },
}
PEERS: dict[str, Engine] = {
    "Graphviz sfdp": sfdp,
    "igraph Kamada-Kawai": partial(igraph, method="layout_kamada_kawai_3d"),
    "igraph Fruchterman-Reingold": partial(igraph, method="layout_fruchterman_reingold_3d"),
    "igraph DrL": partial(igraph, method="layout_drl", dim=3),
    "igraph UMAP": partial(igraph, method="layout_umap", dim=3),
    "networkx spring": partial(networkx, method="spring_layout"),
    "networkx ForceAtlas2": partial(networkx, method="forceatlas2_layout"),
    "fa2": fa2,
    "s_gd2": s_gd2,
    "d3-force-3d": partial(node, which="d3"),
    "ngraph.forcelayout": partial(node, which="ngraph"),
}
ENGINES: dict[str, Engine] = {**OURS, **FAST, **PEERS}


def installed(name: str) -> bool:
    """Whether an engine is there: all peers but networkx are extras of the comparison."""
    if name in OURS:
        return True
    if name in FAST:
        return find_spec("numba") is not None
    if name.startswith("igraph"):
        return find_spec("igraph") is not None
    if name in ("fa2", "s_gd2"):
        return find_spec(name) is not None and find_spec("scipy") is not None
    if name in ("d3-force-3d", "ngraph.forcelayout"):
        return shutil.which("node") is not None and (_SCRIPTS.parent / "node_modules").is_dir()
    return name != "Graphviz sfdp" or shutil.which("sfdp") is not None
