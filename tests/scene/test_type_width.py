"""The width of type: the table against the font that it was taken from."""

from itertools import pairwise
from pathlib import Path

import pytest
import ziafont

from wordgraph.resources import DATA
from wordgraph.scene.type_width import elided, text_width, wrapped

FONT = ziafont.Font(Path(ziafont.__file__).parent / "fonts" / "DejaVuSans.ttf")
NAMES = sorted(path.stem for path in (DATA / "terms").glob("*.md"))


def measured(text: str, size: float) -> float:
    """The sum of the advances that the font itself gives, in pixels."""
    em = FONT.info.layout.unitsperem
    return sum(FONT.glyph(letter).advance() for letter in text) / em * size


def test_the_estimate_is_within_a_twentieth_of_the_font():
    for name in NAMES:
        assert text_width(name, 14) == pytest.approx(measured(name, 14), rel=0.05), name


def test_bold_and_spaced_type_is_wider():
    assert text_width("Term", 20, bold=True) == pytest.approx(1.13 * text_width("Term", 20))
    assert text_width("Term", 20, spacing=2.5) == text_width("Term", 20) + 10


@pytest.mark.parametrize(
    ("text", "ems"), [("漢字", 2.0), ("e\u0301", 0.61), ("\u200b", 0), ("", 0)]
)
def test_letters_of_other_scripts(text, ems):
    assert text_width(text, 10) == pytest.approx(10 * ems)


@pytest.mark.parametrize(
    "text", [*NAMES[::20], "iiii" * 100, "W" * 100, "word " * 10000, "漢" * 50]
)
@pytest.mark.parametrize("room", [60, 200])
def test_what_is_cut_fits_and_says_so(text, room):
    short = elided(text, 14, room)
    assert text_width(short, 14) <= room
    if short != text:
        assert short.endswith("\u2026")
        assert text.startswith(short[:-1])
        # No more than one further letter would have had room, spaces at the end aside.
        assert text_width(text[: len(short) + 1], 14) > room - 14 * 1.1


def test_short_text_stays():
    assert elided("Adam", 14, 200) == "Adam"


def test_lines_hold_all_words_and_fit():
    text = " ".join(NAMES[:8])
    rows = wrapped(text, 13, 300, 20)
    assert " ".join(rows) == text
    assert all(text_width(row, 13) <= 300 for row in rows)
    # Greedy: the first word of a line would not have fitted on the one before.
    for row, following in pairwise(rows):
        assert text_width(f"{row} {following.split()[0]}", 13) > 300


@pytest.mark.parametrize(
    ("text", "rows"), [("", 0), ("one", 1), ("word " * 1000, 3), ("W" * 500, 1)]
)
def test_never_more_lines_than_allowed(text, rows):
    lines = wrapped(text, 13, 200, 3)
    assert len(lines) == rows
    assert all(text_width(line, 13) <= 200 for line in lines)
    assert text.strip() == " ".join(lines) or lines[-1].endswith("\u2026")
