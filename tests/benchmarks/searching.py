"""Search: a keystroke over the names and aliases, which is the browser's own work."""

import json
import subprocess
from pathlib import Path

from .row import Row, spread
from .synthetic import glossary

SCRIPT = Path(__file__).with_name("keystroke.mjs")


def measure() -> list[Row]:
    """Type some words with and without typos, in Node's JavaScript engine."""
    return [_row(size, budget) for size, budget in ((1_000, "15 ms"), (50_000, "50 ms"))]


def _row(size: int, budget: str) -> Row:
    terms = glossary(size).terms.values()
    scene = {
        "names": [term.name for term in terms],
        "aliases": [term.aliases for term in terms],
        "importance": [0.5] * size,
    }
    said = subprocess.run(
        ["node", str(SCRIPT)], input=json.dumps(scene), capture_output=True, text=True, check=True
    )
    setting = "in the browser's part alone; the server is not asked"
    return Row(
        f"search, a keystroke, {size:,} terms",
        budget,
        spread(json.loads(said.stdout), digits=1),
        setting,
    )
