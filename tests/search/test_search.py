"""Search: what it finds, what it quotes, and that nothing makes it fail."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError
from importlib import import_module
from threading import Event

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wordgraph.explorer import Explorer, explorer_of
from wordgraph.glossary import Difficulty, Glossary, Term
from wordgraph.search import Search
from wordgraph.search.bags import Vocabulary
from wordgraph.search.own_vectors import OwnVectors

search_module = import_module("wordgraph.search.search")

HOSTILE = [
    "",
    " ",
    "\0",
    "a\0b",
    "?",
    '"',
    "'",
    '""" OR "',
    "NEAR(a b)",
    "name:gradient",
    "gradient AND NOT (loss OR *)",
    "^gradient*",
    "{name aliases} : x",
    "'; DROP TABLE texts; --",
    "x" * 10_000,
    "why " * 10_000,
    "\U0001f600",
    "\ud800",
    "gradient \udfff descent",
    "\u202egradient",
    "日本語",
    "नमस्ते",
    "-1",
    "$x$ \\frac",
    "%00",
]


def terms(*names: str, **fields: str) -> list[Term]:
    return [Term(id=f"t{row}", name=name, **fields) for row, name in enumerate(names)]


@pytest.mark.parametrize("query", HOSTILE)
def test_no_query_fails(search: Search, query: str) -> None:
    for hit in search.ask(query, 5):
        assert hit.sentence
        hit.to_json()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.integers(-2, 300))
def test_whatever_is_asked_the_marks_lie_in_the_sentence(search_made, query, limit) -> None:
    hits = search_made.ask(query, limit)
    assert len(hits) <= max(0, limit)
    assert len({hit.id for hit in hits}) == len(hits)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    for hit in hits:
        ends = [place for mark in hit.marks for place in mark]
        assert ends == sorted(set(ends))
        assert all(0 <= place <= len(hit.sentence) for place in ends)


@pytest.fixture(scope="session")
def search_made(search: Search) -> Search:
    return search


@pytest.mark.parametrize("size", [0, 1, 2])
def test_small_glossaries_are_searched(size: int) -> None:
    made = Glossary.of(terms(*("Nothing", "Something")[:size], summary="Some thing is here."))
    for search in (Search(made), Search(made, own_vectors(["some"] * size))):
        assert len(search.ask("some thing")) == size
        assert len(search.ask("nothing")) <= size
        assert search.ask("") == ()


def test_terms_without_any_text_are_found_by_name() -> None:
    search = Search(Glossary.of(terms("Alpha", "Beta")))
    assert [hit.id for hit in search.ask("beta", 1)] == ["t1"]
    assert search.ask("beta", 1)[0].sentence == ""


@pytest.mark.parametrize(
    ("query", "ident"),
    [
        ("vanishing gradient", "vanishing-gradient"),
        ("What is a vanishing gradient?", "vanishing-gradient"),
        ("VANISHING GRADIENT PROBLEM", "vanishing-gradient"),
        ("vanishing gradiant", "vanishing-gradient"),
        ("vanisihng gradeint", "vanishing-gradient"),
        ("back propagation", "backpropagation"),
        ("LSTM", "long-short-term-memory"),
        ("overfiting", "overfitting"),
        ("tell me about the softmax", "softmax"),
        ("explain Bayes theorem", "bayes-theorem"),
    ],
)
def test_a_name_comes_first(search: Search, query: str, ident: str) -> None:
    assert search.ask(query, 1)[0].id == ident


def test_every_name_and_alias_comes_first(search: Search, glossary: Glossary) -> None:
    missed = []
    some = [*list(glossary.terms.values())[::4], *map(glossary.terms.get, ("relu", "simclr"))]
    for term in some:
        for name in (term.name, *term.aliases):
            if search.ask(name, 1)[0].id != glossary.resolve(name):
                missed.append(name)
    assert missed == []


def test_letters_at_random_find_nothing(search: Search) -> None:
    assert search.ask("zzzzqqqq") == ()


def test_the_sentence_that_matched_is_quoted() -> None:
    term = Term(
        id="term",
        name="Term",
        difficulty=Difficulty.BEGINNER,
        domains=("words",),
        summary="A word.",
        why_it_matters="It helps. Cats **chase [[Mouse|mice]]** at *night*. It ends.",
        definition="Formulas $x_{cats}$ are not read.\n\n- Dogs bark\n- Birds sing",
    )
    (hit,) = Search(Glossary.of([term])).ask("which cat chased mice?")
    assert hit.sentence == "Cats chase mice at night."
    assert [hit.sentence[start:end] for start, end in hit.marks] == ["Cats", "chase", "mice"]
    assert (hit.difficulty, hit.domain) == ("beginner", "words")
    (hit,) = Search(Glossary.of([term])).ask("dogs")
    assert hit.sentence == "Dogs bark"
    (hit,) = Search(Glossary.of([term])).ask("term")
    assert (hit.sentence, hit.marks) == ("A word.", ())


def test_quotes_are_without_markup(search: Search) -> None:
    for query in ("why does training diverge", "variance of weights", "probability", "attention"):
        for hit in search.ask(query, 30):
            assert not set("$*\\|{}^") & set(hit.sentence), hit.sentence
            assert "[[" not in hit.sentence, hit.sentence
            assert len(hit.sentence) <= 321


def test_a_hit_never_changes(search: Search) -> None:
    (hit,) = search.ask("gradient", 1)
    with pytest.raises(FrozenInstanceError):
        hit.score = 1.0  # type: ignore[misc]  # what must fail


def test_nothing_is_built_before_the_first_question(glossary: Glossary, monkeypatch) -> None:
    built = []
    monkeypatch.setattr("wordgraph.search.search._Index", lambda *parts: built.append(parts))
    Search(glossary)
    Explorer.of(Glossary.of(terms("Alpha")))
    assert built == []


def test_what_is_named_is_known_at_once_while_the_texts_are_read(
    glossary: Glossary, search: Search, monkeypatch
) -> None:
    may_go_on = Event()
    build = search_module._Index

    def slow(*parts):
        assert may_go_on.wait(60)
        return build(*parts)

    monkeypatch.setattr(search_module, "_Index", slow)
    fresh = Search(glossary)
    hits, whole = fresh.ask_soon("vanishing gradient", 5)
    assert not whole
    assert hits[0].id == "vanishing-gradient"
    assert hits[0].sentence == glossary.terms["vanishing-gradient"].summary
    assert fresh.ask_soon("early layers barely learn") == ((), False)
    may_go_on.set()
    question = "why do early layers barely learn?"
    assert fresh.ask_soon(question, 5, patience=60) == (search.ask(question, 5), True)


def test_a_building_that_fails_is_told_and_tried_again(glossary: Glossary, monkeypatch) -> None:
    build = search_module._Index
    fresh = Search(glossary)
    monkeypatch.setattr(search_module, "_Index", lambda *_: 1 / 0)
    for ask in (fresh.ask, lambda query: fresh.ask_soon(query, patience=60)):
        with pytest.raises(ZeroDivisionError):
            ask("gradient")
    monkeypatch.setattr(search_module, "_Index", build)
    assert fresh.ask("gradient")[0].id == "gradient"


def test_threads_ask_at_once(glossary: Glossary, search: Search) -> None:
    fresh = Search(glossary)
    asked = ["early layers", "spam filter", "slot machines", "bell shape"] * 8
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(fresh.ask, asked))
    assert found == [search.ask(query) for query in asked]


def test_the_explorer_searches_any_graph() -> None:
    import networkx as nx

    found = explorer_of(nx.les_miserables_graph()).search("valjean")
    assert found[0].name == "Valjean"


def test_own_vectors_bring_near_what_stands_together() -> None:
    texts = [["cat", "purr"], ["kitten", "purr"], ["engine", "motor"], ["motor", "car"]] * 5
    vectors, counts = own_vectors(map(" ".join, texts)).of(["cat", "purr", "car", "the", "unheard"])
    assert counts.tolist() == [1, 1, 1, 0, 0]
    near = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    assert near[0] @ near[1] > 0.5 > abs(near[0] @ near[2])


def own_vectors(texts: Iterable[str]) -> OwnVectors:
    vocabulary = Vocabulary()
    bags = vocabulary.bags(texts)
    return OwnVectors(vocabulary.words, bags)
