"""Slugs: what a name stands for, whatever its script, case and signs."""

import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wordgraph.glossary import slug


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Vanishing gradient", "vanishing-gradient"),
        ("  K-means   Clustering ", "k-means-clustering"),
        ("Bayes' theorem", "bayes-theorem"),
        ("Bayes\u2019 theorem", "bayes-theorem"),
        ("A/B testing", "a-b-testing"),
        ("snake_case", "snake-case"),
        ("F1 score (macro)", "f1-score-macro"),
        ("L² norm", "l2-norm"),  # compatibility forms are their plain letters
        ("ﬁne-tuning", "fine-tuning"),
        ("Größe", "grösse"),
        ("ΣΊΣΥΦΟΣ", "σίσυφοσ"),
        ("İstanbul", "i\u0307stanbul"),
        ("深層学習", "深層学習"),
        ("हिन्दी", "हिन्दी"),  # vowel signs are marks, and part of the word
        ("التعلم العميق", "التعلم-العميق"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("so\u00adft", "soft"),
        ("❤\ufe0f", ""),
        ("C", "c"),
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        ("F# core", "f-sharp-core"),
        ("C++#", "c-plus-plus-sharp"),
        ("Ｃ＋＋", "c-plus-plus"),
        ("a + b # c", "a-b-c"),
        ("3+", "3"),
        ("++", ""),
        ("&", ""),
        ("", ""),
        ("---", ""),
    ],
)
def test_examples(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_names_that_differ_in_vowel_signs_alone_stay_apart() -> None:
    assert slug("की") != slug("का")


@given(st.text() | st.text("aeiAİßΐ\u1fb7ﬁ'\u2019\uff07\u00ad\u0301\u0345\u0327\u200d\ufe0f-_ &"))
@example("e\u00ad\u0301")
@example("e'\u0301")
@example("\u03d3")
def test_a_slug_is_its_own_slug(name: str) -> None:
    assert slug(slug(name)) == slug(name)


@pytest.mark.slow
def test_every_single_character_is_settled_at_once() -> None:
    marks = "a\u0301\u0345\u0308"
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        if unicodedata.category(character)[0] in "LNMS":
            found = slug(character)
            assert slug(found) == found, hex(code)
            combined = slug(character + marks)
            assert slug(combined) == combined, hex(code)


@given(st.text())
def test_a_slug_fits_in_a_link(name: str) -> None:
    found = slug(name)
    assert not found.startswith("-")
    assert not found.endswith("-")
    assert "--" not in found
    assert not set(found) & set(" \t\n&=#<>\"'/\\?%+.")


@given(st.text(st.characters(codec="ascii")))
def test_case_and_surrounding_signs_do_not_matter(name: str) -> None:
    assert slug(name) == slug(name.upper()) == slug(name.lower()) == slug(f" ({name})! ")
