"""Reading: a click on a sphere opens its page, and what the page names can be gone to."""

import numpy as np
import pytest
from playwright.sync_api import expect

VANISHING = "vanishing-gradient"


def test_a_click_on_a_sphere_opens_its_page(reader, explorer):
    sphere = _in_sight(reader, explorer)
    reader.page.mouse.click(sphere["x"], sphere["y"])
    article = reader.page.locator("#page-body")
    term = explorer.glossary.terms[explorer.scene.ids[sphere["node"]]]
    expect(article.locator("h2")).to_have_text(term.name)
    assert reader.term == term.id
    expect(article.locator(".summary")).to_contain_text(
        explorer.scene.summaries[sphere["node"]][:20]
    )
    expect(article.get_by_role("heading", name="Definition")).to_be_visible()


def test_a_sphere_names_itself_under_the_pointer(reader, explorer):
    sphere = _in_sight(reader, explorer)
    reader.page.mouse.move(sphere["x"], sphere["y"])
    card = reader.page.locator("#hover-card")
    expect(card).to_contain_text(explorer.scene.names[sphere["node"]])
    reader.page.mouse.move(sphere["x"], 30)
    expect(card).to_be_hidden()


@pytest.mark.parametrize("mover", ["a key", "the wheel", "a flight"])
def test_a_camera_that_moves_lets_go_of_what_was_under_the_pointer(reader, explorer, mover):
    sphere = _in_sight(reader, explorer)
    reader.page.mouse.move(sphere["x"], sphere["y"])
    card = reader.page.locator("#hover-card")
    expect(card).to_be_visible()
    with reader.moving():
        match mover:
            case "a key":
                reader.hold("d")
            case "the wheel":
                reader.page.mouse.wheel(0, -200)
            case "a flight":
                reader.ask("explorer.select('adam') && 0")
    expect(card).to_be_hidden()
    assert reader.ask("document.getElementById('overlay').style.cursor") == "grab"


def test_the_start_of_a_drag_opens_nothing(reader, explorer):
    sphere = _in_sight(reader, explorer)
    reader.drag((sphere["x"], sphere["y"]), by=(40, 10))
    assert reader.term is None


def test_maths_is_set_as_mathml(reader):
    reader.select(VANISHING)
    formulas = reader.page.locator("#page-body math")
    expect(formulas.first).to_be_visible()
    assert reader.ask("document.querySelector('#page-body math').namespaceURI").endswith("MathML")
    assert formulas.count() > 10
    assert "$" not in reader.page.locator("#page-body").inner_text()


def test_a_chip_and_a_link_in_the_text_select_their_term(reader):
    before = reader.select(VANISHING).settle().camera
    heading = reader.page.locator("#page-body h2")
    with reader.moving():
        reader.page.locator("#page-body a.chip.term", has_text="Backpropagation").first.click()
    expect(heading).to_have_text("Backpropagation")
    assert np.linalg.norm(np.subtract(reader.camera, before)) > 0.1, "the camera flies there"
    reader.select(VANISHING)
    reader.page.locator("#page-body p a.term", has_text="sigmoid").first.click()
    expect(heading).to_have_text("Sigmoid function")
    assert reader.term == "sigmoid-function"


def test_escape_lets_go(reader):
    reader.select(VANISHING)
    reader.press("Escape")
    expect(reader.page.locator("#page")).to_be_hidden()
    assert reader.term is None
    assert "term=" not in reader.query


def test_the_selected_term_and_its_neighbours_are_bright(reader, explorer, row):
    reader.select(VANISHING).settle()
    node = row[VANISHING]
    near = {node, *map(int, explorer.scene.neighbours(node))}
    bright, haze = (
        np.array(reader.ask(f"['x', 'y', 'z'].map((axis) => [...plot.data[{trace}][axis]])"))
        for trace in (3, 1)
    )
    for spheres, nodes in ((bright, near), (haze, set(row.values()) - near)):
        middles = spheres.reshape(3, len(nodes), -1).mean(axis=2).T
        np.testing.assert_allclose(middles, explorer.scene.places[sorted(nodes)], atol=1e-3)
    colours = reader.ask("[3, 1].map((trace) => plot.data[trace].colorscale.map((one) => one[1]))")
    assert all(lit != dull for lit, dull in zip(*colours, strict=True))


def test_the_selected_term_is_framed_beside_its_page(reader, row):
    reader.select(VANISHING).settle()
    place = reader.where(row[VANISHING])
    left = reader.page.locator("#page").bounding_box()["x"]
    assert 0 < place["x"] < left
    assert 60 < place["y"] < 600


def test_the_page_is_there_before_the_stage_is_drawn_anew(reader):
    reader.select("adam").settle()
    assert _heading_when_emphasized(reader, "norm") == "Norm"
    assert reader.settle().ask("stage.emphasize === stage.constructor.prototype.emphasize")


def test_the_stage_does_not_wait_for_a_page_that_is_late(reader):
    reader.select("adam").settle()
    held = []
    reader.page.route("**/pages/plateau.json", lambda route: held.append(route))
    assert _heading_when_emphasized(reader, "plateau") == "Adam"
    held[0].continue_()
    expect(reader.page.locator("#page-body h2")).to_have_text("Plateau")
    reader.page.unroute("**/pages/plateau.json")


def test_a_page_that_does_not_arrive_is_said_and_asked_for_again(reader):
    body = reader.page.locator("#page-body")
    reader.page.route("**/pages/quantization.json", lambda route: route.abort())
    reader.select("quantization")
    expect(body).to_contain_text("could not be loaded")
    assert reader.take_troubles(), "the browser says so, too"
    reader.page.unroute("**/pages/quantization.json")
    reader.select("adam")
    reader.select("quantization")
    expect(body.get_by_role("heading", name="Definition")).to_be_visible()


def _heading_when_emphasized(reader, term):
    """The heading of the page at the moment when the stage begins to light up a term."""
    return reader.ask(
        """new Promise((done, fail) => {
          setTimeout(() => fail(new Error("the stage was not asked")), 20000);
          stage.emphasize = (view) => {
            delete stage.emphasize;
            done(document.querySelector("#page-body h2").textContent);
            return stage.emphasize(view);
          };
          explorer.select(argument);
        })""",
        term,
    )


def _in_sight(reader, explorer):
    """The sphere nearest to the eye that no panel covers: its node, and where it is."""
    return reader.nearest(len(explorer.scene.ids), left=330, top=100, right=780, bottom=480)
