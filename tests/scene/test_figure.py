"""The figure for notebooks: a few traces by tier, whatever the size, and a camera in our unit."""

import subprocess
import sys

import numpy as np
import pytest

from wordgraph.glossary import Glossary, Link, Term, to_graph
from wordgraph.scene import COLOURS, Camera, Scene, Theme, ViewState, build_scene, framed
from wordgraph.scene.figure import figure
from wordgraph.scene.icosphere import icosphere


@pytest.fixture(scope="module")
def scene() -> Scene:
    """A chain of five in two domains, with a name that looks like markup."""
    names = ["a", "b", "c<b>&", "d", "e"]
    terms = [
        Term(
            id=f"t{row}",
            name=name,
            domains=("x" if row < 3 else "y",),
            links=(Link(f"t{row}", f"t{row + 1}"),) if row < 4 else (),
        )
        for row, name in enumerate(names)
    ]
    glossary = Glossary.of(terms, title="A <i>title</i>")
    places = np.random.default_rng(1).normal(size=(5, 3))
    return build_scene(glossary, to_graph(glossary), places)


def of_kind(shown, kind):
    return [trace for trace in shown.data if trace.type == kind]


def corners(mesh):
    return np.column_stack([mesh.x, mesh.y, mesh.z]).astype(float)


def test_at_rest_there_is_one_mesh_and_one_line(scene):
    shown = figure(scene)
    assert [trace.type for trace in shown.data] == ["scatter3d", "mesh3d"]
    line, mesh = shown.data
    count = len(icosphere(2)[0])
    for row in range(5):
        own = corners(mesh)[row * count : (row + 1) * count]
        distance = np.linalg.norm(own - scene.places[row], axis=1)
        np.testing.assert_allclose(distance, scene.radii[row], rtol=1e-6)
        assert set(np.asarray(mesh.intensity)[row * count : (row + 1) * count]) == {
            scene.group[row]
        }
    points = np.column_stack([line.x, line.y, line.z]).reshape(-1, 3, 3)
    np.testing.assert_allclose(points[:, :2], scene.places[scene.edges])
    assert np.isnan(points[:, 2]).all()


def test_a_selected_term_and_its_neighbours_are_bright(scene):
    threads, haze, lit, bright = figure(scene, ViewState(term="t1")).data
    count = len(icosphere(2)[0])
    assert len(bright.x) == 3 * count
    assert len(haze.x) == 2 * count
    assert len(lit.x) == 2 * 3
    assert lit.opacity > 5 * threads.opacity
    assert bright.colorscale[0][1] == scene.groups[0].colour.dark
    assert haze.colorscale[0][1] != scene.groups[0].colour.dark


def test_names_are_shown_on_hover_and_tags_are_not(scene):
    (mesh,) = of_kind(figure(scene), "mesh3d")
    count = len(icosphere(2)[0])
    assert list(mesh.hovertext[::count]) == ["a", "b", "c&lt;b&gt;&amp;", "d", "e"]
    assert mesh.hoverinfo == "text"
    assert figure(scene).layout.title.text == "A &lt;i&gt;title&lt;/i&gt;"
    assert all(trace.hoverinfo == "skip" for trace in of_kind(figure(scene), "scatter3d"))


def test_what_is_selected_is_framed(scene):
    view = ViewState(term=scene.ids[0])
    eye = figure(scene, view).layout.scene.camera.eye
    assert (eye.x, eye.y, eye.z) == framed(scene, view, 1.6).eye
    assert (eye.x, eye.y, eye.z) != framed(scene, ViewState(), 1.6).eye


def test_the_camera_is_that_of_the_view_in_the_unit_of_the_scene(scene):
    camera = Camera((1.5, -2.0, 0.25), (0.5, 0.0, 0.0))
    space = figure(scene, ViewState(camera=camera)).layout.scene
    assert (space.camera.eye.x, space.camera.eye.y, space.camera.eye.z) == camera.eye
    assert space.camera.center.x == 0.5
    # With an aspect ratio as long as the axes, one unit of the camera is one of the places.
    for axis, ratio in (("xaxis", "x"), ("yaxis", "y"), ("zaxis", "z")):
        low, high = space[axis].range
        assert high - low == space.aspectratio[ratio]
        assert high >= np.abs(scene.places).max()
        assert space[axis].visible is False
    assert space.aspectmode == "manual"


@pytest.mark.parametrize("theme", Theme)
def test_the_theme_colours_it(scene, theme):
    shown = figure(scene, theme=theme)
    assert shown.layout.paper_bgcolor == {"dark": "#0b1020", "light": "#f5f2ea"}[theme]
    (mesh,) = of_kind(shown, "mesh3d")
    assert mesh.colorscale[-1][1] == getattr(scene.groups[-1].colour, theme)
    assert figure(scene, ViewState(theme=theme)) == shown


def test_the_number_of_traces_does_not_grow_with_the_graph():
    terms = [
        Term(id=f"t{row}", name=str(row), links=(Link(f"t{row}", "t0"),)) for row in range(300)
    ]
    glossary = Glossary.of(terms)
    places = np.random.default_rng(2).normal(size=(300, 3))
    assert len(figure(build_scene(glossary, to_graph(glossary), places)).data) == 2


@pytest.mark.parametrize("count", [0, 1])
def test_almost_nothing_can_be_shown(count):
    glossary = Glossary.of([Term(id="one", name="One")][:count])
    scene = build_scene(glossary, to_graph(glossary), np.zeros((count, 3)))
    assert len(figure(scene).data) == count


def test_the_scene_does_not_import_plotly():
    code = "import sys, wordgraph.scene; sys.exit('plotly' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_hundreds_of_domains_have_colours_of_the_palette_alone():
    count = 3 * len(COLOURS) + 1
    terms = [Term(id=f"t{row}", name=f"t{row}", domains=(f"d{row:03}",)) for row in range(count)]
    glossary = Glossary.of(terms)
    places = np.random.default_rng(3).normal(size=(count, 3))
    scene = build_scene(glossary, to_graph(glossary), places)
    (mesh,) = of_kind(figure(scene), "mesh3d")
    scale = [colour for _, colour in mesh.colorscale]
    assert scale == [colour.dark for colour in COLOURS]
    assert (mesh.cmin, mesh.cmax) == (0, len(COLOURS) - 1)
    rows = np.asarray(mesh.intensity).reshape(count, -1)
    assert [scale[row[0]] for row in rows] == [
        scene.groups[group].colour.dark for group in scene.group
    ]
