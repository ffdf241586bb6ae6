"""Terms and links: what can't be is refused, and what is there can't change."""

import dataclasses
import pickle
from typing import Any

import pytest

from wordgraph.errors import GlossaryError
from wordgraph.glossary import Difficulty, Kind, Link, Provenance, Term


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"id": "a", "name": "  "}, "a term needs a name"),
        ({"id": "", "name": "Some name"}, "write 'some-name'"),
        ({"id": "Some name", "name": "x"}, "write 'some-name'"),
        ({"id": "a" * 201, "name": "x"}, "201 characters"),
        ({"id": "a", "name": "a", "links": (Link("b", "c"),)}, "starts at 'b'"),
    ],
)
def test_impossible_terms_are_refused(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(GlossaryError, match=message):
        Term(**fields)


def test_messages_say_where_the_term_was_read() -> None:
    with pytest.raises(GlossaryError, match=r"^vault/x\.md: "):
        Term(id="X", name="x", origin="vault/x.md")


@pytest.mark.parametrize("ends", [("", "a"), ("a", "")])
def test_a_link_needs_two_ends(ends: tuple[str, str]) -> None:
    with pytest.raises(GlossaryError, match="both ends"):
        Link(*ends)


def test_values_are_frozen() -> None:
    term = Term(id="a", name="a")
    with pytest.raises(dataclasses.FrozenInstanceError):
        term.name = "b"  # type: ignore[misc]  # what must fail
    assert not hasattr(term, "__dict__")


def test_targets_are_the_declared_ones_of_a_kind() -> None:
    links = (
        Link("a", "b"),
        Link("a", "c", Kind.PREREQUISITE),
        Link("a", "d", Kind.RELATED, Provenance.LINKED),
        Link("a", "e"),
    )
    term = Term(id="a", name="a", links=links)
    assert term.targets(Kind.RELATED) == ("b", "e")
    assert term.targets(Kind.PREREQUISITE) == ("c",)
    assert term.targets(Kind.CONTRAST) == ()


def test_levels_go_up_with_difficulty() -> None:
    assert [step.level for step in Difficulty] == [0, 1, 2]
    assert list(Difficulty) == ["beginner", "intermediate", "advanced"]


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "half \ud800"},
        {"aliases": ("\udfff",)},
        {"definition": "\ud83d"},
        {"links": (Link("x", "y", text="\ud800"),)},
    ],
)
def test_half_a_surrogate_pair_is_refused_with_its_place(fields: dict[str, Any]) -> None:
    with pytest.raises(GlossaryError, match="half of a surrogate pair; write the whole") as caught:
        Term(**{"id": "x", "name": "X", **fields})
    str(caught.value).encode()


def test_an_error_has_its_three_parts_on_one_line() -> None:
    with pytest.raises(GlossaryError) as caught:
        Term(id="X!", name="X", origin="vault/X.md")
    error = caught.value
    assert (error.where, error.message) == ("vault/X.md", "the id 'X!' is no slug")
    assert (
        str(error)
        == f"{error.where}: {error.message}; {error.remedy}"
        == str(pickle.loads(pickle.dumps(error)))
    )
