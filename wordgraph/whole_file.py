"""A file appears whole or not at all."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def write_whole(path: Path, body: bytes) -> None:
    """Write beside the target, then take its place at once: no reader ever sees half a file."""
    target = Path(os.path.realpath(path))
    # In the same folder, as only within one file system is a rename atomic.
    beside = target.with_name(f".wordgraph-{secrets.token_hex(8)}.tmp")
    try:
        with open(beside, "xb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
