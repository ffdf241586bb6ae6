"""Numbers as the lab's sentences show them."""


def figure(value: float) -> str:
    """Show a measured number: four decimals near 1, fewer for larger ones, else three digits."""
    size = abs(value)
    if 0.01 <= size < 10:
        return f"{value:.4f}"
    if 10 <= size < 10_000:
        return f"{value:.2f}" if size < 100 else f"{value:.1f}"
    return f"{value:.3g}"


def ratio(value: float) -> str:
    """Show a ratio with two significant digits, such as 0.75 or 2.5e-12."""
    return f"{value:.2g}"


def percent(value: float) -> str:
    """Show a relative error, such as 0.3%, 12%, or 3e-15 for one that is rounding alone."""
    if value < 1e-6:
        return f"{value:.0e}" if value else "exactly"
    if value < 5e-4:
        return f"{100 * value:.1g}%"
    return f"{100 * value:.1f}%" if value < 0.0995 else f"{100 * value:.0f}%"


def share(value: float) -> str:
    """Show a tolerance, such as 3% or 1e-12."""
    if value < 1e-4:
        return f"{value:.0e}"
    return f"{100 * value:.2g}%" if value < 0.995 else f"{100 * value:.0f}%"


def joined(names: tuple[str, ...]) -> str:
    """Join names as a sentence does: a, b and c."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
