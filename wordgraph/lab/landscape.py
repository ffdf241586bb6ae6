"""The loss over a plane through a trained net, spanned by two directions at right angles.

Both have length 1 in the space of all parameters. They are not normalized filter by filter, as Li
et al. 2018 do to compare nets of ReLUs or with batch norm, whose weights can be scaled without a
change of what they compute. A tanh net has no such freedom, and here a curvature along an axis is
d'Hd, which theory and eigenvalues speak of, and which is checked.
"""

from dataclasses import dataclass

import numpy as np

from wordgraph.lab.arrays import Array
from wordgraph.lab.sampling import bounded
from wordgraph.lab.sharpness import GradientAt, sharpest
from wordgraph.lab.small_net import SmallNet
from wordgraph.lab.surface import Surface

SIDE = 31  # odd, so that the trained net is at a crossing


@dataclass(frozen=True, slots=True, eq=False)
class Plane:
    """Two unit vectors of parameters at right angles, and what each is called."""

    across: Array
    along: Array
    along_label: str


def beside_random(across: Array, random: Array) -> Plane:
    """Return the plane of a direction and of what a random one has at right angles to it."""
    along = random - (random @ across) * across
    return Plane(across, along / np.linalg.norm(along), "a random direction")


def beside_sharpest(
    gradient: GradientAt, point: Array, top: float, across: Array, start: Array, iterations: int
) -> Plane:
    """Return the plane of the sharpest direction, whose eigenvalue is `top`, and the next one."""

    def rest(place: Array) -> Array:
        """The gradient without the parabola along the sharpest, whose Hessian is H - top dd'."""
        return gradient(place) - top * float((place - point) @ across) * across

    along = sharpest(rest, point, start - (start @ across) * across, iterations)[1]
    along = along - (along @ across) * across
    return Plane(across, along / np.linalg.norm(along), "the second sharpest")


def surface(net: SmallNet, plane: Plane, reach: float) -> Surface:
    """Return the loss over the plane, `reach` to each side of where the net is."""
    steps = np.linspace(-reach, reach, SIDE)
    losses = np.empty((SIDE, SIDE))
    for row, up in enumerate(steps.tolist()):
        middle = net.point + up * plane.along
        for column, aside in enumerate(steps.tolist()):
            losses[row, column] = net.value_at(middle + aside * plane.across)
    return Surface("loss", "the sharpest", plane.along_label, steps, steps.copy(), bounded(losses))


def curvature(steps: Array, heights: Array) -> tuple[float, float]:
    """Return the second derivative in the middle of evenly spaced heights, and about its error.

    By five points, whose error is of fourth order in the step; by how much three points differ is
    more than that error wherever the step is small enough for either to mean something.
    """
    middle, step = len(steps) // 2, float(steps[1] - steps[0])
    a, b, c, d, e = heights[middle - 2 : middle + 3].tolist()
    five = (-a + 16.0 * b - 30.0 * c + 16.0 * d - e) / (12.0 * step**2)
    three = (b - 2.0 * c + d) / step**2
    return five, abs(three - five)
