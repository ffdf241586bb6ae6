"""Snapshots: every format of the menu is downloaded and read back; the page opens offline."""

import io
import json
from xml.etree import ElementTree

import networkx as nx
import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect

from wordgraph.scene import Tier, ViewState
from wordgraph.snapshot import write, writers
from wordgraph.snapshot.picture import picture_of

from .reader import WITHOUT_WEBGL


@pytest.fixture
def save(reader, tmp_path):
    """Download one format of the present view through the menu, and give its file."""

    def download(name):
        reader.page.locator("[data-command=export]").click()
        with reader.page.expect_download() as arriving:
            reader.page.locator("#export a", has_text=name.upper()).click()
        expect(reader.page.locator("#export")).to_be_hidden()
        file = tmp_path / arriving.value.suggested_filename
        arriving.value.save_as(file)
        return file

    return download


def test_the_menu_offers_every_writer(reader):
    reader.page.locator("[data-command=export]").click()
    offered = reader.page.locator("#export a b")
    assert [text.lower() for text in offered.all_inner_texts()] == list(writers)
    reader.press("Escape")
    expect(reader.page.locator("#export")).to_be_hidden()


@pytest.mark.parametrize("name", [name for name in writers if name != "html"])
def test_a_format_is_downloaded_and_read_back(name, save, reader, explorer):
    reader.select("gradient").settle()
    file = save(name)
    assert file.name == f"gradient.{name}", "as the server names it"
    _read_back(name, file.read_bytes(), explorer)


def test_a_picture_has_the_theme_that_one_sees(save, reader):
    grounds = []
    for _ in range(2):
        image = Image.open(save("png")).convert("RGB")
        grounds.append(np.median(np.asarray(image, float), axis=(0, 1)).mean())
        reader.press("t")
    assert grounds[0] < 60
    assert grounds[1] > 200


def test_the_page_opens_offline(save, visit, reader, explorer):
    reader.select("gradient").settle()
    camera = reader.camera
    file = save("html")
    other = visit(address=file.as_uri(), offline=True).open()
    page = other.page
    assert other.camera == pytest.approx(camera, abs=1e-3)
    expect(page.locator("#page-body h2")).to_have_text("Gradient")
    other.select("vanishing-gradient").settle()
    expect(page.locator("#page-body math").first).to_be_visible()
    eye = other.camera
    other.hold("w")
    assert other.camera != pytest.approx(eye, abs=0.02)
    other.press("/")
    page.keyboard.type("backprop")
    other.press("Enter")
    expect(page.locator("#page-body h2")).to_have_text("Backpropagation")
    expect(page.locator("#open-lab")).to_have_count(0)
    expect(page.locator("[data-command=export]")).to_be_hidden()


def test_a_file_answers_questions_and_finds_ways_by_itself(visit, explorer, tmp_path):
    file = tmp_path / "it.html"
    write(file, explorer.exhibit())
    reader = visit(address=file.as_uri(), offline=True, script=WITHOUT_WEBGL).open()
    page = reader.page
    page.get_by_label("Dismiss").last.click()
    reader.press("/")
    page.keyboard.type("why do early layers barely learn?")
    expect(page.locator("#search-results .hit").first).to_contain_text("Vanishing gradient")
    reader.press("Enter")
    first = page.locator("#answers [data-answer]").first
    expect(first).to_be_focused()
    expect(first.locator("mark").first).to_be_visible()
    first.click()
    page.locator("#learn-this").click()
    expect(page.locator("#ways .count")).to_contain_text("Step 1 of")
    page.get_by_role("button", name="End the lesson").click()
    page.get_by_role("button", name="Path to").click()
    page.keyboard.type("softmax")
    reader.press("Enter")
    expect(page.locator("#ways h2")).to_contain_text("to Softmax")
    expect(page.locator("#ways .words").first).not_to_be_empty()
    page.get_by_role("button", name="Compare the two").click()
    expect(page.locator("#ways article")).to_have_count(2)
    page.get_by_role("button", name="Back to the route").click()
    expect(page.locator("#ways .stop").first).to_be_visible()


def _read_back(name, body, explorer):
    match name:
        case "png":
            image = Image.open(io.BytesIO(body)).convert("RGB")
            assert image.size == (1800, 1200), "the view at twice its size"
            pixels = np.asarray(image, float)
            far = np.abs(pixels - np.median(pixels, axis=(0, 1))).max(axis=2) > 40
            assert 0.005 < far.mean() < 0.6, "neither blank nor full"
        case "svg":
            root = ElementTree.fromstring(body)
            assert root.tag.endswith("svg")
            assert b"Gradient" in body
        case "graphml" | "gexf":
            read = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}[name]
            _same_graph(read(io.BytesIO(body)), explorer.graph)
        case "json":
            assert "gradient" in json.dumps(json.loads(body))
        case _:
            assert len(body) > 100


def _same_graph(read, graph):
    assert set(read) == set(graph)
    assert {frozenset(edge[:2]) for edge in read.edges} == {frozenset(e) for e in graph.edges}


STORIES = [
    {"term": "softmax", "options": {"from": "softmax", "to": "vanishing-gradient", "step": "1"}},
    {"term": "softmax", "options": {"with": "vanishing-gradient", "level": "intermediate"}},
    {"term": "backpropagation", "options": {"learn": "vanishing-gradient", "step": "2"}},
    {"term": None, "options": {"tour": "gradient.backpropagation.vanishing-gradient", "step": "2"}},
    {"term": None, "options": {"q": "why do early layers barely learn?"}},
    {"term": "vanishing-gradient", "options": {"q": "why do early layers barely learn?"}},
    {"term": "vanishing-gradient", "options": {"hops": "2", "in": "optimization"}},
]
# Lit threads, each drawn as three points, and lit spheres, each of 162 since there are so few.
LIT_ON_SCREEN = "[plot.data[2].x.length / 3, plot.data[3].x.length / 162]"


@pytest.mark.slow
def test_a_picture_lights_what_the_screen_does(reader, explorer):
    for view in STORIES:
        reader.ask("explorer.restore(argument)", {**view, "domain": None, "lab": {}})
        picture = picture_of(explorer.exhibit(ViewState(view["term"], options=view["options"])))
        rest = Tier.DIM if (picture.tier == Tier.DIM).any() else Tier.BASE
        expected = [int(picture.lit.sum()), int((picture.tier < rest).sum())]
        for _ in range(40):  # answers and ways come from the server first
            if (drawn := reader.ask(LIT_ON_SCREEN)) == expected:
                break
            reader.page.wait_for_timeout(250)
        assert drawn == expected, view
