"""The Hessian of a loss, seen through gradients alone: its products, and its largest eigenvalue."""

from collections.abc import Callable

import numpy as np

from wordgraph.lab.arrays import Array

GradientAt = Callable[[Array], Array]
"""The loss's gradient at a point; it may not keep the array that it is given."""

# The error of a central difference is about h^2 + 1e-16 / h: least near here.
STEP = 1e-5


def hessian_product(gradient: GradientAt, point: Array, direction: Array) -> Array:
    """Return H d by a central difference of gradients along d."""
    length = float(np.linalg.norm(direction))
    if length == 0.0:
        return np.zeros_like(direction)
    h = STEP * max(1.0, float(np.linalg.norm(point)) / np.sqrt(len(point))) / length
    above, below = gradient(point + h * direction), gradient(point - h * direction)
    product: Array = (above - below) / (2.0 * h)
    return product


def sharpest(
    gradient: GradientAt,
    point: Array,
    start: Array,
    iterations: int,
    scale: Array | None = None,
) -> tuple[float, Array]:
    """Return the largest eigenvalue of H, or of H / scale, and its direction, by power iteration.

    A direction from an earlier step of training is a start from which few iterations are enough.
    `scale` is a positive diagonal: what is iterated is then scale^-1/2 H scale^-1/2.
    """
    root = np.ones_like(point) if scale is None else 1.0 / np.sqrt(scale)
    direction, value = start / np.linalg.norm(start), 0.0
    for _ in range(iterations):
        product = root * hessian_product(gradient, point, root * direction)
        value = float(direction @ product)
        length = float(np.linalg.norm(product))
        if not np.isfinite(length) or length == 0.0:
            break
        direction = product / length
    return value, direction
