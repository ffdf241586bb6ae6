"""Spheres of triangles: closed, round, and facing outward."""

import numpy as np
import pytest

from wordgraph.scene.icosphere import detail, icosphere, spheres


def volume(points, triangles):
    """The volume inside a closed mesh, by the divergence theorem: positive if it faces outward."""
    a, b, c = points[triangles].transpose(1, 0, 2)
    return np.einsum("ij,ij->i", a, np.cross(b, c)).sum() / 6


@pytest.mark.parametrize(
    ("subdivisions", "points", "triangles"), [(0, 12, 20), (1, 42, 80), (2, 162, 320)]
)
def test_an_icosphere_is_a_closed_ball(subdivisions, points, triangles):
    corners, faces = icosphere(subdivisions)
    assert (len(corners), len(faces)) == (points, triangles)
    np.testing.assert_allclose(np.linalg.norm(corners, axis=1), 1)
    sides = np.sort(faces[:, [[0, 1], [1, 2], [2, 0]]].reshape(-1, 2), axis=1)
    edges, times = np.unique(sides, axis=0, return_counts=True)
    assert (times == 2).all()
    assert points - len(edges) + triangles == 2  # Euler's formula for a ball


def test_the_finer_the_rounder():
    ball = 4 / 3 * np.pi
    volumes = [volume(*icosphere(level)) for level in range(4)]
    gaps = ball - np.array(volumes)
    assert (gaps > 0).all()
    # Halving the sides takes three quarters of the missing volume.
    assert (gaps[:-1] / gaps[1:])[1:] == pytest.approx([4, 4], rel=0.1)


def test_many_spheres_have_their_places_and_radii():
    places = np.array([[0.0, 0, 0], [5, 1, 2], [-3, 4, 1]])
    radii = np.array([1.0, 0.5, 0.1])
    points, triangles, count = spheres(places, radii)
    for row in range(3):
        own = points[row * count : (row + 1) * count]
        np.testing.assert_allclose(np.linalg.norm(own - places[row], axis=1), radii[row])
        faces = triangles[row * len(triangles) // 3 : (row + 1) * len(triangles) // 3]
        assert set(faces.ravel()) == set(range(row * count, (row + 1) * count))
        assert volume(own - places[row], faces - row * count) > 0


def test_larger_graphs_have_coarser_spheres():
    levels = [detail(count) for count in (1, 40, 41, 3000, 3001, 10**6)]
    assert levels == [2, 2, 1, 1, 0, 0]
