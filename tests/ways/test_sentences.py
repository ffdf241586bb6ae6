"""Sentences: where they end, and which terms they speak of."""

import pytest

from wordgraph.glossary import Glossary, Term
from wordgraph.ways.sentences import links_to, names, sentences


def split(text, summary=""):
    found = sentences(Term(id="x", name="X", definition=text, summary=summary))
    return [sentence.text for _, sentence in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        (
            "It is 0.5 of it. So e.g. this, i.e. that.",
            ["It is 0.5 of it.", "So e.g. this, i.e. that."],
        ),
        (
            "Kingma et al. 2014 said. Then B. Adams did.",
            ["Kingma et al. 2014 said.", "Then B. Adams did."],
        ),
        ("With $a. B$ and `c. D` inside.", ["With $a. B$ and `c. D` inside."]),
        ("The [[St. Name]] stays. Next.", ["The [[St. Name]] stays.", "Next."]),
        ("**Bold. Words** go on.", ["Bold.", "Words go on."]),
        ("**Remedies.** Two of them.", ["**Remedies.**", "Two of them."]),
        ("A line\nbroken.\n\n- An item.\n\n# Heading. One", ["A line broken.", "An item."]),
        ("これは文です。次の文です。", ["これは文です。", "次の文です。"]),
        ("A (b. C) d, and so on. lower goes on", ["A (b.", "C) d, and so on. lower goes on"]),
        ("", []),
    ],
)
def test_where_sentences_end(text, expected):
    assert split(text) == expected


@pytest.mark.parametrize("text", ["[[" * 9000, "$" * 9001, "A. " * 9000, "x " * 9000])
def test_a_text_of_nothing_but_marks_ends(glossary, text):
    """With steps that grow as the square of the length, this would take minutes."""
    term = Term(id="x", name="X", definition=text)
    gradient = glossary.terms["gradient"]
    assert not any(names(sentence, gradient, glossary) for _, sentence in sentences(term))


def test_a_summary_is_no_markdown():
    assert split("", "Costs $5 [or] *so*. Twice.") == [r"Costs \$5 \[or\] \*so\*.", "Twice."]


def test_a_link_counts_by_any_name(glossary):
    (_, first), (_, second) = sentences(glossary.terms["slope"])
    function = glossary.terms["function"]
    assert not links_to(first, function, glossary)
    assert links_to(second, function, glossary)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The gradient is there.", True),
        ("Gradients are there.", True),
        ("The gradients' sum.", True),
        ("In gradient descent.", False),
        ("Ingradient.", False),
        ("gradient and gradient descent", True),
        (r"only $\gradient$", False),
    ],
)
def test_a_name_within_another_is_none(glossary, text, said):
    (_, found), *_ = sentences(Term(id="x", name="X", definition=text))
    assert names(found, glossary.terms["gradient"], glossary) is said


def test_acronyms_are_taken_as_written():
    glossary = Glossary.of([Term(id="it", name="IT"), Term(id="sgd", name="SGD")])
    (_, found), *_ = sentences(Term(id="x", name="X", definition="For it two SGDs are many."))
    assert not names(found, glossary.terms["it"], glossary)
    assert names(found, glossary.terms["sgd"], glossary)
