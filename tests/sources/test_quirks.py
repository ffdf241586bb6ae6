"""What files in the wild look like: each oddity is read, or refused with its line and a remedy."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from wordgraph.glossary import Severity, Term
from wordgraph.sources import scan

Vault = Callable[[Mapping[str, str | bytes]], Path]
Note = Callable[[str | bytes], Term]
Problem = Callable[[str | bytes], str]


def headed(*lines: str) -> str:
    return "\n".join(["---", *lines, "---", "Text.", ""])


@pytest.mark.parametrize(
    "value",
    [
        "Adam",
        "[Adam]",
        "\n- Adam",
        "\n  - Adam",
        '"[[Adam]]"',
        '["[[Adam]]"]',
        "[[Adam]]",
        "[[[Adam]]]",
        "\n- [[Adam]]",
        '"[[Adam|the optimizer]]"',
        '"[[Adam#History]]"',
        "[[Adam|the optimizer]]",
        "[[Adam#History]]",
        '"![[Adam]]"',
        '"[[Adam.md]]"',
        '"see [[Adam]]"',
        "[Adam, null, '', ~, Adam]",
        "[ADAM, Adam]",
    ],
)
def test_a_link_in_any_form(note: Note, value: str) -> None:
    assert {link.target for link in note(headed(f"related: {value}")).links} == {"adam"}


def test_several_links_in_one_text(note: Note) -> None:
    links = note(headed('related: "[[Adam]], [[SGD|noise]] and [[C#]]"')).links
    assert [link.text for link in links] == ["Adam", "SGD", "C#"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("", ()),
        ("null", ()),
        ("~", ()),
        ("[]", ()),
        ("['']", ()),
        ("one", ("one",)),
        ("[one, two]", ("one", "two")),
        ("[one, one]", ("one",)),
        ('["null", "~"]', ("null", "~")),  # quoted, they are words
        ("[no, On, yes, NO]", ("no", "On", "yes", "NO")),
        ("2024-02-30", ("2024-02-30",)),
        ("[2024-01-01, 12:30, 0.10, 010, 1_000, 1e3, 0x1F, .inf]",
         ("2024-01-01", "12:30", "0.10", "010", "1_000", "1e3", "0x1F", ".inf")),
        ("|\n  two\n  lines", ("two lines",)),
        ("'a\tb'", ("a b",)),
        ("[深層学習, naïve, 🤖]", ("深層学習", "naïve", "🤖")),
        ('"\\u0007bell \\0 zero"', ("bell zero",)),
    ],
)  # fmt: skip
def test_values_stay_as_they_are_written(note: Note, value: str, expected: tuple[str, ...]) -> None:
    assert note(headed(f"aliases: {value}")).aliases == expected


@pytest.mark.parametrize(
    "header",
    ["Aliases: [x]", "ALIASES: x", "alias: x", '"aliases": [x]', "aliases : [x]", "alias: [x]"],
)
def test_names_of_fields(note: Note, header: str) -> None:
    assert note(headed(header)).aliases == ("x",)


def test_tags_stand_for_domains_where_there_are_none(note: Note) -> None:
    assert note(headed("tags: [x, '']")).domains == ("x",)
    assert note(headed("tags: [x]", "domains: [y]")).domains == ("y",)


@pytest.mark.parametrize("level", ["Beginner", "beginner", "BEGINNER", "[beginner]"])
def test_difficulty_in_any_case(note: Note, level: str) -> None:
    assert note(headed(f"difficulty: {level}")).difficulty == "beginner"


def test_no_difficulty(note: Note) -> None:
    assert note(headed("difficulty: null")).difficulty is None


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_byte_order_marks_and_ends_of_lines(note: Note, ends: str, mark: bytes) -> None:
    text = "---\nname: Adam\naliases:\n- a\n- b\n---\nLead.\n\n## Definition\nOne.\n\nTwo.\n"
    term = note(mark + text.replace("\n", ends).encode())
    assert (term.name, term.aliases) == ("Adam", ("a", "b"))
    assert (term.summary, term.definition) == ("Lead.", "One.\n\nTwo.")


@pytest.mark.parametrize(
    "text",
    [
        "---\n---\nText.",
        "---\n\n---\nText.",
        "---\n# a comment\n---\nText.",
        "--- \n--- \nText.",
        "---\nnull\n---\nText.",
        "---\nname: Note\n...\nText.",
        "Text.",
        "\n\nText.",
    ],
)
def test_front_matter_may_be_empty_or_absent(note: Note, text: str) -> None:
    term = note(text)
    assert (term.name, term.summary) == ("Note", "Text.")


def test_a_line_across_the_text_is_no_end_of_front_matter(note: Note) -> None:
    term = note("Lead.\n\n---\n\nname: x\n\n---\n")
    assert term.name == "Note"
    assert "name: x" in term.definition


def test_dashes_within_front_matter_do_not_end_it(note: Note) -> None:
    term = note(headed("name: a --- b", 'sources: ["---x"]'))
    assert (term.name, term.sources) == ("a --- b", ("---x",))


def test_characters_that_no_format_holds_become_spaces(note: Note) -> None:
    term = note("One\x07 sen\x0btence.\n\n## Definition\na\x1bb\u2028c\ufffed\x85e")
    assert (term.summary, term.definition) == ("One sen tence.", "a b c d e")


@pytest.mark.parametrize(
    ("header", "line", "message"),
    [
        (["name: x", "related: [[A]], [[B]]"], 3, 'quote links, as in related: ["[[Name]]"]'),
        (["related:", "  - [[A]] and more"], 3, "quote links"),
        (["related: [[A]]: b"], 2, "quote links"),
        (["name: x", "difficulty: hard"], 3, "unknown difficulty 'hard'; one of beginner, "),
        (["Difficulty: hard"], 2, "unknown difficulty"),
        (["name: a: b"], 2, "quote values that hold a colon"),
        (["name: x", "aliases: [a, b"], 3, "close the bracket or the quotes"),
        (["name: 'x"], 2, "close the bracket or the quotes"),
        (["\tname: x"], 2, "write lines of 'key: value'"),
        (["name: &x"], 2, "not allowed without quotes; write lines"),
        (["name: @x"], 2, "with quotes around values that hold signs"),
        (["- a", "- b"], 2, "the front matter is no list of 'key: value' lines"),
        (["just words"], 2, "the front matter is no list of 'key: value' lines"),
        (["[a, b]"], 2, "the front matter is no list"),
        (["name: x", "name: y"], 3, "the field 'name' is there twice"),
        (["? [a, b]", ": c"], 2, "can't be the name of a field"),
        (["name: [a, b]"], 2, "'name' holds several values; write a single one"),
        (["name: x", "", "lab: [a, b]"], 4, "'lab' holds several values"),
        (["keywords: [Q: what]"], 2, "'keywords' holds a 'key: value' pair; quote it"),
        (["aliases: {a: b}"], 2, "'aliases' holds a 'key: value' pair"),
        (["name: '!!!'"], 2, "the name '!!!' has no letter or digit; give it another"),
        (["id: '???'"], 1, "has no letter or digit"),
        ([f"name: {'x' * 201}"], 2, "longer than 200 characters; shorten it"),
        (["x: 1", "related: ['???']"], 3, "'???' names no term; write \"[[Name]]\""),
        (["related: '[[#part]]'"], 2, "names no term"),
    ],
)
def test_a_mistake_is_named_with_its_line_and_a_remedy(
    problem: Problem, header: list[str], line: int, message: str
) -> None:
    found = problem(headed(*header))
    assert found.startswith(f"vault/Note.md:{line}: ")
    assert message in found


@pytest.mark.parametrize("text", ["---\nname: x\n", "---", "---\n", "--- \nname: x\n----\n"])
def test_front_matter_that_does_not_end(problem: Problem, text: str) -> None:
    assert problem(text) == (
        "vault/Note.md:1: the front matter does not end; add a line '---' below it"
    )


@pytest.mark.parametrize(
    ("data", "line"),
    [
        ("name: größe".encode("latin-1"), 1),
        (b"---\nname: x\n---\nok\n\xe9\n", 5),
        ("Text.".encode("utf-16"), 1),
        ("Text.".encode("utf-16-le"), 1),
        (b"a\n\nb\0", 3),
        (b"\xed\xa0\x80", 1),  # a surrogate, which UTF-8 has no room for
    ],
)
def test_files_that_are_no_text(problem: Problem, data: bytes, line: int) -> None:
    assert problem(data) == f"vault/Note.md:{line}: not UTF-8 text; save the file as UTF-8"


@pytest.mark.parametrize(
    ("field", "meant"),
    [
        ("prerequisite", "prerequisites"),
        ("relatd", "related"),
        ("Alises", "aliases"),
        ("source", "sources"),
        ("dificulty", "difficulty"),
    ],
)
def test_a_field_that_is_nearly_ours_is_a_warning(vault: Vault, field: str, meant: str) -> None:
    glossary, problems = scan(vault({"Note.md": headed("name: x", f"{field}: y")}))
    assert list(glossary.terms) == ["x"]
    (found,) = problems
    assert found.severity is Severity.WARNING
    assert str(found) == (
        f"vault/Note.md:3: unknown field {field.lower()!r}; did you mean {meant!r}?"
    )


@pytest.mark.parametrize("field", ["created", "cssclasses", "publish", "date", "author", "up"])
def test_the_fields_of_other_programs_are_left_alone(note: Note, field: str) -> None:
    assert note(headed("name: x", f"{field}: y")).name == "x"


def test_a_term_knows_the_lines_of_its_fields(note: Note) -> None:
    term = note(headed("title: x", "", "alias: y", "tags: [z]", "related:", "- w"))
    assert term.where("name") == "vault/Note.md:2"
    assert term.where("aliases") == "vault/Note.md:4"
    assert term.where("domains") == "vault/Note.md:5"
    assert term.where("contrast", "related") == "vault/Note.md:6"
    assert term.where("lab") == term.where() == "vault/Note.md"
