"""Spheres made of triangles, many in one mesh; the geometry of assets/js/mesh.mjs."""

from __future__ import annotations

import numpy as np

from wordgraph.scene.scene import Floats, Ints

_GOLDEN = (1 + np.sqrt(5)) / 2
_CORNERS = [
    *((-1, _GOLDEN, 0), (1, _GOLDEN, 0), (-1, -_GOLDEN, 0), (1, -_GOLDEN, 0)),
    *((0, -1, _GOLDEN), (0, 1, _GOLDEN), (0, -1, -_GOLDEN), (0, 1, -_GOLDEN)),
    *((_GOLDEN, 0, -1), (_GOLDEN, 0, 1), (-_GOLDEN, 0, -1), (-_GOLDEN, 0, 1)),
]
_FACES = [
    *((0, 11, 5), (0, 5, 1), (0, 1, 7), (0, 7, 10), (0, 10, 11), (1, 5, 9), (5, 11, 4)),
    *((11, 10, 2), (10, 7, 6), (7, 1, 8), (3, 9, 4), (3, 4, 2), (3, 2, 6), (3, 6, 8)),
    *((3, 8, 9), (4, 9, 5), (2, 4, 11), (6, 2, 10), (8, 6, 7), (9, 8, 1)),
]


def icosphere(subdivisions: int) -> tuple[Floats, Ints]:
    """Points (p, 3) on the unit sphere and triangles (t, 3): 12, 42 or 162 points for 0, 1 or 2."""
    points, triangles = (
        _on_sphere(np.array(_CORNERS, dtype=float)),
        np.array(_FACES, dtype=np.int64),
    )
    for _ in range(subdivisions):
        points, triangles = _subdivided(points, triangles)
    return points, triangles


def detail(count: int) -> int:
    """Subdivisions of a sphere by how many there are: fewer triangles for larger graphs."""
    return 2 if count <= 40 else 1 if count <= 3000 else 0


def spheres(places: Floats, radii: Floats) -> tuple[Floats, Ints, int]:
    """One mesh of spheres at places (n, 3): its points (n p, 3), triangles (n t, 3), and p."""
    points, triangles = icosphere(detail(len(places)))
    count = len(points)
    corners = places[:, None, :] + radii[:, None, None] * points
    faces = triangles + count * np.arange(len(places))[:, None, None]
    return corners.reshape(-1, 3), faces.reshape(-1, 3), count


def _subdivided(points: Floats, triangles: Ints) -> tuple[Floats, Ints]:
    """Each triangle as four, with a new point on the sphere above the middle of each side."""
    sides = np.sort(triangles[:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2), axis=1)
    unique, where = np.unique(sides, axis=0, return_inverse=True)
    middles = _on_sphere(points[unique].sum(axis=1))
    a, b, c = triangles.T
    ab, bc, ca = (where.reshape(-1, 3) + len(points)).T
    split = [(a, ab, ca), (b, bc, ab), (c, ca, bc), (ab, bc, ca)]
    return np.vstack([points, middles]), np.concatenate(
        [np.column_stack(corner) for corner in split]
    )


def _on_sphere(points: Floats) -> Floats:
    return np.asarray(points / np.linalg.norm(points, axis=1, keepdims=True))
