"""How well questions find the terms that answer them: `quality.py [--failed]` prints a table.

The questions in questions.tsv are such as people ask, and none has the name or an alias of a term
that answers it. Keywords were added to terms for failures among the first, third, fifth and so on;
the others were not worked on, and show better what a new question may expect. How the parts are
put together was chosen by the figures of all.
"""

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from wordgraph.glossary import Glossary
from wordgraph.resources import DATA
from wordgraph.search import PARTS, Search
from wordgraph.search.bags import Vocabulary
from wordgraph.search.own_vectors import OwnVectors
from wordgraph.search.words import without_markup
from wordgraph.sources import read

DEPTH = 50


@dataclass(frozen=True)
class Question:
    """A question and the ids of the terms that answer it."""

    text: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class Quality:
    """The places at which the first right answers were found, DEPTH + 1 where none was."""

    places: tuple[int, ...]

    def hit(self, most: int) -> float:
        """The share of questions with a right answer among so many first ones."""
        return sum(place <= most for place in self.places) / len(self.places)

    @property
    def mean_reciprocal_rank(self) -> float:
        right = (1 / place for place in self.places if place <= DEPTH)
        return sum(right) / len(self.places)


def questions() -> list[Question]:
    """All questions."""
    lines = Path(__file__).with_name("questions.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return [Question(text, tuple(answers.split(","))) for text, answers in rows]


def measure(asked: Iterable[Question], find: Callable[[str], list[str]]) -> Quality:
    """Ask the questions of a search that gives ids."""
    return Quality(tuple(place(question, find(question.text)) for question in asked))


def place(question: Question, found: list[str]) -> int:
    """Where the first right answer is."""
    right = [at for at, ident in enumerate(found, 1) if ident in question.answers]
    return min(right, default=DEPTH + 1)


def own(glossary: Glossary) -> Search:
    """The search as it is where no vectors are installed."""
    vocabulary = Vocabulary()
    texts = vocabulary.bags(
        " ".join(
            [
                term.name,
                *term.aliases,
                *term.keywords,
                term.summary,
                without_markup(term.why_it_matters),
            ]
        )
        for term in glossary.terms.values()
    )
    return Search(glossary, OwnVectors(vocabulary.words, texts))


def main() -> None:
    """Print the table, or the questions whose answers aren't among the first three."""
    glossary, asked = read(DATA), questions()
    ways = {"with wordllama": Search(glossary), "without it": own(glossary)}
    everything = {"fused": dict(PARTS), **{part: {part: 1.0} for part in PARTS}}
    print("| search | questions | hit@1 | hit@3 | hit@10 | MRR |\n|---|---|---|---|---|---|")
    for way, search in ways.items():
        for name, parts in everything.items():
            if name == "names":
                continue  # no question has one

            def find(text: str, search: Search = search, parts: dict[str, float] = parts):
                return [hit.id for hit in search.ask(text, DEPTH, parts)]

            for whom, some in (("all", asked), ("not worked on", asked[1::2])):
                found = measure(some, find)
                shares = " | ".join(f"{found.hit(most):.1%}" for most in (1, 3, 10))
                rank = f"{found.mean_reciprocal_rank:.3f}"
                print(f"| {name}, {way} | {whom}: {len(some)} | {shares} | {rank} |")
    if "--failed" in sys.argv:
        for question in asked[::2]:
            found = [hit.id for hit in ways["with wordllama"].ask(question.text, DEPTH)]
            if place(question, found) > 3:
                print(place(question, found), question, found[:4])


if __name__ == "__main__":
    main()
