"""A folder of notes as a glossary: the term format whole, the folder, and its settings."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from wordgraph.errors import GlossaryError
from wordgraph.glossary import Difficulty, Glossary, Kind, Link, Provenance, Severity, Term
from wordgraph.sources import read, readers, scan

Vault = Callable[[Mapping[str, str | bytes]], Path]
Note = Callable[[str | bytes], Term]

VANISHING = r"""---
name: Vanishing gradient
aliases: [vanishing gradient problem]
difficulty: intermediate
domains: [deep learning, optimization]
industries: []
keywords: [backpropagation, depth, sigmoid, saturation]
related: ["[[Exploding gradient]]", "[[Residual connection]]", "[[Weight initialization]]"]
prerequisites: ["[[Backpropagation]]", "[[Activation function]]"]
contrast: ["[[Exploding gradient]]"]
lab: vanishing-gradient
sources: ["Hochreiter 1991", "Glorot & Bengio 2010"]
---
One sentence that a beginner understands.

## Why it matters
It *stops* learning.

## Definition
... with [[Chain rule|links]] in the text and $\chi^L$ ...

$$x$$
"""


def declared(target: str, name: str, kind: Kind) -> Link:
    return Link("vanishing-gradient", target, kind, Provenance.DECLARED, name)


def test_the_term_format_is_read_whole(vault: Vault) -> None:
    root = vault({"terms/Vanishing gradient.md": VANISHING})
    assert read(root).terms["vanishing-gradient"] == Term(
        id="vanishing-gradient",
        name="Vanishing gradient",
        aliases=("vanishing gradient problem",),
        difficulty=Difficulty.INTERMEDIATE,
        domains=("deep learning", "optimization"),
        industries=(),
        keywords=("backpropagation", "depth", "sigmoid", "saturation"),
        summary="One sentence that a beginner understands.",
        why_it_matters="It *stops* learning.",
        definition="... with [[Chain rule|links]] in the text and $\\chi^L$ ...\n\n$$x$$",
        links=(
            declared("exploding-gradient", "Exploding gradient", Kind.RELATED),
            declared("residual-connection", "Residual connection", Kind.RELATED),
            declared("weight-initialization", "Weight initialization", Kind.RELATED),
            declared("backpropagation", "Backpropagation", Kind.PREREQUISITE),
            declared("activation-function", "Activation function", Kind.PREREQUISITE),
            declared("exploding-gradient", "Exploding gradient", Kind.CONTRAST),
            Link(
                "vanishing-gradient",
                "chain-rule",
                Kind.RELATED,
                Provenance.LINKED,
                "Chain rule",
            ),
        ),
        lab="vanishing-gradient",
        sources=("Hochreiter 1991", "Glorot & Bengio 2010"),
        origin="vault/terms/Vanishing gradient.md",
    )


def test_a_note_without_front_matter_is_named_by_its_file(vault: Vault) -> None:
    glossary = read(vault({"Batch Norm.md": "One sentence.\n\nMore about it."}))
    term = glossary.terms["batch-norm"]
    assert (term.name, term.summary, term.definition) == (
        "Batch Norm",
        "One sentence.",
        "More about it.",
    )


def test_an_empty_file_is_a_term_without_text(note: Note) -> None:
    assert note("") == Term(id="note", name="Note", origin="vault/Note.md")


@pytest.mark.parametrize(
    ("header", "name", "ident"),
    [
        ("title: From title", "From title", "from-title"),
        ("name: From name\ntitle: From title", "From name", "from-name"),
        ("name: Batch normalization\nid: BN", "Batch normalization", "bn"),
        ("name:\n", "Note", "note"),
        ("name: [[Note of lists]]", "Note of lists", "note-of-lists"),
    ],
)
def test_name_and_id(note: Note, header: str, name: str, ident: str) -> None:
    term = note(f"---\n{header}\n---\n")
    assert (term.name, term.id) == (name, ident)


def test_links_in_text_are_linked_unless_declared_or_to_oneself(note: Note) -> None:
    term = note('---\nrelated: ["[[Adam]]"]\n---\n[[adam]], [[SGD]], [[Note]], [[sgd|again]].')
    assert term.links == (
        Link("note", "adam", Kind.RELATED, Provenance.DECLARED, "Adam"),
        Link("note", "sgd", Kind.RELATED, Provenance.LINKED, "SGD"),
    )


def test_links_in_code_and_maths_are_none(note: Note) -> None:
    text = "A `[[Code]]` here.\n\n```\n[[Fence]]\n```\n\n    [[Indented]]\n\n$[[Maths]]$ [[Real]]"
    assert [link.text for link in note(text).links] == ["Real"]


def test_links_as_other_editors_write_them(note: Note) -> None:
    text = "[a](Other%20note.md) ![[Embedded]] [[Note#part]] [[SGD#Noise|noise]] [b](sub/Adam.md#x)"
    assert [link.target for link in note(text).links] == ["other-note", "embedded", "sgd", "adam"]


def test_sections_of_other_names_stay_in_the_definition(note: Note) -> None:
    term = note("Lead.\n\nRest.\n\n## See also RNN\nx\n\n## DEFINITION\nd\n\n## why it matters\nw")
    assert term.summary == "Lead."
    assert term.why_it_matters == "w"
    assert term.definition == "Rest.\n\nd\n\n### See also RNN\n\nx"


def test_headings_in_fenced_code_are_code(note: Note) -> None:
    text = "Lead.\n\n## Definition\n```\n## Why it matters\n```\nAfter."
    term = note(text)
    assert term.why_it_matters == ""
    assert term.definition == "```\n## Why it matters\n```\nAfter."


def test_a_title_line_is_no_summary(note: Note) -> None:
    term = note("# Note\n\nThe **first** [[Adam|words]].\n\nMore.")
    assert (term.summary, term.definition) == ("The first words.", "More.")


def test_text_that_begins_with_code_is_kept(note: Note) -> None:
    term = note("```\ncode\n```")
    assert (term.summary, term.definition) == ("", "```\ncode\n```")


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


def test_without_settings_the_folder_gives_the_title(vault: Vault) -> None:
    glossary = read(vault({"A.md": "---\ntags: [x]\n---\n"}))
    assert (glossary.title, glossary.domains, glossary.all_domains) == ("vault", (), ("x",))


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("domains = [", "vault/glossary.toml: "),
        ('domains = "x"', "vault/glossary.toml: 'domains' is no list of names; write domains ="),
        ("industries = [1]", "vault/glossary.toml: 'industries' is no list of names"),
        (b"title = '\xff'", "vault/glossary.toml: "),
    ],
)
def test_broken_settings_are_one_problem_among_others(
    vault: Vault, toml: str | bytes, message: str
) -> None:
    glossary, problems = scan(
        vault({"glossary.toml": toml, "A.md": "", "B.md": "---\n- list\n---\n"})
    )
    assert list(glossary.terms) == ["a"]
    assert [problem.where for problem in problems] == ["vault/glossary.toml", "vault/B.md:2"]
    assert str(problems[0]).startswith(message)
    assert problems[0].remedy


BROKEN = {
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
    assert str(problem) == "vault/sub/Other.md: the id 'adam' is taken by vault/Adam.md; rename one"


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
