"""Files made to do harm: none runs anything, takes long, or brings the reader down."""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wordgraph.glossary import Term
from wordgraph.sources import scan

Vault = Callable[[Mapping[str, str | bytes]], Path]
Note = Callable[[str | bytes], Term]
Problem = Callable[[str | bytes], str]

BOMB = "\n".join(
    ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    + ["keywords: *a11"]
)
MERGES = "\n".join(
    ["a0: &a0 {k: 1}"]
    + [f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 9)}]}}" for n in range(1, 12)]
)


@pytest.mark.parametrize(
    ("header", "message"),
    [
        (BOMB, ":2: '&a0' and '*a0' are not allowed without quotes; "),
        (MERGES, ":2: '&a0' and '*a0' are not allowed without quotes; "),
        ("keywords: &a [*a]", ":2: '&a' and '*a' are not allowed without quotes; "),
        ("keywords: *a", ":2: '&a' and '*a' are not allowed without quotes; "),
        ("name: !!python/object/apply:os.system ['exit 7']", ":2: the tag "),
        ("name: !!python/name:os.system", ":2: the tag "),
        ("!!python/object:os.Thing {}", ":2: the tag "),
        ("name: !custom x", ":2: the tag '!custom' is not allowed; "),
        ("name: !!binary aGVsbG8=", ":2: the tag "),
        ("name: !!int 0x" + "f" * 6000, ":2: the tag "),
        ("name: " + "[" * 50 + "]" * 50, ":2: lists are nested too deeply; "),
        ("name: " + "[" * 100_000, ":2: lists are nested too deeply; "),
        ("name: " + "{a: " * 100_000, ":2: "),
        ("- " * 50_000 + "a", ":2: "),
    ],
)
def test_yaml_that_would_grow_or_run(problem: Problem, header: str, message: str) -> None:
    found = problem(f"---\n{header}\n---\n")
    assert found.startswith("vault/Note.md" + message)


def test_a_very_long_number_is_a_word(note: Note) -> None:
    assert note(f"---\nkeywords: {'9' * 6000}\n---\n").keywords == ("9" * 6000,)


def test_a_huge_file_is_not_read(vault: Vault, problem: Problem) -> None:
    path = vault({"Note.md": ""}) / "Note.md"
    with path.open("wb") as file:
        file.truncate(10_000_000_000)  # sparse: takes no room
    _, problems = scan(path.parent)
    assert str(problems[0]) == "vault/Note.md: larger than 4 MB; split it"


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices are files on Unix alone")
def test_what_is_no_ordinary_file_is_not_opened(vault: Vault) -> None:
    root = vault({"Sound.md": ""})
    os.mkfifo(root / "pipe.md")
    (root / "zero.md").symlink_to("/dev/zero")
    (root / "nowhere.md").symlink_to("gone.md")
    (root / "round.md").symlink_to("round.md")
    (root / "loop").symlink_to(root, target_is_directory=True)
    (root / "folder.md").mkdir()
    glossary, problems = scan(root)
    assert list(glossary.terms) == ["sound"]
    assert {problem.where for problem in problems} == {
        f"vault/{name}.md" for name in ("pipe", "zero", "nowhere", "round")
    }
    for problem in problems:
        outside = problem.where == "vault/zero.md"
        assert ("leads out" if outside else "no ordinary file") in problem.message


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need rights there")
def test_a_symbolic_link_out_of_the_folder_is_not_read(vault: Vault, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("title = 'The secret.'")
    root = vault({"Sound.md": "", "deep/Real.md": "Text."})
    (root / "steps.md").symlink_to("../secret.md")
    (root / "whole.md").symlink_to(secret)
    (root / "glossary.toml").symlink_to(secret)
    (root / "within.md").symlink_to("deep/Real.md")
    glossary, problems = scan(root)
    assert set(glossary.terms) == {"sound", "real", "within"}
    assert glossary.title == "vault"
    assert sorted(map(str, problems)) == [
        f"vault/{name}: a symbolic link that leads out of the glossary's folder; "
        "put the file itself there"
        for name in ("glossary.toml", "steps.md", "whole.md")
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need rights there")
def test_a_folder_may_itself_be_a_symbolic_link(vault: Vault, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(vault({"Sound.md": ""}), target_is_directory=True)
    assert scan(tmp_path / "link")[1] == ()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_file_name_that_is_no_text(vault: Vault) -> None:
    root = vault({"Sound.md": ""})
    (root / os.fsdecode(b"caf\xe9\x07.md")).write_text("Text.")
    glossary, problems = scan(root)
    assert problems == ()
    for term in glossary.terms.values():
        (term.name + term.id + term.origin).encode()
        assert term.origin.isprintable()


def test_deeply_nested_markdown(note: Note) -> None:
    for text in (">" * 5000, "- " * 5000, "[" * 5000, "*" * 5000 + "a", "`" * 5000, "![" * 3000):
        assert note(text).name == "Note"


values = st.sampled_from(
    [
        *"[]{}:,&*!|>'\"%@`#-? \n\t~=",
        "a",
        "x: y",
        "- ",
        "[[A]]",
        "\n  ",
        "null",
        "---",
        "\0",
        "\ufeff",
    ]
)
headers = st.lists(values, max_size=30).map("".join)
names = st.sampled_from(["name", "difficulty", "related", "aliases", "id", "lab", "x"])


@given(st.lists(st.tuples(names, headers), max_size=4), st.text(max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_front_matter_gives_a_term_or_one_problem(
    vault: Vault, fields: list[tuple[str, str]], body: str
) -> None:
    header = "\n".join(f"{name}: {value}" for name, value in fields)
    data = f"---\n{header}\n---\n{body}".encode(errors="replace")
    glossary, problems = scan(vault({"Note.md": data}))
    assert len(glossary) + len(problems) == 1
    for problem in problems:
        assert str(problem).startswith("vault/Note.md")
        assert str(problem).isprintable()
        assert problem.remedy


@given(st.binary(max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_give_a_term_or_one_problem(vault: Vault, data: bytes) -> None:
    glossary, problems = scan(vault({"Note.md": data}))
    assert len(glossary) + len(problems) == 1
