"""A note as a term: the term format whole, and how names, links and sections are read."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from wordgraph.glossary import Difficulty, Kind, Link, Provenance, Term
from wordgraph.sources import read

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


def test_a_link_with_a_folder_leads_to_the_file_there_and_to_no_other(vault: Vault) -> None:
    text = "[[net/IP]] [[TCP/IP]] [[net/IP.md#part|shown]]"
    glossary = read(vault({"Note.md": text, "net/IP.md": "---\nname: Internet protocol\n---\n"}))
    assert [link.target for link in glossary.links] == ["internet-protocol"]
    assert [missing.name for missing in glossary.missing] == ["TCP/IP"]


def test_languages_and_headings_in_links(vault: Vault) -> None:
    files = {"C.md": "[[C#]] [[C++#History]] [[D#Part]]", "C#.md": "", "C++.md": "", "D.md": ""}
    links = read(vault(files)).links
    assert [link.target for link in links] == ["c-sharp", "c-plus-plus", "d"]
