"""What a search finds: a term, the sentence that matched, and how sure it is."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Hit:
    """A term that was found.

    `sentence` is quoted from its texts, and `marks` are the spans of it that match, as (start, end)
    in characters. `score` compares the hits of one search, the highest first. `difficulty` and
    `domain` are "" where the term has none.
    """

    id: str
    name: str
    score: float
    sentence: str
    marks: tuple[tuple[int, int], ...]
    difficulty: str
    domain: str

    def to_json(self) -> dict[str, Any]:
        """The hit as plain values."""
        return asdict(self)
