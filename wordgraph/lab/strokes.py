"""How plotly draws a curve: solid marks, lines and bars; hollow ones for a run that was kept."""

from collections.abc import Sequence
from typing import Any

from wordgraph.lab.chart import Curve

# Marks shrink where there are many, so that they stay apart at 360 px width.
MARK, SMALL_MARK, MANY = 7, 5, 40
GRIP = 15  # of a point that can be dragged
SYMBOLS = ("circle", "diamond", "square", "triangle-up")
# On the line of a kept run; enough to tell it from the other, too few to hide it.
RINGS = 12
SPARSE = "2px,7px"
CLEAR = "rgba(0, 0, 0, 0)"
# Of a legend, in pixels: a row, an entry without its words, a letter, and the width on a phone.
ROW, SAMPLE, LETTER, PHONE = 19, 45, 6.4, 276


def legend_room(names: Sequence[str]) -> int:
    """Return the pixels that a legend is higher than one row where the screen is narrow.

    Plotly sets it in columns as wide as the widest entry, and makes no room for it in time.
    """
    widest = max(SAMPLE + LETTER * len(name) for name in names)
    columns = max(1, int(PHONE // widest))
    return ROW * (-(-len(names) // columns) - 1)


def measured(curve: Curve, colour: str, ink: int, count: int, light: str) -> dict[str, Any]:
    """Return what plotly needs to draw `count` values that were measured.

    `light` is the colour of surfaces, inside of what is drawn as a ring.
    """
    if curve.reference:
        dash = SPARSE if curve.hollow else "dot"
        return {"mode": "lines", "line": {"color": colour, "width": 1.5, "dash": dash}}
    if curve.moves:
        ring = {"color": colour, "width": 3}
        return {"mode": "markers", "marker": {"color": light, "size": GRIP, "line": ring}}
    if curve.bars:
        return {"marker": _bar(curve, colour)}
    symbol = SYMBOLS[ink % len(SYMBOLS)]
    if curve.line:
        return _line(curve, colour, symbol)
    size = SMALL_MARK if count > MANY else MARK
    if curve.hollow:
        # The rim is in the size of an open mark: a little more, and both look the same.
        return {"mode": "markers", "marker": _open(colour, symbol, size + 1)}
    return {"mode": "markers", "marker": {"color": colour, "symbol": symbol, "size": size}}


def theory(curve: Curve, colour: str) -> dict[str, Any]:
    """Return the thin broken line of a prediction."""
    dash = "dashdot" if curve.hollow else "dash"
    return {"color": colour, "width": 1.25, "dash": dash}


def _bar(curve: Curve, colour: str) -> dict[str, Any]:
    if curve.hollow:
        return {"color": CLEAR, "line": {"color": colour, "width": 1.5}}
    return {"color": colour}


def _line(curve: Curve, colour: str, symbol: str) -> dict[str, Any]:
    if not curve.hollow:
        return {"mode": "lines", "line": {"color": colour, "width": 2}}
    return {
        "mode": "lines+markers",
        "line": {"color": colour, "width": 1},
        "marker": {**_open(colour, symbol, MARK), "maxdisplayed": RINGS},
    }


def _open(colour: str, symbol: str, size: int) -> dict[str, Any]:
    return {"color": colour, "symbol": f"{symbol}-open", "size": size, "line": {"width": 1.5}}
