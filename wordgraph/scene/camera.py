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
_UP = np.array([0.0, 0.0, 1.0])  # z is always up, so that nobody gets lost upside down
_HEADING = np.array([0.55, -1.0, 0.32])  # from the centre to the eye at Home


@dataclass(frozen=True, slots=True)
class Camera:
    """A perspective camera at `eye` that looks at `center`, with z up."""

    eye: Vector
    center: Vector = (0.0, 0.0, 0.0)

    def __post_init__(self) -> None:
        values = (*self.eye, *self.center)
        if len(values) != 6 or not np.isfinite(values).all() or max(map(abs, values)) > 1e3:
            raise ViewError("a camera needs six finite numbers (eye x y z, center x y z) below 1000")
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
    """The camera that has all places (n, 3) in a picture of this width by height, with some air."""
    center = places.mean(axis=0) if len(places) else np.zeros(3)
    reach = float(np.quantile(np.linalg.norm(places - center, axis=1), 0.98)) if len(places) else 1.0
    half_angle = np.arctan(np.tan(FIELD_OF_VIEW / 2) * min(1.0, aspect))
    distance = 1.02 * max(reach, 0.2) / np.sin(half_angle)
    eye = center + distance * _HEADING / np.linalg.norm(_HEADING)
    return Camera(_vector(eye), _vector(center))


def _vector(values: Array) -> Vector:
    x, y, z = (round(float(value), 3) + 0.0 for value in values)
    return x, y, z
