"""Browsing: from filters to the list to the graph, a neighbourhood alone, and height."""

import re

import numpy as np
import pytest
from playwright.sync_api import expect

from ..benchmarks.synthetic import explorer as synthetic
from .conftest import PHONE
from .reader import WITHOUT_WEBGL
from .serving import serving


def test_filters_lead_to_the_list_and_to_a_page(visit, explorer):
    reader = visit(script=WITHOUT_WEBGL, viewport={"width": 1300, "height": 700}).open()
    page = reader.page
    page.locator("#notice .close").click()
    reader.press("g")
    panel = page.locator("#filters")
    expect(panel).to_be_visible()
    expect(panel.get_by_role("status")).to_have_text(f"All {len(explorer.scene.ids)} terms")
    choice = panel.locator('[data-facet=in] [data-choice="optimization"]')
    count = int(choice.locator("small").inner_text())
    choice.click()
    expect(choice).to_have_attribute("aria-pressed", "true")
    expect(panel.get_by_role("status")).to_have_text(f"{count} of {len(explorer.scene.ids)} terms")
    assert "in=optimization" in reader.query
    rows = page.locator("#list [role=listitem]")
    expect(rows.first).to_have_attribute("aria-setsize", str(count))
    level = panel.locator("[data-facet=level] [data-choice=advanced]")
    both = level.locator("small").inner_text()
    level.click()
    expect(rows.first).to_have_attribute("aria-setsize", both)
    panel.locator("input[value=hidden]").check()
    assert reader.query.endswith("level=advanced&others=hidden")
    name = rows.first.inner_text()
    rows.first.locator("a").click()
    expect(page.locator("#page-body h2")).to_have_text(name)
    assert "level=advanced" in reader.query, "a selection keeps the filters"
    page.locator("#filters-clear").click()
    expect(rows.first).to_have_attribute("aria-setsize", str(len(explorer.scene.ids)))
    assert "level" not in reader.query
    reader.press("Escape")
    expect(panel).to_be_hidden()
    expect(page.locator("#page")).to_be_visible()


@pytest.mark.slow
def test_what_is_unknown_is_said_and_filters_nothing(quick, explorer):
    reader = quick("?in=nowhere%7Cdata&industry=%3Cb%3E")
    expect(reader.page.locator("#notice")).to_contain_text(
        "No domain is called \u201cnowhere\u201d"
    )
    expect(reader.page.locator("#notice")).to_contain_text("No industry is called \u201c<b>\u201d")
    shown = sum("data" in term.domains for term in explorer.glossary.terms.values())
    assert shown
    expect(reader.page.locator("#list [role=status]")).to_contain_text(f"{shown} of")


def test_the_list_is_walked_with_the_keyboard(quick, explorer):
    reader = quick("?term=relu")
    page = reader.page
    current = page.locator("#list a[aria-current=true]")
    expect(current).to_have_text("ReLU")
    current.focus()
    reader.press("ArrowDown")
    focused = page.locator("#list a:focus")
    assert focused.inner_text() != "ReLU"
    reader.press("End")
    place = page.locator("#list [role=listitem]:focus-within")
    expect(place).to_have_attribute("aria-posinset", str(len(explorer.scene.ids)))
    reader.press("Home", "ArrowUp")
    expect(place).to_have_attribute("aria-posinset", "1")
    name = focused.inner_text()
    reader.press("Enter")
    expect(page.locator("#page-body h2")).to_have_text(name)


@pytest.mark.slow
def test_the_letters_have_their_counts_which_follow_the_filters(quick, explorer):
    reader = quick()
    letters = reader.page.locator("#list .letters button")

    def counts():
        texts = letters.all_inner_texts()
        labels = [one.get_attribute("aria-label") for one in letters.all()]
        for text, label in zip(texts, labels, strict=True):
            letter, count = text.split()
            assert re.fullmatch(rf"{re.escape(letter)}, {count} terms?", label)
        return [int(text.split()[1]) for text in texts]

    assert sum(counts()) == len(explorer.scene.ids)
    reader.ask("explorer.change({ options: { level: 'advanced' } })")
    expect(reader.page.locator("#list [role=status]")).to_contain_text(" of ")
    shown = int(reader.page.locator("#list [role=status]").inner_text().split()[0])
    assert 0 < sum(counts()) == shown < len(explorer.scene.ids)
    last = reader.page.locator("#list .letters button:enabled").last
    last.click()
    last = last.inner_text().split()[0]
    expect(reader.page.locator("#list .row.letter", has_text=last).last).to_be_in_viewport()


@pytest.mark.slow
@pytest.mark.parametrize(("width", "size"), [(1300, 100), (390, 100), (390, 200), (320, 200)])
def test_no_name_of_the_list_is_cut_and_no_row_lies_over_another(visit, explorer, width, size):
    larger = f"""addEventListener("DOMContentLoaded", () => {{
      document.documentElement.style.fontSize = "{size}%";
    }})"""
    narrow = {**PHONE, "viewport": {"width": width, "height": 844}}
    wide = {"viewport": {"width": width, "height": 700}}
    reader = visit(script=f"{WITHOUT_WEBGL};{larger}", **(narrow if width < 700 else wide)).open()
    seen = {}
    for _ in range(60):
        found, more = reader.ask(ROWS)
        seen |= dict(found)
        if not more:
            break
    assert set(seen) == set(explorer.scene.names)
    assert [name for name, whole in seen.items() if not whole] == []


@pytest.mark.slow
def test_ten_thousand_terms_are_a_list_of_a_few_rows_that_scrolls_to_its_end(visit):
    with serving(synthetic(10_000)) as address:
        reader = visit(address, script=WITHOUT_WEBGL).open()
        page = reader.page
        rows = page.locator("#list [role=listitem]")
        expect(rows.first).to_have_attribute("aria-setsize", "10000")
        for share in (0.3, 0.77, 1):
            page.evaluate(
                """(share) => {
                  const scroll = document.querySelector("#list .scroll");
                  scroll.scrollTop = share * scroll.scrollHeight;
                }""",
                share,
            )
            place = page.locator("#list [role=listitem]:not([aria-posinset='1'])").first
            expect(place).to_be_attached()
            assert rows.count() < 80
        expect(page.locator("[aria-posinset='10000']")).to_be_in_viewport(ratio=0.98)
        some = page.locator("#list .letters button").first
        assert re.fullmatch(r"[A-Z]\s[\d.]+K?", some.inner_text()), "few figures"
        assert re.fullmatch(r"[A-Z], \d+ terms", some.get_attribute("aria-label"))


# Which names of the rows that are drawn are seen whole, and whether there was more to scroll to.
ROWS = """(async () => {
  const scroll = document.querySelector("#list .scroll");
  const tops = [...scroll.querySelectorAll(".row:not(.ruler)")].map((row) => {
    const { top, bottom } = row.getBoundingClientRect();
    return { row, top, bottom, link: row.querySelector("a") };
  });
  const whole = tops.filter(({ link }) => link).map(({ top, bottom, link }) => {
    const box = link.getBoundingClientRect();
    const name = link.querySelector("span");
    const inside = box.top >= top - 1 && box.bottom <= bottom + 1;
    const alone = tops.every((other) =>
      other.link === link || other.bottom <= top + 1 || other.top >= bottom - 1);
    const cut = name.scrollWidth > name.clientWidth || name.scrollHeight > name.clientHeight + 1;
    return [name.textContent, inside && alone && !cut];
  });
  const before = scroll.scrollTop;
  scroll.scrollTop += scroll.clientHeight / 2;
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return [whole, scroll.scrollTop > before];
})()"""


@pytest.mark.slow
def test_on_a_phone_the_filters_are_a_sheet_from_below(visit):
    reader = visit(script=WITHOUT_WEBGL, **PHONE).open()
    reader.page.locator("#open-filters").click()
    box = reader.page.locator("#filters").bounding_box()
    assert (box["x"], box["width"]) == (0, 390)
    assert box["y"] + box["height"] == 844
    assert box["y"] > 300


@pytest.mark.slow
def test_a_neighbourhood_is_shown_alone(reader, explorer, row):
    scene = explorer.scene
    reader.press("n")
    assert "hops" not in reader.query, "without a term it does nothing"
    reader.select("adam").settle()
    reader.press("n")
    reader.page.wait_for_function("() => location.search.includes('hops=1')")
    reader.settle()
    near = {row["adam"], *map(int, scene.neighbours(row["adam"]))}
    assert _drawn(reader) == len(near)
    expect(reader.page.locator("#reach button[value='1']")).to_have_attribute(
        "aria-pressed", "true"
    )
    reader.page.locator("#reach button[value='2']").click()
    reader.page.wait_for_function("() => location.search.includes('hops=2')")
    reader.settle()
    assert _drawn(reader) > len(near)
    reader.page.locator("#reach button[value='0']").click()
    reader.settle()
    assert _drawn(reader) == len(scene.ids)


@pytest.mark.slow
def test_terms_rise_to_their_levels_and_come_back(reader, explorer):
    levels = explorer.scene.levels
    reader.press("e")
    reader.page.wait_for_function("() => location.search.includes('height=difficulty')")
    heights = _heights(reader, lambda found: found[levels == 0].max() < found[levels == 2].min())
    means = [heights[levels == level].mean() for level in range(3)]
    assert means == sorted(means)
    reader.press("e")
    reader.page.wait_for_function("() => !location.search.includes('height')")
    original = explorer.scene.places[:, 2]
    _heights(reader, lambda found: np.abs(found - original).max() < 1e-3)


def _drawn(reader):
    """How many nodes have a sphere: up to forty are drawn with 162 points each, more with 42."""
    points = reader.ask("[1, 3].map((trace) => plot.data[trace].x.length)")
    return sum(n // 162 if n <= 40 * 162 and n % 162 == 0 else n // 42 for n in points)


def _heights(reader, reached):
    """The heights of all nodes, once they are at rest and have reached where they are going."""
    for _ in range(100):
        heights = np.reshape(reader.ask("[...plot.data[1].z]"), (60, -1))
        if heights.shape[1] == 42 and reached(heights.mean(axis=1)):
            reader.settle()
            return heights.mean(axis=1)
        reader.page.wait_for_timeout(200)
    raise AssertionError("the terms never get there")
