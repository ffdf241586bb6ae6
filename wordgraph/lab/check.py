"""The check of a run: one number predicted, the same number measured, and a verdict."""

from dataclasses import dataclass
from enum import StrEnum

from wordgraph.lab.wording import figure, percent, share


class Verdict(StrEnum):
    """How measurement and theory compare."""

    AGREES = "agrees"
    DIFFERS = "differs"
    NO_THEORY = "no theory"
    NOT_MEASURED = "not measured"


@dataclass(frozen=True, slots=True)
class Check:
    """A predicted and a measured value of one quantity."""

    quantity: str
    predicted: float | None
    """None where no theory is known for the combination; the note then says why."""
    measured: float | None
    """None where the run gave no such number; the note then says why."""
    tolerance: float | None
    """The relative error up to which the two agree."""
    note: str
    """Which theory, over which layers; or why there is none."""

    @property
    def relative_error(self) -> float | None:
        """Return |measured - predicted| / |predicted|; the error itself where 0 is predicted."""
        if self.predicted is None or self.measured is None:
            return None
        return abs(self.measured - self.predicted) / (abs(self.predicted) or 1.0)

    @property
    def verdict(self) -> Verdict:
        """Compare the error with the tolerance."""
        if self.measured is None:
            return Verdict.NOT_MEASURED
        if self.relative_error is None or self.tolerance is None:
            return Verdict.NO_THEORY
        return Verdict.AGREES if self.relative_error <= self.tolerance else Verdict.DIFFERS

    @property
    def sentence(self) -> str:
        """Return the check in one line."""
        match self.predicted, self.measured:
            case None, None:
                return f"{self.quantity}: not measured ({self.note})"
            case float(predicted), None:
                return f"{self.quantity}: predicted {figure(predicted)}, not measured ({self.note})"
            case None, float(measured):
                return f"{self.quantity}: measured {figure(measured)}; no theory: {self.note}"
            case float(predicted), float(measured):
                error = self.relative_error
                assert error is not None
                found = f"predicted {figure(predicted)}, measured {figure(measured)}"
                return f"{self.quantity}: {found} ({percent(error)}){self._judgement()}"
            case other:
                raise TypeError(f"{self.quantity}: {other} are not numbers")

    def _judgement(self) -> str:
        """Return the verdict and the tolerance that it rests on."""
        if self.tolerance is None:
            return ""
        agrees = self.verdict is Verdict.AGREES
        return f", {'agrees within' if agrees else 'differs by more than'} {share(self.tolerance)}"

    def to_dict(self) -> dict[str, object]:
        """Return everything, derived values included, in plain Python values."""
        return {
            "quantity": self.quantity,
            "predicted": self.predicted,
            "measured": self.measured,
            "tolerance": self.tolerance,
            "relative_error": self.relative_error,
            "verdict": str(self.verdict),
            "note": self.note,
            "sentence": self.sentence,
        }
