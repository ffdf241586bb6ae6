"""The ground: the same stars as in the browser."""

import re

import numpy as np
import pytest

from wordgraph.scene import Camera, ViewState
from wordgraph.snapshot.ground import _sky, draw_ground
from wordgraph.snapshot.picture import picture_of


def test_the_sky_is_that_of_the_browser():
    """x, y, z and light of three stars, as node prints them for assets/js/backdrop.mjs."""
    sky = _sky()
    expected = {
        0: (0.19901197226205614, 0.08164093656357634, -0.9765904936939478, 0.9241639378210706),
        1: (-0.9090452506922744, -0.12323566611819435, 0.39805741142481565, 0.1729866281232374),
        419: (-0.5874356989408495, -0.609450857299908, -0.5324368057772517, 0.1588155402420561),
    }
    for row, star in expected.items():
        assert sky[row] == pytest.approx(star, abs=1e-12)
    np.testing.assert_allclose(np.linalg.norm(sky[:, :3], axis=1), 1)


def test_the_camera_sees_only_the_stars_ahead_of_it(show, glossary):
    """Stars are endlessly far: moving shows the same ones, and turning round shows others."""

    def stars(camera):
        picture = picture_of(show(glossary, ViewState(camera=camera)))
        return re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', "".join(draw_ground(picture)))

    ahead = stars(Camera((0.0, -3.0, 0.0), (0.0, 0.0, 0.0)))
    assert 20 < len(ahead) < 200
    assert stars(Camera((0.0, -13.0, 0.0), (0.0, -10.0, 0.0))) == ahead
    assert not set(stars(Camera((0.0, 3.0, 0.0), (0.0, 0.0, 0.0)))) & set(ahead)
