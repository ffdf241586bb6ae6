"""What a measurement gives: one row of the table."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Row:
    """What was measured, what it may be, what it is, and in which setting."""

    what: str
    budget: str
    measured: str
    setting: str


def table(rows: Iterable[Row]) -> str:
    """The rows as one Markdown table."""
    lines = ["| what | budget | measured | setting |", "|---|---|---|---|"]
    lines += [f"| {row.what} | {row.budget} | {row.measured} | {row.setting} |" for row in rows]
    return "\n".join(lines)


def spread(times: Iterable[float], unit: str = "ms", digits: int = 0) -> str:
    """The median of times with their range."""
    low, *_, high = ordered = sorted(times)
    return f"{median(ordered):.{digits}f} {unit} ({low:.{digits}f} to {high:.{digits}f})"
