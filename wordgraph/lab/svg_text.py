"""Words as elements of an SVG."""

from html import escape


def lettered(
    x: float,
    y: float,
    words: str,
    colour: str,
    anchor: str = "start",
    turned: str = "",
    weight: int = 400,
) -> str:
    """Return words at a place; `<sup>` in them is raised."""
    raised = '<tspan dy="-5" font-size="9">'
    inner = escape(words).replace("&lt;sup&gt;", raised).replace("&lt;/sup&gt;", "</tspan>")
    place = f'x="{x:.1f}" y="{y:.1f}" fill="{colour}" text-anchor="{anchor}"'
    more = f' transform="{turned}"' if turned else ""
    return f'<text {place} font-weight="{weight}"{more}>{inner}</text>'
