"""Texts as bags of words, and their vectors, against the plain way of saying what they are."""

import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordgraph.search.bags import Bags, Vocabulary
from wordgraph.search.pooling import Pool
from wordgraph.search.words import fold

TEXTS = st.lists(st.lists(st.sampled_from("abcdefg"), max_size=9).map(" ".join), max_size=600)


@given(TEXTS, st.data())
def test_a_bag_has_the_words_of_its_text(texts: list[str], data: st.DataObject) -> None:
    vocabulary = Vocabulary()
    bags = vocabulary.bags(texts)
    assert _words(vocabulary, bags) == [text.split() for text in texts]
    some = data.draw(st.lists(st.sampled_from(range(len(texts))))) if texts else []
    chosen = bags.of(np.array(some, np.int64))
    assert _words(vocabulary, chosen) == [texts[number].split() for number in some]


@given(TEXTS, TEXTS)
def test_bags_go_together_by_their_owners(one: list[str], other: list[str]) -> None:
    vocabulary = Vocabulary()
    owned = [
        (vocabulary.bags(texts), np.array([number // 2 for number in range(len(texts))], np.int64))
        for texts in (one, other)
    ]
    size = max(len(one), len(other)) // 2 + 1
    expected: list[list[str]] = [[] for _ in range(size)]
    for texts in (one, other):
        for number, text in enumerate(texts):
            expected[number // 2] += text.split()
    assert _words(vocabulary, Bags.together(owned, size)) == expected


@given(TEXTS, st.integers(0, 99))
def test_vectors_are_the_means_of_all_parts(texts: list[str], seed: int) -> None:
    vocabulary = Vocabulary()
    bags = vocabulary.bags(texts)
    chance = np.random.default_rng(seed)
    vectors = chance.normal(size=(len(vocabulary.words), 5)).astype(np.float32)
    parts = chance.integers(0, 4, len(vectors))
    vectors[parts == 0] = 0
    pool, expected = Pool(vectors, parts), np.zeros((len(texts), 5))
    row = {word: number for number, word in enumerate(vocabulary.words)}
    for number, text in enumerate(texts):
        rows = [row[word] for word in text.split()]
        if rows:
            expected[number] = vectors[rows].sum(0) / max(1, parts[rows].sum())
    found = np.full((len(texts), 5), np.nan)
    for some, means in pool.means(bags):
        found[some] = means
    assert found == pytest.approx(expected, abs=1e-5)
    assert pool.sum_of_means(bags) == pytest.approx(expected.sum(0), abs=1e-3)


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_text_is_folded_as_any_other(text: str) -> None:
    long_way = fold(text + "\u0301")  # an accent: not plain any more, and no letter either
    assert fold(text) == long_way == unicodedata.normalize("NFKD", fold(text))


def _words(vocabulary: Vocabulary, bags: Bags) -> list[list[str]]:
    words = [vocabulary.words[number] for number in bags.words]
    ends = np.cumsum(bags.lengths)
    return [words[end - length : end] for end, length in zip(ends, bags.lengths, strict=True)]
