"""Heat maps as SVG, side by side, with the scale of colours below."""

from collections.abc import Sequence

import numpy as np

from wordgraph.lab.axes import ticks
from wordgraph.lab.heat import COLOURS, Heat, rows, shade, span
from wordgraph.lab.inks import Inks
from wordgraph.lab.svg_text import lettered

MAP, TOP, GAP = 200, 34, 30
STEP = 286  # from one row of maps to the next
SCALE = 10  # the height of the bar of colours
BELOW = 120  # under the lowest maps, for their ticks, the bar, and what it says


def room(heats: Sequence[Heat]) -> int:
    """Return the height of all that is drawn."""
    return TOP + MAP + STEP * (len(rows(heats)) - 1) + BELOW if heats else 0


def maps(heats: Sequence[Heat], inks: Inks, left: float, right: float, top: float) -> list[str]:
    """Return the SVG elements between two places across, from `top` on down."""
    if not heats:
        return []
    low, high = span(heats)
    parts = []
    for line, beside in enumerate(rows(heats)):
        wide = (right - left - GAP * (len(beside) - 1)) / len(beside)
        high_up = top + TOP + STEP * line
        for place, heat in enumerate(beside):
            at = left + place * (wide + GAP)
            parts += _map(heat, inks, at, wide, high_up, named=not place)
            for row, values in enumerate(heat.values.tolist()):
                parts += _row(heat, row, values, (low, high), at, wide, high_up)
    foot = top + room(heats) - BELOW
    return parts + _scale(low, high, inks, left, right, foot + 52)


def _map(heat: Heat, inks: Inks, left: float, wide: float, top: float, named: bool) -> list[str]:
    """Return title, frame and ticks; the layers are named beside the first map alone."""
    begin, end = heat.ends
    across, up = ticks(heat.x, [np.array([heat.columns[0], heat.last])]), ticks(heat.y, [heat.rows])
    parts = [
        lettered(left, top - 8, heat.title, inks.text, weight=600),
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{wide:.1f}" height="{MAP}" fill="none" '
        f'stroke="{inks.faint}"/>',
        lettered(left + wide / 2, top + MAP + 34, heat.x.title, inks.text, "middle"),
    ]
    for value, text in zip(across.values, across.texts, strict=True):
        x = left + wide * (value - begin) / (end - begin)
        parts.append(lettered(x, top + MAP + 16, text, inks.text, "middle"))
    for value, text in zip(up.values, up.texts, strict=True):
        y = top + MAP * (1 - (value - up.low) / (up.high - up.low))
        if named:
            parts.append(lettered(left - 7, y + 4, text, inks.text, "end"))
    if named:
        x, y = 16, top + MAP / 2
        turned = f'<g transform="rotate(-90 {x} {y:.1f})">'
        parts.append(
            f"{turned}{lettered(x, y, heat.y.title.partition(' (')[0], inks.text, 'middle')}</g>"
        )
    return parts


def _row(
    heat: Heat,
    row: int,
    values: list[float],
    scale: tuple[float, float],
    left: float,
    wide: float,
    top: float,
) -> list[str]:
    """Return the cells of a row; what is not finite is left out."""
    begin, end = heat.ends
    x = left + wide * (heat.edges - begin) / (end - begin)
    high = MAP / len(heat.rows)
    y = top + MAP - (row + 1) * high
    # Cells overlap by a third of a pixel, lest the ground shine through between them.
    return [
        f'<rect x="{x[k]:.2f}" y="{y:.2f}" width="{x[k + 1] - x[k] + 0.3:.2f}" '
        f'height="{high + 0.3:.2f}" fill="{shade(value, *scale)}"/>'
        for k, value in enumerate(values)
        if np.isfinite(value)
    ]


def _scale(low: float, high: float, inks: Inks, left: float, right: float, top: float) -> list[str]:
    """Return the bar of colours with powers of ten."""
    stops = "".join(
        f'<stop offset="{k / (len(COLOURS) - 1):.3f}" stop-color="{colour}"/>'
        for k, colour in enumerate(COLOURS)
    )
    parts = [
        f'<linearGradient id="heat">{stops}</linearGradient>',
        f'<rect x="{left}" y="{top}" width="{right - left}" height="{SCALE}" fill="url(#heat)"/>',
    ]
    step = max(1, int(np.ceil((high - low) / 5)))
    for power in range(int(np.ceil(low / step)) * step, int(np.floor(high)) + 1, step):
        x = left + (right - left) * (power - low) / (high - low)
        sign = "\u2212" if power < 0 else ""
        raised = f'10<tspan dy="-5" font-size="9">{sign}{abs(power)}</tspan>'
        parts.append(
            f'<text x="{x:.1f}" y="{top + SCALE + 17:.1f}" fill="{inks.text}" '
            f'text-anchor="middle">{raised}</text>'
        )
    middle = (left + right) / 2
    words = "dark is faint, light is strong"
    return [*parts, lettered(middle, top + SCALE + 36, words, inks.text, "middle")]
