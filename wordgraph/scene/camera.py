"""The camera: where it stands, what it looks at, and how it projects places to the picture."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wordgraph.errors import ViewError

Array = NDArray[np.float64]
Vector = tuple[float, float, float]

FIELD_OF_VIEW = np.pi / 4  # vertical, in radians: that of plotly's 3D scenes
NEAR = 0.01  # what is nearer than this is not drawn
_FARTHEST = 1000.0  # no coordinate of a camera is larger
_UP = np.array([0.0, 0.0, 1.0])  # z is always up, so that nobody gets lost upside down
_AIR = 1.15  # how much wider than the cloud the picture is at Home
_NEAREST_HOME = 0.6  # a cloud of one place is not looked at from within
_HEADING = np.array([0.55, -1.0, 0.32])  # from the centre to the eye at Home


@dataclass(frozen=True, slots=True)
class Camera:
    """A perspective camera at `eye` that looks at `center`, with z up."""

    eye: Vector
    center: Vector = (0.0, 0.0, 0.0)

    def __post_init__(self) -> None:
        values = (*self.eye, *self.center)
        if len(values) != 6 or not np.isfinite(values).all() or max(map(abs, values)) > _FARTHEST:
            raise ViewError("a camera needs six finite numbers (eye x y z, center x y z) to 1000")
        if np.linalg.norm(np.subtract(self.eye, self.center)) < 1e-6:
            raise ViewError("the camera's eye and center are one point; move the eye away")

    @property
    def basis(self) -> tuple[Array, Array, Array]:
        """Unit vectors to the right, upward and forward of the picture."""
        forward = np.subtract(self.center, self.eye)
        forward = forward / np.linalg.norm(forward)
        right = np.cross(forward, _UP)
        length = np.linalg.norm(right)
        # Straight up or down there is no horizon: keep x to the right.
        right = right / length if length > 1e-9 else np.array([1.0, 0.0, 0.0])
        return right, np.cross(right, forward), forward

    def project(self, places: Array, width: float, height: float) -> tuple[Array, Array]:
        """Where places (n, 3) fall in a picture of width x height pixels.

        Returns points (n, 2) in pixels from the top left, and depth (n,), the distance along the
        line of sight; points whose depth is below `NEAR` are behind the camera and mean nothing.
        """
        right, up, forward = self.basis
        offset = np.asarray(places, dtype=float) - np.asarray(self.eye)
        depth = offset @ forward
        scale = focal_length(height) / np.maximum(depth, NEAR)
        x = width / 2 + (offset @ right) * scale
        y = height / 2 - (offset @ up) * scale
        return np.column_stack([x, y]), depth


def focal_length(height: float) -> float:
    """Pixels that one unit takes at depth one, for a picture of this height in pixels."""
    return float(height / 2 / np.tan(FIELD_OF_VIEW / 2))


def home(places: Array, aspect: float = 1.6) -> Camera:
    """The camera that has all places (n, 3) in a picture of this width by height, with some air.

    It looks at their centre from a fixed side, as near as the outermost place allows.
    """
    center = places.mean(axis=0) if len(places) else np.zeros(3)
    heading = _HEADING / np.linalg.norm(_HEADING)
    right, up, forward = Camera(_vector(heading)).basis
    offset = places - center
    tangent = np.tan(FIELD_OF_VIEW / 2) / _AIR
    # From a distance d a place is at depth d + forward, where half the picture spans depth * tan.
    across = np.maximum(np.abs(offset @ right) / aspect, np.abs(offset @ up)) / tangent
    needed = float((across - offset @ forward).max(initial=0.0))
    distance = min(max(needed, _NEAREST_HOME), _FARTHEST / 2)
    return Camera(_vector(center + distance * heading), _vector(center))


def around(center: Array, radius: float, aspect: float = 1.6) -> Camera:
    """The camera from which a ball about a place fills a picture of this width by height."""
    half = np.tan(FIELD_OF_VIEW / 2) * min(1.0, aspect)
    heading = _HEADING / np.linalg.norm(_HEADING)
    distance = radius * np.sqrt(1 + half**-2)
    return Camera(_vector(center + distance * heading), _vector(center))


def _vector(values: Array) -> Vector:
    x, y, z = (round(float(value), 3) + 0.0 for value in values)
    return x, y, z
