"""The ground: the same stars as in the browser."""

import json
import re
from pathlib import Path

import numpy as np

from wordgraph.scene import Camera, ViewState
from wordgraph.snapshot.ground import _sky, draw_ground
from wordgraph.snapshot.picture import picture_of


def test_the_sky_is_that_of_the_browser():
    """x, y, z and light of all stars, each weighed by its number: see tests/js/look.test.mjs."""
    shared = json.loads((Path(__file__).parents[1] / "shared" / "look.json").read_text("utf-8"))
    sky = _sky()
    assert len(sky) == shared["shared"]["stars"]
    numbers = np.arange(1, len(sky) + 1)
    np.testing.assert_allclose(numbers @ sky, shared["starSums"], atol=1e-6)
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
