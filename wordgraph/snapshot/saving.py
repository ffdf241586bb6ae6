"""Saving: a snapshot is written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from wordgraph.errors import SnapshotError
from wordgraph.snapshot.exhibit import Exhibit
from wordgraph.snapshot.registry import encode, writers
from wordgraph.whole_file import write_whole


def write(path: str | os.PathLike[str], exhibit: Exhibit, format: str | None = None) -> None:
    """Write an exhibit to a file, in a format or in that of the file's ending.

    The file appears complete, or stays as it was: SnapshotError says why.
    """
    target = Path(path)
    chosen = format or target.suffix.lower().removeprefix(".")
    if chosen not in writers:
        raise SnapshotError(f"{target}: no format {chosen!r}; choose one of {', '.join(writers)}")
    _check_place(target)
    body = encode(exhibit, chosen)
    try:
        write_whole(target, body)
    except OSError as error:
        raise SnapshotError(f"{target}: can't be written ({error.strerror or error})") from error


def _check_place(target: Path) -> None:
    """Before seconds go into a picture: is there a folder for it?"""
    if not target.parent.is_dir():
        raise SnapshotError(f"{target}: there is no folder {target.parent}; create it first")
    if target.is_dir():
        raise SnapshotError(f"{target}: that is a folder; name a file in it")
