"""Framing: without a camera of its own a view is seen from where what it selects fills it."""

import numpy as np
import pytest

from wordgraph.glossary import Glossary, Link, Term, to_graph
from wordgraph.scene import Camera, Scene, ViewState, build_scene, framed, home

ASPECT = 1.6


@pytest.fixture(scope="module")
def scene() -> Scene:
    """A chain of forty terms in two domains, each a cloud of its own, and a term apart."""
    rng = np.random.default_rng(3)
    terms = [
        Term(
            id=f"t{n}",
            name=f"t{n}",
            domains=("left" if n < 20 else "right",),
            links=(Link(f"t{n}", f"t{n + 1}"),) if n < 39 else (),
        )
        for n in range(40)
    ]
    glossary = Glossary.of([*terms, Term(id="apart", name="apart", domains=("none of them",))])
    places = rng.normal(scale=0.2, size=(41, 3)) + np.repeat([[-2, 0, 0], [2, 0, 0]], [20, 21], 0)
    return build_scene(glossary, to_graph(glossary), places)


def inside(scene: Scene, camera: Camera) -> np.ndarray:
    """Whether each place is in the picture."""
    points, depth = camera.project(scene.places, 600 * ASPECT, 600)
    return (depth > 0) & (points >= 0).all(axis=1) & (points <= [600 * ASPECT, 600]).all(axis=1)


def test_a_views_own_camera_wins(scene: Scene) -> None:
    camera = Camera((1.0, 2.0, 3.0))
    assert framed(scene, ViewState(term="t3", camera=camera), ASPECT) is camera


@pytest.mark.parametrize("view", [ViewState(), ViewState(term="x"), ViewState(domain="x")])
def test_with_nothing_selected_all_is_framed(scene: Scene, view: ViewState) -> None:
    assert framed(scene, view, ASPECT) == home(scene.places, ASPECT)


def test_a_term_is_in_the_middle_and_most_neighbours_are_in_the_picture(scene: Scene) -> None:
    camera = framed(scene, ViewState(term="t7"), ASPECT)
    assert camera.center == pytest.approx(scene.places[7], abs=0.001)
    assert inside(scene, camera)[[6, 7, 8]].all()


def test_a_domain_is_framed_and_the_others_are_not(scene: Scene) -> None:
    left = scene.group == scene.domains.index("left")
    shown = inside(scene, framed(scene, ViewState(domain="left"), ASPECT))
    assert shown[left].mean() >= 0.8
    assert not shown[~left].any()


def test_the_selected_term_comes_before_the_domain(scene: Scene) -> None:
    view = ViewState(term="t7", domain="right")
    assert framed(scene, view, ASPECT) == framed(scene, ViewState(term="t7"), ASPECT)


@pytest.mark.parametrize("view", [ViewState(term="apart"), ViewState(domain="none of them")])
def test_what_is_alone_is_not_looked_at_from_within(scene: Scene, view: ViewState) -> None:
    camera = framed(scene, view, ASPECT)
    assert camera.center == pytest.approx(scene.places[40], abs=0.001)
    assert 0.5 < np.linalg.norm(np.subtract(camera.eye, camera.center)) < 2
