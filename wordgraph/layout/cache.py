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

from wordgraph.layout.arrays import Array, Index, Progress
from wordgraph.layout.config import LayoutConfig
from wordgraph.layout.layout_edges import layout_edges
from wordgraph.resources import cache_folder
from wordgraph.whole_file import write_whole

ENGINE = 7
"""The engine's version: raise it whenever the same input comes to be laid out differently."""

_DEFAULT = LayoutConfig()
# What NumPy and zipfile raise on a file that is damaged, short, or something else altogether.
_DAMAGED = (OSError, ValueError, KeyError, EOFError, NotImplementedError, RuntimeError)
_UNREADABLE = (*_DAMAGED, zipfile.BadZipFile, zlib.error)


def content_key(
    n: int,
    edges: Index,
    weights: Array | None = None,
    dim: int = 3,
    seed: int = 0,
    config: LayoutConfig = _DEFAULT,
    groups: Index | None = None,
    pos: Array | None = None,
    levels: Array | None = None,
) -> str:
    """A sha256 hex digest of all that decides a layout; the order of edges does not."""
    ends = np.sort(np.asarray(edges, dtype="<i8").reshape(-1, 2), axis=1)
    pull = np.ones(len(ends), "<f8") if weights is None else np.asarray(weights, dtype="<f8")
    order = np.lexsort((pull, ends[:, 1], ends[:, 0]))
    head = {"engine": ENGINE, "n": n, "dim": dim, "seed": int(seed), "config": asdict(config)}
    digest = hashlib.sha256(json.dumps(head, sort_keys=True).encode())
    digest.update(ends[order].tobytes() + pull[order].tobytes())
    if groups is not None:
        digest.update(b"groups" + np.asarray(groups, dtype="<i8").tobytes())
    for name, numbers in (("pos", pos), ("levels", levels)):
        if numbers is not None:
            digest.update(name.encode() + np.asarray(numbers, dtype="<f8").tobytes())
    return digest.hexdigest()


def cached_layout(
    n: int,
    edges: Index,
    weights: Array | None = None,
    dim: int = 3,
    seed: int = 0,
    config: LayoutConfig = _DEFAULT,
    groups: Index | None = None,
    progress: Progress | None = None,
    pos: Array | None = None,
    levels: Array | None = None,
) -> Array:
    """`layout_edges` of the same arguments, from the user's cache if it is there.

    The cache only ever saves time: a file that can't be read is computed again, a folder that can't
    be written is left alone.
    """
    key = content_key(n, edges, weights, dim, seed, config, groups, pos, levels)
    file = cache_folder("places") / f"{key}.npz"
    places = _read(file, (n, dim))
    if places is None:
        going = _Going(progress)
        places = layout_edges(
            n, edges, weights, dim, pos, seed, config, groups, levels=levels, progress=going
        )
        if not going.stopped:
            with suppress(OSError):
                _write(file, places)
    return places


class _Going:
    """Passes progress on, and remembers whether it was stopped: half a layout is not kept."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress, self.stopped = progress, False

    def __call__(self, phase: str, share: float) -> bool:
        if self._progress is not None and self._progress(phase, share) is False:
            self.stopped = True
        return not self.stopped


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
