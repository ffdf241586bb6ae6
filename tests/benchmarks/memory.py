"""The memory of a server that has been used."""

import json
import re
import time
from pathlib import Path

from wordgraph import lab

from ..app.asking import UPDATE, raw_values, run_body
from .experiment import NAME, SETUP
from .row import Row
from .serving import BUILT_IN, Server, serving, synthetic

PAGES = 50
SIZES = {1_000: "250 MB", 50_000: "1 GB"}


def measure() -> list[Row]:
    """Of the built-in glossary, and of made-up ones."""
    rows = [_row("the built-in glossary", "250 MB", BUILT_IN)]
    return rows + [
        _row(f"{size:,} terms", budget, synthetic(size)) for size, budget in SIZES.items()
    ]


def _row(what: str, budget: str, words: tuple[str, ...]) -> Row:
    setting = f"resident, after the document, the scene, {PAGES} pages, an experiment and an SVG"
    with serving(*words) as server:
        _use(server)
        now, most = (_resident(server.pid, key) for key in ("VmRSS", "VmHWM"))
    return Row(f"memory of a server with {what}", budget, now, f"{setting}; at most {most}")


def _use(server: Server) -> None:
    time.sleep(3)  # the first experiment is warmed up soon after the start
    document = server.get().decode()
    path = re.search(r'href="(data/[^"]+/)scene\.json"', document)[1]
    ids = json.loads(server.get(f"{path}scene.json"))["ids"]
    for ident in ids[:PAGES]:
        server.get(f"{path}pages/{ident}.json")
    server.post(UPDATE, run_body(SETUP, raw_values(lab.get(NAME), {})))
    server.get("export/svg")


def _resident(pid: int, key: str) -> str:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return "not known on this system"
    kilobytes = int(re.search(rf"{key}:\s+(\d+)", status)[1])
    return f"{kilobytes * 1024 / 1e6:.0f} MB"
