"""A ranking: some rows with their scores, the best first, as each part of the search gives one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class Ranking:
    """Rows and their scores, both of shape (found,), the highest score first."""

    rows: npt.NDArray[np.int64]
    scores: npt.NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.rows)

    def reaches(self, score: float) -> bool:
        """Whether the best row has at least this score."""
        return len(self) > 0 and bool(self.scores[0] >= score)

    @classmethod
    def none(cls) -> Ranking:
        """Nothing found."""
        return cls(np.zeros(0, np.int64), np.zeros(0))

    @classmethod
    def best(
        cls, rows: npt.NDArray[np.int64], scores: npt.NDArray[np.floating], most: int
    ) -> Ranking:
        """The best of these rows, ties by their number."""
        if len(rows) > most:
            near = np.argpartition(-scores, most - 1)[:most]
            rows, scores = rows[near], scores[near]
        order = np.lexsort((rows, -scores))
        return cls(rows[order], scores[order].astype(float))

    def scaled(self) -> npt.NDArray[np.float64]:
        """The scores from 1 for the best row down to 0 for the last, whatever their unit is."""
        if not len(self):
            return self.scores
        low, high = self.scores[-1], self.scores[0]
        if high <= low:
            return np.ones(len(self.scores))
        stretched: npt.NDArray[np.float64] = (self.scores - low) / (high - low)
        return stretched
