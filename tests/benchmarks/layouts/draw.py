"""Pictures for docs/layout.md, drawn from its tables: python tests/benchmarks/layouts/draw.py.

With --time the engine is run on power-law graphs of growing size first (minutes, alone), and the
time that each link takes is drawn, too.
"""

import argparse
import os
import re
import sys
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from time import perf_counter

import numpy as np

ROOT = Path(__file__).resolve().parents[3]
DOCS = ROOT / "docs"
WIDE, HIGH, ACROSS = 300, 230, 3  # pixels of a panel, and panels in a row
LEFT, RIGHT, TOP, BOTTOM = 44, 14, 30, 36
INK, SOFT, GROUND, OURS, PEER = "#1d2438", "#8088a0", "#fffdf8", "#0b6299", "#b4530a"
SHORT = {
    "Graphviz sfdp": "sfdp",
    "igraph Kamada-Kawai": "KK",
    "igraph Fruchterman-Reingold": "FR",
    "igraph DrL": "DrL",
    "igraph UMAP": "UMAP",
    "networkx spring": "spring",
    "networkx ForceAtlas2": "FA2",
    "fa2": "fa2",
    "s_gd2": "s_gd2",
    "d3-force-3d": "d3",
    "ngraph.forcelayout": "ngraph",
}
SIZES = (1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000)
_QUICK, _TRIES = 30_000, 3  # nodes that are laid out in a few seconds, and whose best try counts
Row = tuple[str, float, float]  # an engine, its stress and its NP


def tables(text: str) -> Iterator[tuple[str, list[Row]]]:
    """Each graph of docs/layout.md with the engines that came to an end on it."""
    text = text[text.index("## Graph by graph") :]
    for name, body in re.findall(r"^\*\*(.+?)\*\*: .*\n\n((?:\|.*\n)+)", text, re.MULTILINE):
        cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in body.splitlines()[2:]]
        yield name, [(row[0], float(row[2]), float(row[3])) for row in cells if row[3]]


def fronts(graphs: Sequence[tuple[str, list[Row]]]) -> str:
    """Stress and NP of all engines, a panel a graph; WordGraph's balances are one line.

    What it makes of fewer or more epochs are rings, and numba, which makes the same, is left out.
    """
    height = HIGH * -(-len(graphs) // ACROSS)
    parts = [
        _panel(name, rows, WIDE * (place % ACROSS), HIGH * (place // ACROSS))
        for place, (name, rows) in enumerate(graphs)
    ]
    return _svg(WIDE * ACROSS, height, parts)


def _panel(name: str, rows: list[Row], left: int, top: int) -> str:
    stress, kept = np.array([row[1] for row in rows]), np.array([row[2] for row in rows])
    # What is far off on the right says no more than that it is.
    ends = float(stress.min()) * 0.98, float(min(stress.max(), 2.0 * stress.min())) * 1.04
    most = float(kept.max()) * 1.12 or 1.0

    def at(row: Row) -> tuple[float, float]:
        share = min(1.0, (row[1] - ends[0]) / (ends[1] - ends[0]))
        x = LEFT + share * (WIDE - LEFT - RIGHT)
        return left + x, top + HIGH - BOTTOM - row[2] / most * (HIGH - TOP - BOTTOM)

    ours = [at(row) for row in rows if re.fullmatch(r"WordGraph [\d.]+", row[0])]
    other = [at(row) for row in rows if row[0].endswith("the epochs")]
    parts = [_text(left + LEFT, top + 18, name, INK, weight=600)]
    parts += _frame(left, top, ends, most)
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in ours)
    parts.append(f'<polyline points="{path}" fill="none" stroke="{OURS}" stroke-width="2"/>')
    parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{OURS}"/>' for x, y in ours]
    parts += [
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{GROUND}" stroke="{OURS}"/>'
        for x, y in other
    ]
    peers = [(SHORT[row[0]], *at(row)) for row in rows if row[0] in SHORT]
    parts += [
        f'<path d="M{x:.1f},{y - 4:.1f}l4,4l-4,4l-4,-4z" fill="{PEER}"/>' for _, x, y in peers
    ]
    return "".join([*parts, *_names(peers, left + WIDE, top)])


def _names(peers: Sequence[tuple[str, float, float]], edge: float, top: int) -> Iterator[str]:
    """The names beside their marks, moved within the panel to stand clear of one another."""
    taken: list[tuple[float, float, float]] = []
    for name, x, y in sorted(peers, key=lambda peer: peer[1]):
        wide = 6.2 * len(name)
        at = x + 10 if x + wide + 14 < edge else x - 10 - wide
        shifts = sorted(range(-HIGH, HIGH, 10), key=abs)
        free = (
            y + shift
            for shift in shifts
            if top + TOP + 12 <= y + shift <= top + HIGH - BOTTOM
            and all(abs(y + shift - v) > 9 or at > w or at + wide < u for u, w, v in taken)
        )
        line = next(free, y)
        taken.append((at, at + wide, line))
        near = at - 2 if at > x else at + wide + 2
        yield f'<path d="M{x:.1f},{y:.1f}L{near:.1f},{line:.1f}" stroke="{PEER}" opacity="0.5"/>'
        yield _text(at, line + 3.5, name, PEER, 10)


def _frame(left: int, top: int, ends: tuple[float, float], most: float) -> list[str]:
    x, y, right, foot = left + LEFT, top + TOP, left + WIDE - RIGHT, top + HIGH - BOTTOM
    return [
        f'<path d="M{x},{y}V{foot}H{right}" fill="none" stroke="{SOFT}"/>',
        _text(x, foot + 14, f"{ends[0]:.3f}", SOFT, 10),
        _text(right, foot + 14, f"{ends[1]:.3f}", SOFT, 10, anchor="end"),
        _text((x + right) / 2, foot + 14, "stress \u2190 better", SOFT, 10, anchor="middle"),
        _text(x - 6, y + 8, f"{most:.2f}", SOFT, 10, anchor="end"),
        _text(x - 6, foot, "0", SOFT, 10, anchor="end"),
        _text(x + 4, y + 8, "NP \u2191 better", SOFT, 10),
    ]


Timing = tuple[int, int, float]  # nodes, links, seconds


def timed(accelerated: bool) -> list[Timing]:
    """The engine on power-law graphs, five links a node, with numba where it pays or without."""
    from tests.benchmarks.layouts.graphs import power_law
    from wordgraph.layout import layout_edges
    from wordgraph.layout.accelerator import LARGE, VARIABLE

    os.environ[VARIABLE] = "" if accelerated else "off"
    found = []
    for n in SIZES:
        if accelerated and n <= LARGE:  # its largest part would be smaller
            continue
        _, ends = power_law(n)
        if not found:  # imports and compilation don't count
            layout_edges(n, ends, seed=1)
        seconds = []
        for _ in range(_TRIES if n <= _QUICK else 1):
            begun = perf_counter()
            layout_edges(n, ends, seed=1)
            seconds.append(perf_counter() - begun)
        found.append((n, len(ends), min(seconds)))
        print(f"{n:,} nodes, {len(ends):,} links: {found[-1][2]:.2f} s", flush=True)
    return found


def time_a_link(plain: Sequence[Timing], fast: Sequence[Timing]) -> str:
    """Microseconds a link over the number of nodes, both on logarithmic axes."""
    width, height, foot = 640, 300, 250
    least, most = plain[0][0], plain[-1][0]
    each = [_each(timing) for timing in (*plain, *fast)]
    low, high = 10 ** np.floor(np.log10(min(each))), 10 ** np.ceil(np.log10(max(each)))

    def at(n: int, value: float) -> tuple[float, float]:
        x = 70 + (width - 110) * np.log10(n / least) / np.log10(most / least)
        return x, foot - (foot - 50) * np.log10(value / low) / np.log10(high / low)

    parts = [
        _text(70, 26, "microseconds a link, power-law graphs with five links a node", INK, 13, 600),
        f'<path d="M70,50V{foot}H{width - 40}" fill="none" stroke="{SOFT}"/>',
    ]
    for power in range(int(np.log10(low)), int(np.log10(high)) + 1):
        y = at(least, 10.0**power)[1] + 4
        parts.append(_text(64, y, f"{10.0**power:g}", SOFT, 11, anchor="end"))
    for n, _, _ in plain:
        parts.append(_text(at(n, low)[0], foot + 18, f"{n:,}", SOFT, 11, anchor="middle"))
    for name, found, ink, above in (("NumPy alone", plain, INK, -10), ("numba", fast, OURS, 20)):
        points = [at(timing[0], _each(timing)) for timing in found]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{ink}" stroke-width="2"/>')
        for timing, (x, y) in zip(found, points, strict=True):
            parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{ink}"/>')
            parts.append(_text(x, y + above, f"{_each(timing):.1f}", ink, 11, anchor="middle"))
        x, y = points[0]
        parts.append(_text(x + 4, y + (20 if above < 0 else -12), name, ink, 12, 600))
    parts.append(_text(width / 2, foot + 38, "nodes", SOFT, 11, anchor="middle"))
    return _svg(width, height, parts)


def _each(timing: Timing) -> float:
    return 1e6 * timing[2] / timing[1]


def _text(
    x: float,
    y: float,
    words: str,
    ink: str,
    size: int = 12,
    weight: int = 400,
    anchor: str = "start",
) -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" fill="{ink}" font-size="{size}" font-weight="{weight}"'
    return f'<text {place} text-anchor="{anchor}">{escape(words)}</text>'


def _svg(width: int, height: int, parts: Sequence[str]) -> str:
    head = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}"'
    ground = f'<rect width="{width}" height="{height}" rx="8" fill="{GROUND}"/>'
    body = "\n".join([ground, *parts])
    return f'<svg {head} height="{height}" font-family="system-ui, sans-serif">\n{body}\n</svg>\n'


def main() -> None:
    """Write docs/layout-fronts.svg, and with --time docs/layout-time.svg."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--time", action="store_true", help="run the engine on growing graphs")
    options = parser.parse_args()
    graphs = list(tables((DOCS / "layout.md").read_text(encoding="utf-8")))
    (DOCS / "layout-fronts.svg").write_text(fronts(graphs), encoding="utf-8")
    if options.time:
        drawn = time_a_link(timed(accelerated=False), timed(accelerated=True))
        (DOCS / "layout-time.svg").write_text(drawn, encoding="utf-8")


if __name__ == "__main__":
    sys.path[0] = str(ROOT)
    main()
