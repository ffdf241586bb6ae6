"""Numbers as the lab's sentences show them."""


def figure(value: float) -> str:
    """Show a factor: four decimals near 1, else three significant digits."""
    return f"{value:.4f}" if 0.01 <= abs(value) < 100 else f"{value:.3g}"


def ratio(value: float) -> str:
    """Show a ratio with two significant digits, such as 0.75 or 2.5e-12."""
    return f"{value:.2g}"


def percent(value: float) -> str:
    """Show a relative error, such as 0.3% or 12%."""
    return f"{100 * value:.1f}%" if value < 0.0995 else f"{100 * value:.0f}%"
