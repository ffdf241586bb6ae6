"""A folder of notes: which files are read, the settings beside them, and problems all at once."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from wordgraph.errors import GlossaryError
from wordgraph.glossary import Glossary, Severity
from wordgraph.sources import read, readers, scan

Vault = Callable[[Mapping[str, str | bytes]], Path]


def test_hidden_folders_and_files_and_other_endings_are_left_out(vault: Vault) -> None:
    root = vault(
        {
            "A.md": "",
            "deep/er/B.MD": "",
            ".obsidian/C.md": "---\n[",
            "deep/.trash/D.md": "",
            "_templates/E.md": "",
            ".F.md": "",
            "G.txt": "",
            "H.md~": "",
            "no-notes/x.png": b"\x89PNG",
        }
    )
    assert list(read(root).terms) == ["a", "b"]


def test_the_order_is_that_of_the_paths(vault: Vault) -> None:
    root = vault({"b/A.md": "", "a/Z.md": "", "C.md": "", "B.md": ""})
    assert list(read(root).terms) == ["b", "c", "z", "a"]


def test_settings_come_from_glossary_toml(vault: Vault) -> None:
    toml = 'title = "AI"\ndomains = ["x", " y ", "x", ""]\nindustries = ["law"]\nother = 1\n'
    glossary = read(vault({"A.md": "", "glossary.toml": b"\xef\xbb\xbf" + toml.encode()}))
    assert (glossary.title, glossary.domains, glossary.industries) == ("AI", ("x", "y"), ("law",))
    assert glossary.language == "en"


@pytest.mark.parametrize("language", ["de", "pt-BR", "zh-Hant-TW"])
def test_the_language_of_the_texts_may_be_given(vault: Vault, language: str) -> None:
    root = vault({"A.md": "", "glossary.toml": f'language = "{language}"\n'})
    assert scan(root)[1] == ()
    assert read(root).language == language
    assert read(root).fingerprint != replace(read(root), language="en").fingerprint


def test_without_settings_the_folder_gives_the_title(vault: Vault) -> None:
    glossary = read(vault({"A.md": "---\ntags: [x]\n---\n"}))
    assert (glossary.title, glossary.domains, glossary.all_domains) == ("vault", (), ("x",))


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("\ndomains = [", "vault/glossary.toml:2: Invalid value"),
        ("title = 'x'\ndomains = x", "vault/glossary.toml:2: Invalid value; correct that line"),
        (
            "\ndomains = 'x'",
            "vault/glossary.toml:2: 'domains' is no list of names; write domains =",
        ),
        ("industries = [1]", "vault/glossary.toml:1: 'industries' is no list of names"),
        ("\nlanguage = 'de\"><b>'", "vault/glossary.toml:2: 'language' is no language tag; write"),
        ("language = ['de']", "vault/glossary.toml:1: 'language' is no language tag"),
        (b"\n\ntitle = '\xff'", "vault/glossary.toml:3: not UTF-8 text; save"),
    ],
)
def test_broken_settings_are_one_problem_among_others(
    vault: Vault, toml: str | bytes, message: str
) -> None:
    files = {"glossary.toml": toml, "A.md": "", "B.md": "---\n- list\n---\n"}
    glossary, problems = scan(vault(files))
    assert list(glossary.terms) == ["a"]
    assert problems[1].where == "vault/B.md:2"
    assert str(problems[0]).startswith(message)
    assert problems[0].remedy


def test_unknown_settings_are_warnings_with_their_lines(vault: Vault) -> None:
    toml = 'license = "MIT"\ndomians = ["x"]\n\n[[authors]]\nname = "x"\n'
    root = vault({"A.md": "", "glossary.toml": toml})
    _, problems = scan(root)
    assert [problem.where for problem in problems] == [f"vault/glossary.toml:{n}" for n in (2, 4)]
    assert [problem.message for problem in problems] == [
        "unknown setting 'domians'",
        "unknown setting 'authors'",
    ]
    assert {problem.severity for problem in problems} == {Severity.WARNING}
    assert len(read(root)) == 1


BROKEN: dict[str, str | bytes] = {
    "A.md": "",
    "B.md": "---\ndifficulty: hard\n---\n",
    "C.md": "---\nname: x\n",
    "D.md": b"\xff\xfe",
    "sub/A.md": "",
}


def test_scan_gives_all_problems_at_once(vault: Vault) -> None:
    glossary, problems = scan(vault(BROKEN))
    assert list(glossary.terms) == ["a"]
    assert [problem.where for problem in problems] == [
        "vault/B.md:2",
        "vault/C.md:1",
        "vault/D.md:1",
        "vault/sub/A.md",
    ]
    assert all(problem.severity is Severity.ERROR for problem in problems)
    assert all(problem.message and problem.remedy for problem in problems)


def test_read_gives_the_first_problem_and_counts_the_others(vault: Vault) -> None:
    with pytest.raises(GlossaryError) as caught:
        read(vault(BROKEN))
    assert str(caught.value) == (
        "vault/B.md:2: unknown difficulty 'hard'; one of beginner, intermediate, advanced"
        " (3 more: wordgraph check)"
    )


def test_one_problem_is_not_counted(vault: Vault) -> None:
    with pytest.raises(GlossaryError, match=r"one of beginner, intermediate, advanced$"):
        read(vault({"B.md": "---\ndifficulty: hard\n---\n"}))


def test_two_notes_of_one_id(vault: Vault) -> None:
    _, problems = scan(vault({"Adam.md": "", "sub/Other.md": "---\nname: ADAM\n---\n"}))
    (problem,) = problems
    assert str(problem) == (
        "vault/sub/Other.md:2: the id 'adam' is taken by vault/Adam.md; rename one of the two"
    )


def test_an_id_that_is_given_is_named_by_its_line(vault: Vault) -> None:
    one, other = "---\nname: One\nid: x\n---\n", "---\nid: x\nname: Two\n---\n"
    _, (problem,) = scan(vault({"One.md": one, "Two.md": other}))
    assert str(problem).startswith("vault/Two.md:2: the id 'x' is taken by vault/One.md:3; ")


def test_names_of_files_with_signs_stay_whole_in_messages(vault: Vault) -> None:
    _, problems = scan(vault({"a: b; c.md": "---\ndifficulty: x; y: z\n---\n", "d.md": ""}))
    (problem,) = problems
    assert problem.where == "vault/a: b; c.md:2"
    assert problem.message.startswith("mapping values are not allowed")


@pytest.mark.parametrize("files", [{}, {"a.txt": "x"}, {".hidden/a.md": ""}])
def test_a_folder_without_notes(vault: Vault, files: dict[str, str]) -> None:
    with pytest.raises(GlossaryError, match=r"vault: no Markdown file .*; add one"):
        scan(vault(files))


@pytest.mark.parametrize("path", ["nowhere", "x" * 5000, "a\0b"])
def test_a_path_that_is_not_there(tmp_path: Path, path: str) -> None:
    with pytest.raises(GlossaryError, match="no such file or folder; give"):
        read(tmp_path / path)


def test_a_file_of_another_format(vault: Vault) -> None:
    with pytest.raises(GlossaryError, match=r"no reader for \.csv files; give a folder"):
        read(vault({"a.csv": "x"}) / "a.csv")


def test_every_reader_gives_a_glossary_and_its_problems(vault: Vault) -> None:
    assert set(readers) == {"folder"}, "add the new reader's smallest source to this test"
    glossary, problems = readers["folder"](vault({"A.md": ""}))
    assert isinstance(glossary, Glossary)
    assert problems == ()
