"""The cache: places of a graph are computed once, and found again by what went into them."""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from contextlib import suppress
from dataclasses import asdict
from io import BytesIO
from pathlib import Path

import numpy as np

from wordgraph.layout.accelerator import accelerated
from wordgraph.layout.arrays import Array, Index, Mask, Progress
from wordgraph.layout.checks import (
    checked_fixed,
    checked_frame,
    checked_groups,
    checked_levels,
    checked_pos,
)
from wordgraph.layout.config import LayoutConfig
from wordgraph.layout.layout_edges import layout_edges
from wordgraph.layout.links import checked_edges, checked_weights
from wordgraph.layout.watch import Watch
from wordgraph.resources import cache_folder
from wordgraph.whole_file import write_whole

ENGINE = 11
"""The engine's version: raise it whenever the same input comes to be laid out differently."""

_DEFAULT = LayoutConfig()
# What NumPy and zipfile raise on a file that is damaged, short, or something else altogether.
_DAMAGED = (OSError, ValueError, KeyError, EOFError, NotImplementedError, RuntimeError)
_UNREADABLE = (*_DAMAGED, zipfile.BadZipFile, zlib.error)
_STORED = {"i": "<i8", "f": "<f8", "b": "|b1"}  # the same bytes on any machine


def content_key(
    n: int,
    edges: Index,
    weights: Array | None = None,
    dim: int = 3,
    *,
    pos: Array | None = None,
    seed: int = 0,
    config: LayoutConfig = _DEFAULT,
    groups: Index | None = None,
    fixed: Mask | None = None,
    levels: Array | None = None,
) -> str:
    """A sha256 hex digest of all that decides a layout; the order of edges does not.

    Raises LayoutError for what `layout_edges` refuses.
    """
    n, dim, seed = checked_frame(n, dim, seed)
    ends = np.sort(checked_edges(n, edges), axis=1)
    pull = np.ones(len(ends)) if weights is None else checked_weights(ends, weights)
    order = np.lexsort((pull, ends[:, 1], ends[:, 0]))
    known = checked_pos(n, dim, pos)
    held, heights = checked_fixed(known, fixed), checked_levels(known, levels, config.level_gap)
    head = {"engine": ENGINE, "compiled": accelerated(n), "n": n, "dim": dim, "seed": seed}
    digest = hashlib.sha256(json.dumps(head | asdict(config), sort_keys=True).encode())
    given = {
        "edges": ends[order],
        "weights": pull[order],
        "groups": checked_groups(n, groups),
        "pos": None if pos is None else known,
        "fixed": held if held.any() else None,
        "levels": None if heights is None else heights.level,
    }
    for name, numbers in given.items():
        if numbers is not None:
            digest.update(name.encode() + numbers.astype(_STORED[numbers.dtype.kind]).tobytes())
    return digest.hexdigest()


def cached_layout(
    n: int,
    edges: Index,
    weights: Array | None = None,
    dim: int = 3,
    *,
    pos: Array | None = None,
    seed: int = 0,
    config: LayoutConfig = _DEFAULT,
    groups: Index | None = None,
    fixed: Mask | None = None,
    levels: Array | None = None,
    progress: Progress | None = None,
) -> Array:
    """`layout_edges` of the same arguments, from the user's cache if it is there.

    The cache only ever saves time: a file that can't be read is computed again, a folder that can't
    be written is left alone.
    """
    key = content_key(
        n, edges, weights, dim,
        pos=pos, seed=seed, config=config, groups=groups, fixed=fixed, levels=levels,
    )  # fmt: skip
    file = cache_folder("places") / f"{key}.npz"
    places = _read(file, (n, dim))
    if places is None:
        watch = Watch(progress, n)
        places = layout_edges(
            n, edges, weights, dim, pos=pos, seed=seed, config=config, groups=groups,
            fixed=fixed, levels=levels, progress=watch.tell,
        )  # fmt: skip
        if watch.going:  # half a layout is not kept
            with suppress(OSError):
                _write(file, places)
    elif progress is not None:
        progress("packing", 1.0)
    return places


def _read(file: Path, shape: tuple[int, int]) -> Array | None:
    try:
        with np.load(file, allow_pickle=False) as stored:
            places = np.asarray(stored["places"], dtype=np.float64)
    except _UNREADABLE:
        return None
    return places if places.shape == shape and np.isfinite(places).all() else None


def _write(file: Path, places: Array) -> None:
    stream = BytesIO()
    np.savez(stream, places=places)
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, stream.getvalue())
