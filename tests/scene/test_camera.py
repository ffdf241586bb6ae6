"""The camera, against 4x4 matrices: gluLookAt and gluPerspective, as any graphics text has them."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from wordgraph.errors import ViewError
from wordgraph.scene import Camera, around, focal_length, home
from wordgraph.scene.camera import FIELD_OF_VIEW, NEAR

Array = NDArray[np.float64]
SHARED = json.loads((Path(__file__).parents[1] / "shared" / "camera.json").read_text("utf-8"))
SIZES = [(1440, 900), (900, 900), (390, 844), (1920, 400)]


def look_at(camera: Camera) -> Array:
    """World to eye coordinates, the eye looking along -z."""
    eye = np.array(camera.eye)
    ahead = np.array(camera.center) - eye
    ahead = ahead / np.linalg.norm(ahead)
    side = np.cross(ahead, [0, 0, 1])
    side = side / np.linalg.norm(side)
    turn = np.vstack([side, np.cross(side, ahead), -ahead])
    matrix = np.eye(4)
    matrix[:3, :3] = turn
    matrix[:3, 3] = -turn @ eye
    return matrix


def perspective(aspect: float, near: float = NEAR, far: float = 100.0) -> Array:
    """Eye coordinates to clip coordinates, with plotly's vertical field of view."""
    cot = 1 / np.tan(FIELD_OF_VIEW / 2)
    matrix = np.zeros((4, 4))
    matrix[0, 0], matrix[1, 1] = cot / aspect, cot
    matrix[2, 2], matrix[2, 3] = (far + near) / (near - far), 2 * far * near / (near - far)
    matrix[3, 2] = -1
    return matrix


def by_matrices(camera: Camera, places: Array, width: float, height: float) -> tuple[Array, Array]:
    homogeneous = np.column_stack([places, np.ones(len(places))])
    clip = homogeneous @ (perspective(width / height) @ look_at(camera)).T
    depth = clip[:, 3]
    screen = clip[:, :2] / depth[:, None]
    pixels = np.column_stack([(screen[:, 0] + 1) * width / 2, (1 - screen[:, 1]) * height / 2])
    return pixels, depth


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_projection_is_that_of_the_matrices(width: int, height: int) -> None:
    rng = np.random.default_rng(11)
    for _ in range(25):
        eye, center = rng.normal(size=(2, 3)) * 2
        camera = Camera(tuple(eye), tuple(center))
        places = rng.normal(size=(200, 3)) * 2
        points, depth = camera.project(places, width, height)
        expected, expected_depth = by_matrices(camera, places, width, height)
        front = depth > 10 * NEAR
        assert 0 < front.sum() < 200
        np.testing.assert_allclose(depth, expected_depth, atol=1e-12)
        np.testing.assert_allclose(points[front], expected[front], rtol=1e-9, atol=1e-6)


@pytest.mark.parametrize("case", SHARED["cases"], ids=lambda case: case["name"])
def test_shared_examples(case: dict[str, Any]) -> None:
    camera = Camera(tuple(case["camera"]["eye"]), tuple(case["camera"]["center"]))
    size = case["width"], case["height"]
    points, depth = camera.project(np.array(case["places"]), *size)
    np.testing.assert_allclose(points, case["points"], atol=1e-3)
    np.testing.assert_allclose(depth, case["depths"], atol=1e-5)
    for place in case["behind"]:
        assert camera.project(np.array([place]), *size)[1][0] < NEAR


def test_the_center_is_in_the_middle_of_the_picture() -> None:
    camera = Camera((3.0, -2.0, 1.0), (0.5, 0.25, -1.0))
    points, depth = camera.project(np.array([camera.center]), 800, 600)
    assert points[0] == pytest.approx([400, 300])
    assert depth[0] == pytest.approx(np.linalg.norm(np.subtract(camera.eye, camera.center)))


def test_focal_length_is_that_of_a_field_of_45_degrees() -> None:
    # A unit square at depth one that just fills the picture from top to bottom.
    half = np.tan(np.pi / 8)
    points, _ = Camera((0, -1, 0)).project(np.array([[0, 0, half], [0, 0, -half]]), 500, 300)
    assert points[:, 1] == pytest.approx([0, 300])
    assert focal_length(300) * half == pytest.approx(150)


@pytest.mark.parametrize("eye", [(0, 0, 2), (0, 0, -2), (1, -1, 0.5)])
def test_basis_is_orthonormal_and_right_handed(eye: tuple[float, float, float]) -> None:
    axes = np.vstack(Camera(eye).basis)
    np.testing.assert_allclose(axes @ axes.T, np.eye(3), atol=1e-12)
    right, up, forward = axes
    np.testing.assert_allclose(np.cross(right, up), -forward, atol=1e-12)
    assert up[2] >= 0


def test_up_in_space_is_up_in_the_picture() -> None:
    points, _ = Camera((2, -3, 1)).project(np.array([[0, 0, 0.1], [0, 0, -0.1]]), 800, 600)
    assert points[0, 1] < 300 < points[1, 1]
    assert points[:, 0] == pytest.approx([400, 400])


def clouds() -> dict[str, Array]:
    rng = np.random.default_rng(5)
    return {
        "a ball": rng.normal(size=(300, 3)) / 2,
        "a plate": rng.normal(size=(300, 3)) * [1, 1, 0.01],
        "a needle": rng.normal(size=(300, 3)) * [0.01, 0.01, 1],
        "an outlier": np.vstack([rng.normal(size=(100, 3)) / 4, [[9.0, -4.0, 3.0]]]),
        "off the origin": rng.normal([5, 6, -7], size=(50, 3)),
        "one place": np.array([[0.3, 0.2, 0.1]]),
        "two places": np.array([[-1.0, 0, 0], [1.0, 0, 0]]),
    }


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", clouds())
def test_home_sees_all_places(name: str, size: tuple[int, int]) -> None:
    width, height = size
    places = clouds()[name]
    points, depth = home(places, width / height).project(places, width, height)
    assert depth.min() > NEAR
    assert points.min() >= 0
    assert points[:, 0].max() <= width
    assert points[:, 1].max() <= height


@pytest.mark.parametrize("size", SIZES)
def test_home_is_no_farther_than_it_must_be(size: tuple[int, int]) -> None:
    places = clouds()["a ball"]
    width, height = size
    points, _ = home(places, width / height).project(places, width, height)
    filled = np.ptp(points, axis=0) / size
    assert filled.max() > 0.6


@pytest.mark.parametrize("size", SIZES)
def test_a_ball_fills_the_picture_from_around_it(size: tuple[int, int]) -> None:
    width, height = size
    center, radius = np.array([0.5, -1.0, 0.25]), 0.8
    ball = np.random.default_rng(9).normal(size=(50_000, 3))
    ball = center + radius * ball / np.linalg.norm(ball, axis=1)[:, None]
    points, _ = around(center, radius, width / height).project(ball, width, height)
    # The ball's outline touches the nearer pair of edges, and crosses none.
    reach = np.abs(points - np.array(size) / 2).max(axis=0) / (min(size) / 2)
    assert reach == pytest.approx([1, 1], abs=0.005)


def test_home_of_nothing_is_a_camera() -> None:
    assert home(np.zeros((0, 3))).center == (0, 0, 0)


@given(st.lists(st.tuples(*[st.floats(-3, 3)] * 3), min_size=1, max_size=20), st.floats(0.3, 4))
def test_home_of_any_places(places: list[tuple[float, float, float]], aspect: float) -> None:
    cloud = np.array(places)
    points, depth = home(cloud, aspect).project(cloud, 600 * aspect, 600)
    assert depth.min() > NEAR
    assert points.min() >= 0
    assert (points <= [600 * aspect, 600]).all()


@pytest.mark.parametrize(
    ("eye", "center"),
    [
        ((np.nan, 0, 0), (0, 0, 0)),
        ((np.inf, 0, 0), (0, 0, 0)),
        ((1, 1, 1), (1, 1, 1)),
        ((1001, 0, 0), (0, 0, 0)),
        ((1, 2), (0, 0, 0)),
    ],
)
def test_impossible_cameras_are_refused(eye: Any, center: Any) -> None:
    with pytest.raises(ViewError, match="camera"):
        Camera(eye, center)
