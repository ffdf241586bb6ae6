"""PNG: the right size, not blank, with names on any machine and its record inside."""

import io

import numpy as np
import pytest
import resvg_py
from PIL import Image

from wordgraph.errors import SnapshotError
from wordgraph.scene import Camera, ViewState, decode
from wordgraph.snapshot import Exhibit, encode, png

SIZE = {"width": 240, "height": 160}


def picture(exhibit) -> Image.Image:
    return Image.open(io.BytesIO(encode(exhibit, "png")))


@pytest.mark.parametrize("scale", [1, 1.5, 2])
def test_its_size_is_that_of_the_view_times_the_scale(show, glossary, scale):
    assert picture(show(glossary, **SIZE, scale=scale)).size == (240 * scale, 160 * scale)


def test_its_pixels_are_those_of_the_spheres(show, glossary):
    """The middle of the nearest sphere has the hue of its domain."""
    view = ViewState(camera=Camera((0.0, -3.0, 0.0), (0.0, 0.0, 0.0)))
    exhibit = show(glossary, view, width=600, height=600, scale=2)
    points, depth = view.camera.project(exhibit.scene.places, 600, 600)
    inside = (depth > 0.5) & (abs(points - 300) < 250).all(axis=1)
    nearest = int(np.where(inside, depth, np.inf).argmin())
    x, y = (points[nearest] * 2).astype(int)
    seen = np.array(picture(exhibit).getpixel((int(x), int(y))), float)
    domain = exhibit.scene.groups[exhibit.scene.group[nearest]].colour.dark
    colour = np.array(list(bytes.fromhex(domain[1:])), float)
    assert np.dot(seen, colour) / np.linalg.norm(seen) / np.linalg.norm(colour) > 0.98


def test_its_record_is_in_its_text_chunks(exhibit):
    text = picture(exhibit).text
    assert text["Title"] == "Test glossary"
    assert text["Description"].startswith("3D graph of 30 terms")
    assert text["Software"].startswith("WordGraph ")
    assert text["wordgraph:fingerprint"] == exhibit.scene.fingerprint
    assert decode(text["wordgraph:view"]) == (exhibit.view, ())


def test_a_blank_picture_is_refused(exhibit, monkeypatch):
    def ground_only(given: Exhibit) -> bytes:
        return (
            '<svg xmlns="http://www.w3.org/2000/svg" '
            f'width="{given.width}" height="{given.height}">'
            '<rect width="100%" height="100%" fill="#141d3b"/></svg>'
        ).encode()

    monkeypatch.setattr(png, "to_svg", ground_only)
    with pytest.raises(SnapshotError, match="came out blank"):
        encode(exhibit, "png")


def test_a_camera_that_looks_away_is_told(show, glossary):
    away = ViewState(camera=Camera((0.0, -9.0, 0.0), (0.0, -20.0, 0.0)))
    with pytest.raises(SnapshotError, match="move the camera"):
        encode(show(glossary, away, **SIZE), "png")


def test_a_picture_of_haze_alone_is_a_picture(show, glossary):
    """A selected term behind the camera leaves only what is dimmed."""
    place = show(glossary).scene.places[5]
    eye = tuple(float(value) for value in place * 0.8)
    away = tuple(float(value) for value in -place)
    assert encode(show(glossary, ViewState(term="term-5", camera=Camera(eye, away)), **SIZE), "png")


def test_what_can_not_be_drawn_is_one_error(exhibit, monkeypatch):
    monkeypatch.setattr(png, "to_svg", lambda _: b"<svg")
    with pytest.raises(SnapshotError, match="could not be drawn"):
        encode(exhibit, "png")


def test_a_machine_without_fonts_has_names(show, glossary, monkeypatch):
    draw = resvg_py.svg_to_bytes
    monkeypatch.setattr(
        png.resvg_py, "svg_to_bytes", lambda **given: draw(**given, skip_system_fonts=True)
    )
    exhibit = show(glossary, ViewState(term="term-1"), **SIZE, scale=2)
    with_names = np.asarray(picture(exhibit), int)
    monkeypatch.setattr(png, "_fallback_font", lambda: None)
    without = np.asarray(picture(exhibit), int)
    # The caption is at the bottom left, on the empty ground.
    corner = np.s_[-110:-50, 48:160]
    assert np.abs(with_names - without)[corner].max() > 150
    assert without[corner].max() < 150
