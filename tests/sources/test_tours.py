"""Guided tours of a vault: read with the line of each stop, and what is wrong is said."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from wordgraph.glossary import Severity, Stop, check
from wordgraph.resources import DATA
from wordgraph.sources import read, scan

Write = Callable[[Mapping[str, str | bytes]], Path]
NOTES = {"One.md": "---\naliases: [the first]\n---\nThe first.", "Two.md": "The second."}
TOUR = """title = "All there is"
about = "Both of them."

[[stops]]
term = "the first"
text = "One comes  first."

[[ "stops" ]]
term = "Two"
text = "Two comes next."
"""


def test_a_tour_is_a_title_and_stops_with_their_lines(vault: Write) -> None:
    glossary, problems = scan(vault({**NOTES, "tours/all-there-is.toml": TOUR}))
    assert problems == ()
    (tour,) = glossary.tours
    assert (tour.id, tour.title, tour.about) == ("all-there-is", "All there is", "Both of them.")
    assert tour.stops == (Stop("the first", "One comes first."), Stop("Two", "Two comes next."))
    assert [stop.where.rpartition("/")[2] for stop in tour.stops] == [
        "all-there-is.toml:4",
        "all-there-is.toml:8",
    ]


def test_tours_change_what_a_glossary_says(vault: Write) -> None:
    plain = scan(vault(NOTES))[0].fingerprint
    assert scan(vault({"tours/a.toml": TOUR}))[0].fingerprint != plain


def test_a_stop_that_nobody_has_written_is_an_error_at_its_line(vault: Write) -> None:
    notes = {**NOTES, "Second.md": "It."}
    glossary, problems = scan(vault({**notes, "tours/a.toml": TOUR.replace('"Two"', '"Secnd"')}))
    assert problems == ()
    (found,) = [one for one in check(glossary) if one.severity is Severity.ERROR]
    said = "vault/tours/a.toml:8: no term is called 'Secnd'; did you mean 'Second'?"
    assert str(found) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title = ", "a.toml:1: "),
        ("about = 'x'", "a.toml:1: a tour needs a title"),
        ("title = 3", "a.toml:1: 'title' is no text"),
        ("title = 'x'", "a.toml:1: a tour has from 1 to 200 stops, this one 0"),
        ("title = 'x'\nstops = 'y'", "a.toml:1: 'stops' is no list of tables"),
        ("title = 'x'\nstops = ['y']", "a.toml:1: 'stops' is no list of tables"),
        ("title = 'x'\n\n[[stops]]\nterm = 'One'", "a.toml:3: a stop needs a term and a text"),
        ("title = 'x'\n[[stops]]\nterm = 1\ntext = 'y'", "a.toml:2: 'term' is no text"),
        ("title = 'x'\n" + "[[stops]]\n" * 201, "a.toml:1: a tour has from 1 to 200 stops"),
        (b"title = '\xff'", "a.toml:1: not UTF-8 text"),
    ],
)
def test_a_broken_tour_is_an_error_with_its_line(vault: Write, text: str, said: str) -> None:
    glossary, problems = scan(vault({**NOTES, "tours/a.toml": text, "tours/b.toml": TOUR}))
    (found,) = problems
    assert said in str(found)
    assert found.remedy
    assert [tour.id for tour in glossary.tours] == ["b"]
    assert len(glossary) == 2


def test_what_would_be_lost_is_a_warning(vault: Write) -> None:
    text = "titel = 'y'\n" + TOUR.replace('text = "Two', 'note = "n"\ntext = "Two')
    _, problems = scan(vault({**NOTES, "tours/a.toml": text}))
    assert [str(one).partition("; ")[0] for one in problems] == [
        "vault/tours/a.toml:1: unknown key 'titel'",
        "vault/tours/a.toml:9: unknown key 'note'",
    ]
    assert {one.severity for one in problems} == {Severity.WARNING}


def test_two_tours_of_one_name_are_an_error(vault: Write) -> None:
    _, problems = scan(vault({**NOTES, "tours/A b.toml": TOUR, "tours/a-b.toml": TOUR}))
    (found,) = problems
    assert "is there already" in str(found)


def test_a_tour_from_outside_the_folder_is_refused(vault: Write, tmp_path: Path) -> None:
    (tmp_path / "secret.toml").write_text(TOUR)
    root = vault({**NOTES, "tours/.hidden.toml": "["})
    (root / "tours" / "a.toml").symlink_to(tmp_path / "secret.toml")
    glossary, (found,) = scan(root)
    assert "leads out" in str(found)
    assert glossary.tours == ()


def test_the_folder_itself_may_not_lead_outside(vault: Write, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.toml").write_text(TOUR)
    root = vault(NOTES)
    (root / "tours").symlink_to(tmp_path / "elsewhere")
    glossary, (found,) = scan(root)
    assert "leads out" in str(found)
    assert glossary.tours == ()


def test_the_built_in_tours() -> None:
    glossary = read(DATA)
    lengths = {tour.title: len(tour.stops) for tour in glossary.tours}
    assert 8 <= lengths["Why deep networks did not learn"] <= 10
    assert 10 <= lengths["How a language model comes about"] <= 12
    for tour in glossary.tours:
        assert tour.about
        names = [glossary.find(stop.term).name for stop in tour.stops]
        assert names == [stop.term for stop in tour.stops], "terms are called by their names"
        assert len(set(names)) == len(names)
        for stop in tour.stops:
            assert 12 <= len(stop.text.split()) <= 45, stop.text
            assert stop.text.endswith((".", "?"))
            assert stop.text not in glossary.find(stop.term).definition
