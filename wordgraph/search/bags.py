"""Bags of words: texts as the numbers of their words, all in one array."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

import numpy as np
import numpy.typing as npt

from wordgraph.search.words import fold

Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Bags:
    """The numbers of all words, (words,), text after text, and how many each has, (texts,)."""

    words: Counts
    lengths: Counts

    def __len__(self) -> int:
        return len(self.lengths)

    @property
    def firsts(self) -> Counts:
        """Where each text begins."""
        return np.asarray(np.cumsum(self.lengths) - self.lengths)

    @property
    def owners(self) -> Counts:
        """The text of each word."""
        return np.repeat(np.arange(len(self)), self.lengths)

    def of(self, texts: Counts) -> Bags:
        """Some of the texts, in this order, a text as often as it is named."""
        lengths = self.lengths[texts]
        return Bags(self.words[spans(self.firsts[texts], lengths)], lengths)

    @classmethod
    def together(cls, owned: Iterable[tuple[Bags, Counts]], size: int) -> Bags:
        """As many bags as `size`, into which go the texts of several, as their owners say."""
        several = list(owned)
        words = np.concatenate([bags.words for bags, _ in several])
        owners = np.concatenate([np.repeat(owner, bags.lengths) for bags, owner in several])
        order = np.argsort(owners, kind="stable")
        return cls(words[order], np.bincount(owners, minlength=size))


class Vocabulary:
    """Numbers for words, given as they come."""

    def __init__(self) -> None:
        self._number: dict[str, int] = defaultdict(count().__next__)

    def bags(self, texts: Iterable[str]) -> Bags:
        """Texts by the numbers of their folded words."""
        words, lengths = array("q"), array("q")
        number = self._number.__getitem__
        for text in texts:
            before = len(words)
            words.extend(map(number, fold(text).split()))
            lengths.append(len(words) - before)
        return Bags(np.array(words, np.int64), np.array(lengths, np.int64))

    @property
    def words(self) -> list[str]:
        """All words by their numbers."""
        return list(self._number)


def spans(firsts: Counts, lengths: Counts) -> Counts:
    """The numbers from each first on, as many as its length says, one range after another.

    >>> spans(np.array([7, 2]), np.array([2, 3])).tolist()
    [7, 8, 2, 3, 4]
    """
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    return np.asarray(np.arange(total) + np.repeat(firsts - (ends - lengths), lengths))
