"""SVG: spheres stand where the camera puts them, and the file says what it shows."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest

from wordgraph.glossary import Glossary, Link, Term
from wordgraph.scene import GROUND, Camera, Theme, ViewState, decode, focal_length, framed, home
from wordgraph.snapshot import encode
from wordgraph.snapshot.picture import picture_of
from wordgraph.snapshot.svg import NAMESPACE
from wordgraph.snapshot.text import clean

SVG = "{http://www.w3.org/2000/svg}"
SIZE = {"width": 600, "height": 400}


def parse(exhibit):
    return ElementTree.fromstring(encode(exhibit, "svg"))


def numbers(element, *names):
    return [float(element.get(name)) for name in names]


def discs(root):
    """The spheres in the order in which they are painted: [x, y, radius]; glows are left out."""
    fills = re.compile(r"url\(#[bsh]\d+-\d\)")
    circles = root.iter(f"{SVG}circle")
    return np.array(
        [numbers(c, "cx", "cy", "r") for c in circles if fills.match(c.get("fill", ""))]
    )


def paths(root):
    return list(root.iter(f"{SVG}path"))


@pytest.fixture(scope="module")
def line(show):
    """Four terms in a row, a - b - c - d, along the line of sight of the camera below."""

    def exhibit(view=None, places=((0, -1, 0), (0.2, 0, 0), (0, 1, 0.1), (0, 2, -0.1))):
        terms = [
            Term(id=name, name=f"Name {name}", links=(Link(name, following),) if following else ())
            for name, following in zip("abcd", ["b", "c", "d", None], strict=True)
        ]
        return show(Glossary.of(terms), view, places, **SIZE)

    return exhibit


def test_spheres_are_where_the_camera_projects_them(line):
    camera = Camera((0.5, -6.0, 1.0), (0.0, 0.0, 0.0))
    exhibit = line(ViewState(camera=camera))
    scene = exhibit.scene
    points, depth = camera.project(scene.places, 600, 400)
    order = np.argsort(-depth)
    radii = scene.radii * focal_length(400) / depth
    expected = np.column_stack([points, radii])[order]
    np.testing.assert_allclose(discs(parse(exhibit)), expected, atol=0.051)


def test_the_centre_of_view_is_the_centre_of_the_picture(line):
    place = tuple(float(value) for value in line().scene.places[1])
    eye = (place[0], place[1] - 3.0, place[2])
    drawn = discs(parse(line(ViewState(camera=Camera(eye, place)))))
    assert [300.0, 200.0] in drawn[:, :2].tolist()


def test_far_spheres_are_painted_first_and_the_haze_before_what_is_lit(exhibit):
    scene = exhibit.scene
    camera = home(scene.places, exhibit.width / exhibit.height)
    exhibit = replace(exhibit, view=replace(exhibit.view, camera=camera))
    drawn = discs(parse(exhibit))[:, :2].tolist()
    points, depth = camera.project(scene.places, exhibit.width, exhibit.height)
    rows = [int(np.abs(points - place).sum(axis=1).argmin()) for place in drawn]
    assert sorted(rows) == list(range(30))
    lit = {1, *map(int, scene.neighbours(1))}
    assert set(rows[-len(lit) :]) == lit
    for layer in (rows[: -len(lit)], rows[-len(lit) :]):
        assert (np.diff(depth[layer]) <= 0).all()


def test_a_selected_term_is_in_the_middle_and_its_neighbours_are_in_the_picture(exhibit):
    picture = picture_of(exhibit)
    near = picture.scene.neighbours(1)
    np.testing.assert_allclose(picture.points[1], [exhibit.width / 2, exhibit.height / 2], atol=1)
    apart = np.linalg.norm(picture.scene.places[near] - picture.scene.places[1], axis=1)
    assert picture.seen[near][apart <= np.quantile(apart, 0.8)].all()


def test_what_is_behind_the_camera_is_not_drawn(line):
    places = line().scene.places
    eye = tuple(float(value) for value in (places[1] + places[2]) / 2)
    ahead = tuple(float(value) for value in places[3])
    root = parse(line(ViewState(camera=Camera(eye, ahead))))
    assert len(discs(root)) == 2
    texts = {text.text for text in root.iter(f"{SVG}text")}
    assert "Name d" in texts
    assert "Name a" not in texts


def test_only_the_links_of_the_selected_term_are_lit(line):
    lit, dim = "#dce7ff", "#9db4e8"
    strokes = [path.get("stroke") for path in paths(parse(line()))]
    assert set(strokes) == {dim}
    selected = paths(parse(line(ViewState(term="a"))))
    assert {path.get("stroke") for path in selected} == {lit, dim}
    bright = min(float(p.get("stroke-opacity")) for p in selected if p.get("stroke") == lit)
    faint = max(float(p.get("stroke-opacity")) for p in selected if p.get("stroke") == dim)
    assert bright > 3 * faint


def test_the_selected_term_has_a_ring_and_no_other(line):
    rings = [
        c for c in parse(line(ViewState(term="b"))).iter(f"{SVG}circle") if c.get("fill") == "none"
    ]
    assert len(rings) == 1
    root = parse(line(ViewState(term="b")))
    x, y, radius = numbers(rings[0], "cx", "cy", "r")
    assert [x, y, pytest.approx(radius - 4, abs=0.06)] in discs(root).tolist()


def test_each_gradient_that_is_used_is_defined_once(exhibit):
    text = encode(exhibit, "svg").decode()
    used = set(re.findall(r"url\(#([\w-]+)\)", text))
    defined = re.findall(r'<radialGradient id="([\w-]+)"', text)
    assert used == set(defined)
    assert len(defined) == len(set(defined))


@pytest.mark.parametrize("theme", Theme)
def test_the_ground_is_that_of_the_theme(line, theme):
    root = parse(line(ViewState(theme=theme)))
    stops = root.iter(f"{SVG}stop")
    assert getattr(GROUND, theme) in {stop.get("stop-color") for stop in stops}


def test_without_a_theme_it_is_dark(line):
    assert GROUND.dark.encode() in encode(line(), "svg")


def test_it_says_what_it_shows(exhibit):
    root = parse(exhibit)
    assert root.find(f"{SVG}title").text == "Test glossary"
    text = root.find(f"{SVG}desc").text
    assert text.startswith("3D graph of 30 terms in 4 domains, joined by 57 links.")
    assert text.endswith("Selected: Term 1 with 2 neighbours: Term 0, Term 2.")


def test_many_neighbours_are_counted(show, glossary):
    text = parse(show(glossary, ViewState(term="term-0"))).find(f"{SVG}desc").text
    assert "Selected: Term 0 with 29 neighbours: " in text
    assert text.endswith(" and 17 more.")


def test_it_can_be_made_again_from_its_own_record(show, glossary):
    camera = Camera((1.5, -2.25, 0.125), (0.0, 0.5, 0.0))
    view = ViewState(term="term-4", camera=camera, theme=Theme.LIGHT)
    exhibit = show(glossary, view, **SIZE)
    record = parse(exhibit).find(f".//{{{NAMESPACE}}}snapshot").attrib
    assert record["fingerprint"] == glossary.fingerprint
    assert record["size"] == "600x400@2"
    again, notices = decode(record["view"])
    assert notices == ()
    assert encode(show(glossary, again, **SIZE), "svg") == encode(exhibit, "svg")


def test_hostile_names_are_text(show, hostile):
    exhibit = show(hostile, ViewState(term="t0"), width=3000, height=2000)
    whole = home(exhibit.scene.places, 1.5)
    exhibit = replace(exhibit, view=ViewState(term="t0", camera=whole))
    root = parse(exhibit)
    allowed = "svg title desc metadata snapshot radialGradient stop rect g circle defs path text"
    assert {element.tag.partition("}")[2] for element in root.iter()} <= set(allowed.split())
    shown = {text.text for text in root.iter(f"{SVG}text")}
    short = [term.name for term in hostile.terms.values() if len(term.name) < 40]
    assert {clean(name) for name in short} <= shown


def test_it_needs_nothing_from_anywhere(show, hostile):
    text = encode(show(hostile, ViewState(term="t0")), "svg").decode()
    markup = re.sub(r">[^<]+<", "><", text).replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert "href" not in markup
    assert "http" not in re.sub(r"<(metadata|title|desc).*?</\1>", "", markup, flags=re.S)
    assert "<script" not in text
    assert "<style" not in text


@pytest.mark.parametrize("view", [ViewState(domain="north"), ViewState(term="term-3")])
def test_what_is_selected_is_framed(show, glossary, view):
    exhibit = show(glossary, view)
    found = picture_of(exhibit).camera
    assert found == framed(exhibit.scene, view, exhibit.width / exhibit.height)
    assert found != picture_of(show(glossary, ViewState())).camera


def test_landmarks_name_the_domains_at_rest_and_not_from_within(show, glossary):
    def texts(view):
        return {text.text for text in parse(show(glossary, view)).iter(f"{SVG}text")}

    domains = {"NORTH", "EAST", "SOUTH", "WEST"}
    assert domains & texts(ViewState())
    assert not domains & texts(ViewState(term="term-0"))
    within = Camera((0.1, -0.2, 0.0), (0.0, 1.0, 0.0))
    assert not domains & texts(ViewState(camera=within))


def test_the_caption_says_what_is_selected(exhibit, show, glossary):
    texts = [text.text for text in parse(exhibit).iter(f"{SVG}text")]
    assert texts[-2:] == ["Term 1", "The summary of Term 1."]
    overview = [text.text for text in parse(show(glossary)).iter(f"{SVG}text")]
    assert overview[-2:] == ["Test glossary", "30 terms, 57 links"]
