"""Learning: the reader's map, the recall flight, and guided tours."""

import json
import re

import pytest
from playwright.sync_api import expect

from .reader import WITHOUT_WEBGL

TOUR = "why-deep-networks-did-not-learn"
KNOWN = {"gradient": "known", "chain-rule": "known", "relu": "learning", "elsewhere": "known"}
# What is written over the graph: a name is set on a canvas of its own, which is then copied.
WRITTEN = """{
  const { fillText, drawImage, clearRect } = CanvasRenderingContext2D.prototype;
  window.written = new Set();
  Object.assign(CanvasRenderingContext2D.prototype, {
    fillText(text, ...rest) { this.canvas.said = text; fillText.call(this, text, ...rest); },
    drawImage(from, ...rest) {
      window.written.add(from.said);
      drawImage.call(this, from, ...rest);
    },
    clearRect(...box) {
      if (this.canvas.id === "overlay") window.written.clear();
      clearRect.call(this, ...box);
    },
  });
}"""
CARD = [1, 2.5, 1, 100]  # of the relu, due long ago


def keeping(**kept):
    """A script that puts values into the browser's store before the page starts."""
    values = {f"wordgraph.{key}": json.dumps(value) for key, value in kept.items()}
    return f"Object.entries({json.dumps(values)}).forEach((pair) => localStorage.setItem(...pair));"


def kept(reader, key):
    return json.loads(reader.ask(f"localStorage.getItem('wordgraph.{key}')") or "null")


@pytest.fixture
def plain(visit):
    """A page without a stage, of a reader who knows two of its terms and learns one."""
    return visit(script=WITHOUT_WEBGL + keeping(known=KNOWN)).open()


def test_a_term_is_marked_at_the_foot_of_its_page_and_the_map_follows(plain):
    page = plain.page
    plain.select("backpropagation")
    foot = page.locator("#page-known")
    expect(foot.get_by_label("New")).to_be_checked()
    foot.get_by_label("New").focus()
    plain.press("ArrowRight")
    assert kept(plain, "known")["backpropagation"] == "learning"
    foot.get_by_text("Known").click()
    assert kept(plain, "known") == {**KNOWN, "backpropagation": "known"}
    plain.press("m")
    expect(page.locator("#map .sum")).to_have_text("3 known, 1 being learned, of 60")
    expect(page.locator("[data-command=map]")).to_have_attribute("aria-expanded", "true")
    plain.select("relu")
    expect(foot.get_by_label("Learning")).to_be_checked()
    foot.get_by_text("New").click()
    assert "relu" not in kept(plain, "known")
    expect(page.locator("#map .sum")).to_have_text("3 known, 0 being learned, of 60")


@pytest.mark.slow
def test_what_is_ready_to_be_learned_is_a_chip_that_leads_there(plain, explorer):
    plain.press("m")
    chips = plain.page.locator("#map .chips a")
    needs = {}
    for link in explorer.glossary.links:
        if link.kind == "prerequisite":
            needs.setdefault(link.source, set()).add(link.target)
    for ident in chips.evaluate_all("(all) => all.map((chip) => chip.dataset.term)"):
        assert ident not in ("gradient", "chain-rule")
        assert needs.get(ident, set()) <= {"gradient", "chain-rule"}
    first = chips.first.get_attribute("data-term")
    chips.first.click()
    expect(plain.page.locator("#page-body h2")).to_have_text(explorer.glossary.terms[first].name)
    expect(plain.page.locator("#map")).to_be_visible()
    plain.press("Escape")
    expect(plain.page.locator("#map")).to_be_hidden()
    assert plain.term == first


@pytest.mark.slow
def test_the_map_goes_out_as_a_file_and_comes_back(plain, tmp_path):
    page, file = plain.page, tmp_path / "map.json"
    plain.press("m")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as a file").click()
    assert saved.value.suggested_filename == "wordgraph-map.json"
    saved.value.save_as(file)
    data = json.loads(file.read_text())
    assert data["known"] == KNOWN
    file.write_text(json.dumps({**data, "known": {"adam": "known", "relu": "known", "x": "known"}}))
    field, notice = page.locator("#map input[type=file]"), page.locator("#notice")
    field.set_input_files(file)
    expect(notice).to_contain_text("2 terms taken over")
    expect(notice).to_contain_text("1 of other glossaries were left out")
    together = {**KNOWN, "adam": "known", "relu": "known"}
    assert kept(plain, "known") == together
    file.write_text('{"format": "wordgraph-known", "known": {"adam": "learn')
    field.set_input_files(file)
    expect(notice).to_contain_text("was not taken over: it is no JSON")
    assert kept(plain, "known") == together


@pytest.mark.slow
def test_a_recall_session_with_the_keyboard_alone(visit):
    reader = visit(script=WITHOUT_WEBGL + keeping(known=KNOWN, recall={"relu": CARD})).open()
    card = reader.page.locator("#recall")
    reader.press("m")
    expect(reader.page.locator("#map")).to_contain_text("1 term is due today")
    reader.page.get_by_role("button", name="Recall flight").focus()
    reader.press("Enter")
    expect(card).to_contain_text("1 of 3")  # what is due, then what is known; not what is unknown
    expect(card).to_contain_text("Negative inputs become zero")
    for typed, said in (("zzzz", "No term is called"), ("adam", "That is Adam"), ("relu", "Right")):
        reader.page.keyboard.type(typed)
        reader.press("Enter")
        expect(card).to_contain_text(said)
    expect(card.locator("h2")).to_have_text("Right, this is ReLU.")
    reader.press("Enter")  # the next question has the focus
    for _ in range(2):
        expect(card).to_contain_text(re.compile("[23] of 3"))
        card.get_by_role("button", name="Show me").focus()
        reader.press("Enter", "Enter")
    expect(card.locator("h2")).to_have_text("1 of 3 recalled")
    expect(card.locator("li", has_text="Gradient")).to_contain_text("again tomorrow")
    expect(card.locator("li", has_text="ReLU")).to_contain_text("again in 6 days")
    cards = kept(reader, "recall")
    assert set(cards) == {"relu", "gradient", "chain-rule"}
    assert cards["relu"][:3] == [2, pytest.approx(2.36), 6]
    reader.press("Escape")
    expect(card).to_be_hidden()


@pytest.mark.slow
def test_escape_ends_a_recall_flight_from_within_its_field(plain):
    plain.press("m")
    plain.page.get_by_role("button", name="Recall flight").click()
    expect(plain.page.locator("#recall-name")).to_be_focused()
    plain.press("Escape")
    expect(plain.page.locator("#recall")).to_be_hidden()
    expect(plain.page.locator("#map")).to_be_hidden()


@pytest.mark.slow
def test_in_a_recall_flight_no_term_is_named_and_a_click_answers(visit, explorer):
    script = WRITTEN + keeping(known={"relu": "known"})
    reader = visit(script=script, reduced_motion="reduce").open()
    card, ids, names = reader.page.locator("#recall"), explorer.scene.ids, set(explorer.scene.names)
    written = "[...window.written]"
    assert len(names & set(reader.ask(written))) > 5
    node = reader.nearest(len(ids), left=330, top=100, right=780, bottom=380)["node"]
    reader.ask("localStorage.setItem('wordgraph.recall', argument)", json.dumps({ids[node]: CARD}))
    reader.press("m")
    with reader.moving():
        reader.page.get_by_role("button", name="Recall flight").click()
    assert not names & set(reader.ask(written))
    place = reader.where(node)
    reader.page.mouse.move(place["x"], place["y"])
    expect(reader.page.locator("#hover-card")).to_be_hidden()
    with reader.moving():
        reader.page.mouse.click(place["x"], place["y"])
    expect(card.locator("h2")).to_have_text(f"Right, this is {explorer.scene.names[node]}.")
    assert explorer.scene.names[node] in reader.ask(written)
    assert reader.term is None, "the click answers and selects nothing"
    assert kept(reader, "recall")[ids[node]][0] == 2
    with reader.moving():
        card.get_by_role("button", name="Next question").click()
    with reader.moving():
        card.get_by_role("button", name="Hint").click()
    assert reader.ask("plot.data[3].x.length") > 0, "some are left to choose from"
    assert not names & set(reader.ask(written))


@pytest.mark.slow
def test_marks_are_drawn_in_the_graph(visit, row):
    reader = visit(reduced_motion="reduce").open("?term=relu")
    place = reader.where(row["relu"])
    clip = {"x": place["x"] - 60, "y": place["y"] - 40, "width": 120, "height": 90}
    before = reader.pixels(**clip)
    reader.page.locator("#page-known").get_by_text("Known").click()
    reader.page.wait_for_timeout(600)
    changed = abs(reader.pixels(**clip) - before).max(axis=2) > 40
    assert 10 < changed.sum() < 3000, "a ring and a sign, and nothing else"


def test_a_tour_is_flown_stop_by_stop_and_is_in_the_link(reader, explorer):
    page, card = reader.page, reader.page.locator("#tour")
    reader.press("u")
    with reader.moving():
        page.get_by_role("button", name="Why deep networks did not learn").click()
    stops = next(tour for tour in explorer.scene.tours if tour.id == TOUR).stops
    expect(card.locator("h2")).to_have_text(explorer.scene.names[stops[0][0]])
    assert f"tour={TOUR}&step=1" in reader.query
    expect(card.get_by_role("button", name="Pause")).to_be_visible()
    page.mouse.wheel(0, 10)
    expect(card.get_by_role("button", name="Play")).to_be_visible()
    with reader.moving():
        reader.press(".")
    expect(card.locator("[aria-live]")).to_contain_text(stops[1][1])
    assert f"tour={TOUR}&step=2" in reader.query
    place = reader.where(stops[1][0])
    assert 0 < place["x"] < 900
    assert 60 < place["y"] < card.bounding_box()["y"]
    page.go_back()
    expect(card.locator("h2")).to_have_text(explorer.scene.names[stops[0][0]])
    card.get_by_role("button", name="Read the page").click()
    expect(page.locator("#page-body h2")).to_have_text(explorer.scene.names[stops[0][0]])
    reader.press("Escape")
    expect(card).to_be_visible()
    reader.press("Escape")
    expect(card).to_be_hidden()
    assert "tour=" not in reader.query


@pytest.mark.slow
def test_a_tour_plays_by_itself_but_not_with_reduced_motion(visit):
    for motion in ("no-preference", "reduce"):
        reader = visit(script=WITHOUT_WEBGL, reduced_motion=motion)
        reader.page.clock.install()
        reader.open()
        reader.page.locator("[data-command=tours]").click()
        reader.page.locator(f"[data-tour={TOUR}]").click()
        over = reader.page.locator("#tour .over")
        expect(over).to_contain_text("1 of")
        reader.page.clock.run_for(20_000)
        expect(over).to_contain_text("2 of" if motion == "no-preference" else "1 of")


@pytest.mark.slow
def test_a_link_names_a_tour_or_a_list_of_terms(visit):
    reader = visit(script=WITHOUT_WEBGL).open("?tour=backpropagation.vanishing-gradient&step=2")
    card = reader.page.locator("#tour")
    expect(card.locator("h2")).to_have_text("Vanishing gradient")
    expect(card).to_contain_text("It builds on Backpropagation.")
    expect(card.get_by_role("button", name="Play")).to_be_visible()
    reader.open("?tour=nowhere")
    expect(reader.page.locator("#notice")).to_contain_text("No tour is called \u201cnowhere\u201d")
    expect(card).to_be_hidden()
