"""Stories: tours, questions, comparisons, lessons and routes are in the picture as on screen."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from wordgraph.glossary import Glossary
from wordgraph.glossary.tour import Stop, Tour
from wordgraph.scene import Camera, Tier, ViewState
from wordgraph.snapshot import encode
from wordgraph.snapshot.picture import picture_of
from wordgraph.snapshot.stamp import alt_text
from wordgraph.ways import lesson, routes


@pytest.fixture
def viewed(exhibit):
    """The picture of a view of thirty terms on a ring, all of which need the first one."""

    def show(term=None, answers=(), known=(), domain=None, **options):
        view = ViewState(term, domain, options=options)
        shown = replace(exhibit, view=view, answers=tuple(answers), known=frozenset(known))
        return replace(shown, width=1440, height=900)

    return show


def tier_of(picture, ident):
    return Tier(picture.tier[picture.scene.ids.index(ident)])


def lit_pairs(picture):
    ids = np.array(picture.scene.ids)
    return {frozenset(pair) for pair in ids[picture.scene.edges[picture.lit]].tolist()}


def names_in(exhibit):
    text = encode(exhibit, "svg").decode()
    return [piece.rpartition(">")[2] for piece in text.split("</text>")[:-1]]


def test_a_route_is_lit_numbered_framed_and_told(viewed, glossary):
    shown = viewed("term-3", **{"from": "term-3", "to": "term-6"})
    picture = picture_of(shown)
    path = routes(glossary, shown.graph, "term-3", "term-6")[0].stops
    assert {tier_of(picture, end) for end in (path[0], path[-1])} == {Tier.FOCUS}
    assert {ident for ident in picture.scene.ids if tier_of(picture, ident) < Tier.DIM} == set(path)
    assert lit_pairs(picture) == {frozenset(pair) for pair in pairwise(path)}
    called = [glossary.terms[ident].name for ident in path]
    names = names_in(shown)
    assert {f"{at} \u00b7 {name}" for at, name in enumerate(called, 1)} <= set(names)
    assert "From Term 3 to Term 6" in names
    assert "From Term 3 to Term 6: " + " \u2192 ".join(called) in alt_text(shown)
    inside = picture.points[[picture.scene.ids.index(ident) for ident in path]]
    assert ((inside > 0) & (inside < (picture.width, picture.height))).all()


def test_a_stop_stands_out_and_another_path_can_be_chosen(viewed, glossary):
    shown = viewed("term-0", **{"from": "term-3", "to": "term-6", "step": "22"})
    picture = picture_of(shown)
    path = routes(glossary, shown.graph, "term-3", "term-6")[1].stops
    assert np.flatnonzero(picture.tier == Tier.FOCUS).tolist() == [picture.scene.ids.index(path[1])]
    assert f"Stop 2 of {len(path)}" in alt_text(shown)
    beyond = picture_of(viewed("term-3", **{"from": "term-3", "to": "term-6", "step": "999"}))
    assert tier_of(beyond, "term-6") == Tier.FOCUS


def test_a_lesson_is_numbered_and_leaves_out_what_is_known(viewed, glossary):
    shown = viewed("term-0", learn="term-5", step="1")
    steps = [step.term for step in lesson(glossary, "term-5").steps]
    picture = picture_of(shown)
    assert tier_of(picture, "term-0") == Tier.FOCUS
    lit = {ident for ident in picture.scene.ids if tier_of(picture, ident) < Tier.DIM}
    assert lit == set(steps)
    assert "1 \u00b7 Term 0" in names_in(shown)
    assert "Learn Term 5: Step 1 of 2: Term 0." in alt_text(shown)
    short = viewed("term-5", known=["term-0"], learn="term-5")
    assert "Step 1 of 1: Term 5." in alt_text(short)
    sender = viewed("term-0", known=["term-0"], learn="term-5")
    assert "Step 1 of 2: Term 0." in alt_text(sender), "a link's term is shown, known or not"


def test_a_comparison_lights_both_and_what_they_share_before_a_route(viewed):
    route = {"from": "term-3", "to": "term-9", "step": "1"}
    shown = viewed("term-3", **route, **{"with": "term-5"})
    picture = picture_of(shown)
    assert {ident for ident in picture.scene.ids if tier_of(picture, ident) == Tier.FOCUS} == {
        "term-3",
        "term-5",
    }
    assert {ident for ident in picture.scene.ids if tier_of(picture, ident) == Tier.NEAR} == {
        "term-0",
        "term-4",
    }
    assert frozenset(("term-3", "term-4")) in lit_pairs(picture)
    assert "Term 3 and Term 5: 2 neighbours shared: " in alt_text(shown)
    assert "From Term 3" in alt_text(viewed("term-3", **route, **{"with": "nobody"}))


def test_the_answers_to_a_question_are_lit_and_named(viewed):
    shown = viewed(q="why <so>?", answers=["term-1", "term-2", "term-9", "nobody"])
    picture = picture_of(shown)
    lit = {ident for ident in picture.scene.ids if tier_of(picture, ident) < Tier.DIM}
    assert lit == {"term-1", "term-2", "term-9"}
    assert lit_pairs(picture) == {frozenset(("term-1", "term-2"))}
    assert "why <so>?: 3 answers: Term 1, Term 2, Term 9." in alt_text(shown)
    assert "why &lt;so&gt;?" in names_in(shown)


def test_an_answer_that_is_read_keeps_the_others_lit_and_another_term_does_not(viewed):
    answers = ["term-1", "term-2", "term-9"]
    picture = picture_of(viewed("term-2", q="why?", answers=answers))
    assert tier_of(picture, "term-2") == Tier.FOCUS
    assert {tier_of(picture, one) for one in ("term-1", "term-9")} == {Tier.NEAR}
    assert {tier_of(picture, one) for one in ("term-0", "term-3", "term-8")} == {Tier.DIM}
    assert lit_pairs(picture) == {frozenset(("term-1", "term-2"))}
    alone = viewed("term-2", q="why?", hops="1", answers=answers)
    assert tier_of(picture_of(alone), "term-9") == Tier.GONE, "its neighbourhood alone is wanted"
    other = viewed("term-20", q="why?", answers=answers)
    assert tier_of(picture_of(other), "term-9") == Tier.DIM
    assert alt_text(other) == alt_text(viewed("term-20"))


def test_a_filter_works_on_a_story_too_but_never_on_its_focus(viewed):
    ends = {"from": "term-3", "to": "term-5"}
    picture = picture_of(viewed("term-3", **ends, level="advanced", others="hidden"))
    levels = {ident: picture.scene.levels[row] for row, ident in enumerate(picture.scene.ids)}
    middle = [one for one in ("term-0", "term-4") if levels[one] != 2]
    assert {tier_of(picture, "term-3"), tier_of(picture, "term-5")} == {Tier.FOCUS}
    assert {tier_of(picture, one) for one in middle} == {Tier.GONE}
    assert not picture.lit.any()


@pytest.fixture
def toured(show, glossary):
    tour = Tour("first", "First steps", "", (Stop("Term 2", "Here it is."), Stop("Term 9", "")))
    terms = glossary.terms.values()
    whole = Glossary.of(terms, glossary.title, glossary.domains, tours=[tour])
    return lambda term=None, **options: show(whole, ViewState(term, options=options))


def test_a_stop_of_a_tour_is_lit_with_what_is_around_it(toured):
    shown = toured(tour="first", step="1")
    picture = picture_of(shown)
    lit = {ident for ident in picture.scene.ids if tier_of(picture, ident) < Tier.DIM}
    assert lit == {"term-0", "term-1", "term-2", "term-3", "term-9"}
    assert tier_of(picture, "term-2") == Tier.FOCUS
    assert "First steps: Stop 1 of 2: Term 2. Here it is." in alt_text(shown)
    assert toured("term-5", tour="first").story is None, "a term that is read goes before"


@pytest.mark.parametrize(("step", "stop"), [("0", 1), ("2", 2), ("999", 3)])
def test_a_tour_may_be_any_list_of_terms(toured, step, stop):
    listed = toured(tour="term-1.nobody.term-3.term-4", step=step)
    assert f"A tour: Stop {stop} of 3" in alt_text(listed)


@pytest.mark.parametrize(
    "options",
    [
        {"tour": "nobody"},
        {"tour": "term-1"},
        {"tour": "."},
        {"q": "why?"},
        {"with": "term-1"},
        {"from": "term-1"},
        {"from": "term-1", "to": "term-1"},
        {"learn": "nobody"},
        {"step": "3"},
    ],
)
def test_no_story_where_nothing_is_told(viewed, options):
    shown = viewed(**options)
    assert shown.story is None
    assert (picture_of(shown).tier == Tier.BASE).all()


@pytest.mark.parametrize("form", ["svg", "png", "html", "json"])
def test_each_format_writes_a_story(viewed, form):
    shown = viewed("term-3", **{"from": "term-3", "to": "term-6"})
    assert encode(shown, form)


def test_the_few_that_are_lit_have_their_names_whatever_region_they_are_in(viewed):
    shown = viewed(q="why?", answers=["term-4"])
    afar = replace(shown, view=replace(shown.view, camera=Camera((6.0, 0.0, 0.0))))
    assert "Term 4" in names_in(afar), "its domain's name would lie right upon it"
