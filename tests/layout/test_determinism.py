"""Same input, same places, to the bit: in another process and with any count of threads."""

import hashlib
import os
import subprocess
import sys

import numpy as np
import pytest

from wordgraph.layout import (
    LayoutConfig,
    accelerator,
    chunks,
    crowd,
    engine,
    layout_edges,
    local,
    search,
    spacing,
    start,
    stress,
)

SCRIPT = """
import hashlib, sys
import numpy as np
from wordgraph.layout import LayoutConfig, layout_edges
edges = np.frombuffer(sys.stdin.buffer.read(), dtype=np.int64).reshape(-1, 2)
for settings in {settings}:
    places = layout_edges({n}, edges, seed=5, config=LayoutConfig(**settings))
    print(hashlib.sha256(places.tobytes()).hexdigest())
"""
# All pairs at once; sources out of a table, all of them at the end; and of fresh searches.
WAYS = [{"dense_limit": 600}, {"dense_limit": 0}, {"dense_limit": 0, "table_limit": 0}]
WAYS += [way | {"balance": 1.0} for way in WAYS]


def digests(planted):
    """What each way makes of a graph, in 64 hexadecimal digits."""
    return [
        hashlib.sha256(
            layout_edges(
                planted.n, planted.edges, seed=5, config=LayoutConfig(**settings)
            ).tobytes()
        ).hexdigest()
        for settings in WAYS
    ]


@pytest.mark.parametrize("threads", ["1", "3"])
def test_another_process_gives_the_same_bits(glossary_like, threads):
    settings = {
        "OPENBLAS_NUM_THREADS": threads,
        "OMP_NUM_THREADS": threads,
        "PYTHONHASHSEED": threads,
    }
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(n=glossary_like.n, settings=WAYS)],
        input=glossary_like.edges.astype(np.int64).tobytes(),
        env={**os.environ, **settings, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode().split() == digests(glossary_like)
    assert len(set(digests(glossary_like))) == len(WAYS)


def test_order_and_direction_of_edges_change_no_bit(glossary_like):
    n, edges, rng = glossary_like.n, glossary_like.edges, np.random.default_rng(0)
    order, weights = rng.permutation(len(edges)), rng.uniform(0.1, 9, len(edges))
    for settings in WAYS[:3]:
        config = LayoutConfig(**settings)
        one = layout_edges(n, edges, weights, config=config)
        other = layout_edges(n, edges[order, ::-1], weights[order], config=config)
        assert one.tobytes() == other.tobytes()


def test_another_seed_is_another_picture(glossary_like):
    one = layout_edges(glossary_like.n, glossary_like.edges, seed=1)
    assert not np.array_equal(one, layout_edges(glossary_like.n, glossary_like.edges, seed=2))


def test_one_thread_or_several_give_the_same_bits(glossary_like, monkeypatch):
    """In pieces so small that several threads get some each."""
    for module in (crowd, engine, local, search, spacing, start):
        monkeypatch.setattr(module, "_CHUNK", 16)
    monkeypatch.setattr(stress, "_CHUNK", 1024)
    monkeypatch.setattr(chunks, "_GATHERED", 16)
    shared, over_chunks = set(), chunks.over_chunks

    def noted(task, n, size):
        if n / size >= 8:
            shared.add(task.__qualname__.split(".")[0])
        over_chunks(task, n, size)

    for module in (chunks, engine, local, search, spacing, start, stress):
        monkeypatch.setattr(module, "over_chunks", noted)
    found = set()
    for count in (1, 2, 5):
        monkeypatch.setattr(chunks, "threads", lambda count=count: count)
        found.add(tuple(digests(glossary_like)))
    assert len(found) == 1
    assert shared >= {"attraction", "repulsion", "near_push", "stress_moves", "_moved", "gaps"}
    assert "pushed_apart" in shared


@pytest.mark.parametrize("compiled", [False, True])
def test_several_threads_give_the_same_bits_compiled_and_in_forests(
    compiled, glossary_like, monkeypatch
):
    if compiled:
        pytest.importorskip("numba", reason="the accelerator is an optional extra")
        monkeypatch.setattr(accelerator, "LARGE", 0)
    paths = 7 * np.arange(600)[:, None] + np.arange(6)
    forest = np.stack([paths.ravel(), paths.ravel() + 1], axis=1)
    found = set()
    for count in (1, 2, 5):
        monkeypatch.setattr(chunks, "threads", lambda count=count: count)
        found.add((*digests(glossary_like), layout_edges(4200, forest).tobytes()))
    assert len(found) == 1


FORKED = """
import os
from wordgraph.layout import chunks

def filled():
    done = [0] * 9
    chunks.over_chunks(lambda low, high: done.__setitem__(low, 1), 9, 1)
    return sum(done)

chunks.threads = lambda: 2
assert filled() == 9
child = os.fork()
if not child:
    os._exit(filled())
raise SystemExit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 9)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="only where processes fork")
def test_a_fork_starts_threads_of_its_own():
    """As servers do: those of the parent are not there in the child, which must not wait."""
    done = subprocess.run([sys.executable, "-c", FORKED], check=False, timeout=60)
    assert done.returncode == 0
