"""The marks, lines and bars of a drawn curve as SVG: solid, or hollow for a run that was kept."""

from wordgraph.lab.chart import Curve
from wordgraph.lab.strokes import RINGS, SYMBOLS

Point = tuple[float, float]
# Around the middle of a mark, for marks of equal weight to the eye.
SHAPES = {
    "circle": "M-3,0a3,3 0 1,0 6,0a3,3 0 1,0 -6,0z",
    "diamond": "M0,-4L4,0L0,4L-4,0z",
    "square": "M-2.8,-2.8H2.8V2.8H-2.8z",
    "triangle-up": "M0,-3.8L3.6,2.6H-3.6z",
}
DASH, DOT_DASH, DOTS, SPARSE = "6 4", "6 3 1 3", "2 3", "2 7"


def marks(curve: Curve, points: list[Point | None], colour: str, ink: int) -> list[str]:
    """Return what was measured at these points, unless it is drawn as bars."""
    if curve.reference:
        dash = SPARSE if curve.hollow else DOTS
        return lines(points, colour, f'stroke-width="1.5" stroke-dasharray="{dash}"')
    there = [point for point in points if point]
    if not curve.line:
        return [mark(point, colour, ink, curve.hollow) for point in there]
    if not curve.hollow:
        return lines(points, colour, 'stroke-width="2"')
    ringed = there[:: max(1, len(there) // RINGS)]
    rings = [mark(point, colour, ink, hollow=True) for point in ringed]
    return [*lines(points, colour, 'stroke-width="1"'), *rings]


def theory(curve: Curve, points: list[Point | None], colour: str) -> list[str]:
    """Return the broken line of a prediction."""
    dash = DOT_DASH if curve.hollow else DASH
    return lines(points, colour, f'stroke-width="1.5" stroke-dasharray="{dash}"')


def mark(point: Point, colour: str, ink: int, hollow: bool) -> str:
    """Return one mark, in the shape that goes with its colour."""
    place = f'transform="translate({point[0]:.1f} {point[1]:.1f})"'
    shape = f'class="mark" d="{SHAPES[SYMBOLS[ink % len(SYMBOLS)]]}"'
    fill = f'fill="none" stroke="{colour}" stroke-width="1.4"' if hollow else f'fill="{colour}"'
    return f"<path {shape} {place} {fill}/>"


def lines(points: list[Point | None], colour: str, style: str) -> list[str]:
    """Return a line through the points, in pieces where some are missing."""
    pieces: list[list[Point]] = [[]]
    for point in points:
        if point is None:
            pieces.append([])
        else:
            pieces[-1].append(point)
    return [line(piece, colour, style) for piece in pieces if len(piece) > 1]


def line(points: list[Point], colour: str, style: str = "") -> str:
    """Return one line through all points."""
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline points="{path}" fill="none" stroke="{colour}" {style}/>'


def bar(point: Point, foot: float, width: float, colour: str, hollow: bool) -> str:
    """Return a bar from its foot to the point."""
    x, y = point
    low, high = max(y, foot), min(y, foot)
    at = f'x="{x - width / 2:.1f}" y="{high:.1f}" width="{width:.1f}" height="{low - high:.1f}"'
    fill = f'fill="none" stroke="{colour}" stroke-width="1.4"' if hollow else f'fill="{colour}"'
    return f"<rect {at} {fill}/>"
