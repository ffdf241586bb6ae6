"""The browser's modules inside one file: an import map whose addresses hold the modules."""

from __future__ import annotations

import base64
import posixpath
import re
from pathlib import Path

PREFIX = "wordgraph/"

# Whole lines of comments, which only those need who change a module.
_COMMENTS = re.compile(r"^[ \t]*(?:/\*\*.*?\*/|//[^\n]*)[ \t]*\n", re.MULTILINE | re.DOTALL)

# `import ... from "./x.mjs"`, `export ... from "../x.mjs"`, `import "./x.mjs"`, `import("./x")`.
_RELATIVE = re.compile(r"""(\bfrom\s*|\bimport\s*\(?\s*)(["'])(\.{1,2}/[^"']+)\2""")


def import_map(folder: Path) -> dict[str, dict[str, str]]:
    """The import map of all modules below a folder, each under "wordgraph/" and its path."""
    modules = sorted(folder.rglob("*.mjs"))
    return {
        "imports": {
            PREFIX + path.relative_to(folder).as_posix(): data_url(
                _bare(path, folder), "text/javascript"
            )
            for path in modules
        }
    }


def data_url(body: bytes, media_type: str) -> str:
    """An address that holds a whole file."""
    return f"data:{media_type};base64,{base64.b64encode(body).decode()}"


def _bare(path: Path, folder: Path) -> bytes:
    """A module without comments, its relative imports by names of the map.

    In a data: URL nothing is relative.
    """
    here = path.relative_to(folder).parent.as_posix()

    def rename(match: re.Match[str]) -> str:
        lead, quote, address = match.groups()
        return f"{lead}{quote}{PREFIX}{posixpath.normpath(posixpath.join(here, address))}{quote}"

    text = _COMMENTS.sub("", path.read_text(encoding="utf-8"))
    return _RELATIVE.sub(rename, text).encode()
