"""Views in pictures: filters, a neighbourhood and heights look as they do in the browser."""

from dataclasses import replace

import numpy as np
import pytest

from wordgraph.places import raised
from wordgraph.scene import Tier, ViewState
from wordgraph.snapshot import encode
from wordgraph.snapshot.picture import picture_of


@pytest.fixture(autouse=True)
def _own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("WORDGRAPH_CACHE_DIR", str(tmp_path))


def viewed(exhibit, term=None, **options):
    return replace(exhibit, view=ViewState(term=term, options=options))


def test_what_a_filter_hides_is_not_in_the_picture(exhibit):
    shown = encode(viewed(exhibit, level="advanced", others="hidden"), "svg").decode()
    names = {term.name for term in exhibit.glossary.terms.values() if term.difficulty}
    kept = {
        term.name
        for term in exhibit.glossary.terms.values()
        if term.difficulty and term.difficulty.level == 2
    }
    drawn = {name for name in names if f">{name}</text>" in shown}
    assert drawn
    assert drawn <= kept
    assert "10 of 30 terms" in shown
    assert "Filtered to" in shown


def test_what_a_filter_refuses_fades(exhibit):
    picture = picture_of(viewed(exhibit, has="lab"))
    assert (picture.tier == Tier.DIM).sum() == 29
    assert picture.swollen[1] == pytest.approx(1.12 * exhibit.scene.radii[1])


def test_a_neighbourhood_is_alone(exhibit):
    picture = picture_of(viewed(exhibit, term="term-5", hops="1"))
    assert set(np.flatnonzero(picture.tier < Tier.GONE)) == {0, 4, 5, 6}
    assert not picture.seen[picture.tier == Tier.GONE].any()


@pytest.mark.parametrize("form", ["svg", "png"])
def test_a_view_in_which_nothing_passes_is_still_a_picture(exhibit, form):
    assert encode(viewed(exhibit, industry="none", level="beginner", has="lab"), form)


def test_heights_are_difficulty_and_named(exhibit):
    picture = picture_of(viewed(exhibit, height="difficulty"))
    levels, height = exhibit.scene.levels, picture.scene.places[:, 2]
    bottoms = [height[levels == level].min() for level in range(3)]
    tops = [height[levels == level].max() for level in range(3)]
    assert tops[0] < bottoms[1] < tops[1] < bottoms[2]
    assert tops[0] < height[0] < bottoms[2], "a term without a difficulty is in the middle"
    shown = encode(viewed(exhibit, height="difficulty"), "svg").decode()
    assert ">INTERMEDIATE</text>" in shown


def test_heights_come_again_as_they_were_and_near_where_terms_are(exhibit):
    one, two = (raised(exhibit.graph, exhibit.scene.places, exhibit.scene.levels) for _ in range(2))
    assert (one[0] == two[0]).all()
    steps = np.diff(one[1])
    assert steps[0] == pytest.approx(steps[1])
    assert steps[0] > 0


def test_terms_without_difficulty_have_no_heights(show, glossary):
    plain = [replace(term, difficulty=None) for term in glossary.terms.values()]
    shown = show(type(glossary).of(plain), ViewState(options={"height": "difficulty"}))
    assert picture_of(shown).heights is None
    assert b'id="wordgraph-heights" type="application/json">null<' in encode(shown, "html")


def test_an_offline_page_brings_the_heights(exhibit):
    assert b'id="wordgraph-heights" type="application/json">{"places"' in encode(exhibit, "html")
