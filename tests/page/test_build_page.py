"""A term's page: its fields, its texts as trees, and the terms around it."""

import json

from wordgraph.glossary import Difficulty, Glossary, Kind, Link, Provenance, Term
from wordgraph.page import build_page

ADAM = Term(
    id="adam",
    name="Adam",
    aliases=("adaptive moments",),
    difficulty=Difficulty.INTERMEDIATE,
    domains=("optimization",),
    industries=("science",),
    keywords=("step size",),
    summary="An optimizer.",
    why_it_matters="It is **everywhere**.",
    definition="See [[SGD]] and [[Nobody]]: $x^2$.",
    links=(
        Link("adam", "sgd", Kind.PREREQUISITE, text="SGD"),
        Link("adam", "adamw", text="AdamW"),
        Link("adam", "weight-decay-adam", text="weight decay Adam"),
        Link("adam", "adam", text="Adam"),
        Link("adam", "nobody", text="Nobody"),
        Link("adam", "adamw", Kind.CONTRAST, text="AdamW"),
        Link("adam", "sgd", Kind.RELATED, Provenance.LINKED, "SGD"),
    ),
    lab="vanishing-gradient/relu-he",
    sources=("Kingma & Ba 2015",),
)
ADAMW = Term(
    id="adamw",
    name="AdamW",
    aliases=("weight decay Adam",),
    links=(Link("adamw", "adam", Kind.PREREQUISITE), Link("adamw", "adam")),
)
SGD = Term(id="sgd", name="SGD")
GLOSSARY = Glossary.of([ADAM, ADAMW, SGD])


def test_fields_are_as_written() -> None:
    page = build_page(GLOSSARY, ADAM)
    fields = ("id", "name", "summary", "difficulty", "lab", "aliases", "domains", "sources")
    assert {key: page[key] for key in fields} == {
        "id": "adam",
        "name": "Adam",
        "summary": "An optimizer.",
        "difficulty": "intermediate",
        "lab": "vanishing-gradient/relu-he",
        "aliases": ["adaptive moments"],
        "domains": ["optimization"],
        "sources": ["Kingma & Ba 2015"],
    }
    assert page["keywords"] == ["step size"]
    assert page["industries"] == ["science"]


def test_texts_are_trees() -> None:
    page = build_page(GLOSSARY, ADAM)
    assert page["why_it_matters"] == [("p", {}, ["It is ", ("strong", {}, ["everywhere"]), "."])]
    ((tag, _, inside),) = page["definition"]
    assert tag == "p"
    assert [node[0] for node in inside if not isinstance(node, str)] == ["a", "span", "math"]


def test_chips_name_each_term_once_and_not_oneself() -> None:
    page = build_page(GLOSSARY, ADAM)
    assert page["prerequisites"] == [{"id": "sgd", "name": "SGD"}]
    assert page["related"] == [{"id": "adamw", "name": "AdamW"}, {"id": None, "name": "Nobody"}]
    assert page["contrast"] == [{"id": "adamw", "name": "AdamW"}]
    assert page["broader"] == []


def test_what_leads_on_from_a_term() -> None:
    assert build_page(GLOSSARY, ADAM)["leads_to"] == [{"id": "adamw", "name": "AdamW"}]
    assert build_page(GLOSSARY, SGD)["leads_to"] == [{"id": "adam", "name": "Adam"}]


def test_incoming_links_leave_out_the_terms_shown_already() -> None:
    assert build_page(GLOSSARY, ADAM)["linked_from"] == []
    assert build_page(GLOSSARY, ADAMW)["linked_from"] == []  # Adam is a prerequisite
    assert build_page(GLOSSARY, SGD)["linked_from"] == []  # Adam is what SGD leads to
    plain = Glossary.of([Term(id="a", name="A", links=(Link("a", "sgd"),)), SGD])
    assert build_page(plain, SGD)["linked_from"] == [{"id": "a", "name": "A"}]


def test_a_term_without_anything_has_a_page() -> None:
    page = build_page(GLOSSARY, SGD)
    assert page["definition"] == page["why_it_matters"] == page["related"] == []
    assert page["difficulty"] is page["lab"] is None


def test_pages_can_be_sent() -> None:
    for term in GLOSSARY.terms.values():
        page = build_page(GLOSSARY, term)
        assert json.loads(json.dumps(page))["name"] == term.name


def test_an_experiment_that_does_not_exist_is_not_offered():
    unknown = Term(id="x", name="X", lab="no-such-experiment/preset")
    assert build_page(Glossary.of([unknown]), unknown)["lab"] is None
