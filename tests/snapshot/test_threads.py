"""Threads: cut into bands of depth, they still add up to the whole line."""

import re

import numpy as np
import pytest

from wordgraph.glossary import Glossary, Link, Term
from wordgraph.scene import Camera, ViewState
from wordgraph.snapshot.picture import BANDS, picture_of
from wordgraph.snapshot.threads import draw_threads

CAMERA = Camera((0.3, -5.0, 0.8), (0.0, 0.0, 0.0))


def pieces(path: str) -> np.ndarray:
    """The points of a path, (k, 2, 2) in pixels."""
    found = re.findall(r"M([-\d.]+) ([-\d.]+)L([-\d.]+) ([-\d.]+)", path)
    return np.array(found, dtype=float).reshape(-1, 2, 2)


def length(points: np.ndarray) -> float:
    return float(np.linalg.norm(points[:, 1] - points[:, 0], axis=1).sum())


def pair(show, places, camera=CAMERA):
    terms = [Term(id="a", name="A", links=(Link("a", "b"),)), *(Term(id=i, name=i) for i in "bcd")]
    exhibit = show(Glossary.of(terms), ViewState(camera=camera), places)
    return picture_of(exhibit)


@pytest.fixture
def deep(show):
    """One thread from near to far, and two terms that spread the bands."""
    return pair(show, [[-1, -2, 0], [1, 2, 0.5], [0, -2.2, 0], [0, 2.2, 0]])


def test_the_pieces_add_up_to_the_line_between_the_spheres(deep):
    drawn = [pieces(path) for path in draw_threads(deep, lit=False)]
    assert sum(len(piece) for piece in drawn) > BANDS / 2
    a, b = deep.scene.places[:2]
    along = (b - a) / np.linalg.norm(b - a)
    ends = np.array([a + 0.9 * deep.swollen[0] * along, b - 0.9 * deep.swollen[1] * along])
    points, _ = CAMERA.project(ends, deep.width, deep.height)
    whole = float(np.linalg.norm(points[1] - points[0]))
    assert sum(map(length, drawn)) == pytest.approx(whole, abs=0.1 * BANDS)


def test_each_piece_follows_the_one_behind_it(deep):
    joined = np.concatenate([pieces(path) for path in draw_threads(deep, lit=False)])
    np.testing.assert_allclose(joined[:-1, 1], joined[1:, 0], atol=0.11)


def test_near_pieces_are_stronger(deep):
    drawn = [path for path in draw_threads(deep, lit=False) if path]
    for name in ("stroke-opacity", "stroke-width"):
        values = [float(re.search(f'{name}="([^"]+)"', path)[1]) for path in drawn]
        assert values == sorted(values, reverse=True)
        assert values[0] > values[-1]


def test_a_thread_behind_the_eye_ends_before_it(show):
    places = [[0, -2, 0.1], [0.4, 2, 0], [0, -2, 0], [0, 2, 0]]
    middle = Camera((0.05, 0.0, 0.0), (0.05, 3.0, 0.0))
    drawn = np.concatenate(
        [pieces(path) for path in draw_threads(pair(show, places, middle), False)]
    )
    assert len(drawn)
    assert np.isfinite(drawn).all()
    # From the rim of the picture to the far end: what is behind the eye would be mirrored.
    far, _ = middle.project(pair(show, places, middle).scene.places[1:2], 1440, 900)
    assert np.abs(drawn - far).sum(axis=2).min() < 40


def test_spheres_that_overlap_have_no_thread(show):
    picture = pair(show, [[0, 0, 0], [0.01, 0, 0], [0, 3, 0], [0, -3, 0]])
    assert draw_threads(picture, lit=False) == [""] * BANDS
