"""The review finds what an editor would send back, and is silent about a sound glossary."""

import pytest

from wordgraph.glossary import Difficulty, Glossary, Kind, Link, Term, review
from wordgraph.resources import DATA
from wordgraph.sources import read

NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()


def text(seed: int, length: int = 100) -> str:
    """Words in an order of their own, so that no two texts are alike."""
    return " ".join(f"{NUMBERS[(k * (seed + 2)) % 12]}{k * 7 + seed * 1009}" for k in range(length))


def term(seed: int, count: int = 6, **change) -> Term:
    name = f"Term {seed}"
    others = [f"term-{other}" for other in range(count) if other != seed]
    fields = {
        "id": f"term-{seed}",
        "name": name,
        "difficulty": Difficulty.BEGINNER,
        "domains": ("data",),
        "keywords": ("a", "b", "c", "d"),
        "summary": f"Number{seed} is what this one means.",
        "why_it_matters": f"It matters {seed} times.",
        "definition": text(seed),
        "links": tuple(Link(f"term-{seed}", other) for other in others),
    }
    return Term(**{**fields, **change})


def said(*changed: Term) -> list[str]:
    terms = {t.id: t for t in [*map(term, range(6)), *changed]}
    return [str(problem) for problem in review(Glossary.of(terms.values()))]


def test_a_sound_glossary_is_left_alone():
    assert said() == []


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"difficulty": None}, "no difficulty"),
        ({"domains": ()}, "no domains"),
        ({"why_it_matters": ""}, "no why it matters"),
        ({"keywords": ("a",)}, "1 keywords"),
        ({"summary": "word " * 40}, "a summary of 40 words"),
        ({"summary": "One here. Two there."}, "several sentences"),
        ({"definition": text(0, 30)}, "a definition of 30 words"),
        ({"definition": text(0, 300)}, "a definition of 300 words"),
        ({"definition": text(0) + " It is a crucial concept in all."}, "a hollow phrase"),
        ({"summary": "Number1 is what this one means, too."}, "opens like that of"),
        ({"definition": text(1)}, "of the text is that of"),
        ({"why_it_matters": text(1, 9) + "."}, ""),
    ],
)
def test_each_fault_is_found_alone(change, complaint):
    found = said(term(0, **change))
    assert bool(found) == bool(complaint)
    assert all(complaint in problem for problem in found if "a sentence of" not in problem)


def test_a_sentence_may_stand_in_one_term_only():
    shared = "This very sentence of ten words stands in two terms."
    found = said(*(term(k, why_it_matters=f"{shared} {k}.") for k in (0, 1)))
    assert any("a sentence of 'Term 0'" in problem for problem in found)


def test_few_links_hubs_and_contrasts_of_one_side():
    lonely = term(0, links=(), id="lonely", name="Lonely", summary="Alone here this one stands.")
    assert any("lonely: 0 links" in problem for problem in said(lonely))
    many = [term(k, 50, links=(Link(f"term-{k}", "term-0"),)) for k in range(1, 50)]
    assert any("a hub of" in problem for problem in said(*many))
    one_sided = term(0, links=(*term(0).links, Link("term-0", "term-1", Kind.CONTRAST)))
    assert said(one_sided) == [
        "term-1: no contrast to 'Term 0', which names this one; add it here too"
    ]


def test_the_built_in_glossary_passes():
    assert [str(problem) for problem in review(read(DATA))] == []
