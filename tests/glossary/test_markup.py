"""Markdown with links: which links a text has, how it divides, and what it says in plain words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordgraph.glossary.markup import lead, links_in, outline, parse, plain, sections


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See [[Adam]] and [[SGD]].", ("Adam", "SGD")),
        ("[[Adam]] twice: [[Adam]]", ("Adam",)),
        ("[[Adam|the optimizer]]", ("Adam",)),
        ("[[Adam#History]] [[SGD#Noise|noise]] [[Momentum#^block]]", ("Adam", "SGD", "Momentum")),
        ("[[ Adam ]]", ("Adam",)),
        ("[[Adam.md]]", ("Adam",)),
        ("[[C#]] and [[F# core]]", ("C#", "F# core")),
        ("![[Adam]]", ("Adam",)),
        ("![[figure 1.png]] ![[paper.pdf#page=3]]", ()),
        ("[[#Heading in this note]]", ()),
        ("[[]] [[ ]] [[|x]]", ()),
        ("[[not\nclosed on its line]]", ()),
        ("[[never closed", ()),
        ("**[[Adam]]**, *[[SGD]]*, ~~[[Momentum]]~~", ("Adam", "SGD", "Momentum")),
        ("- [[Adam]]\n  - [[SGD]]\n\n> [[Momentum]]", ("Adam", "SGD", "Momentum")),
        ("### About [[Adam]]", ("Adam",)),
        ("| a | b |\n|---|---|\n| [[Adam\\|shown]] | x |", ("Adam",)),
        ("[[Adam\\|shown]]", ("Adam",)),
        ("`[[Adam]]` and ``[[SGD]]``", ()),
        ("```\n[[Adam]]\n```", ()),
        ("~~~python\nx[[Adam]]\n~~~", ()),
        ("    [[Adam]]", ()),
        ("$[[Adam]]$ and $$[[SGD]]$$", ()),
        ("$$\n[[Adam]]\n$$", ()),
        (r"\[[Adam]]", ()),
        ("[the optimizer](Adam.md)", ("Adam",)),
        ("[x](Other%20note.md) [y](<Third note.md>)", ("Other note", "Third note")),
        ("[x](folder/Adam.md#history) [y](../SGD.MD)", ("Adam", "SGD")),
        ("[x](https://example.org/Adam.md) [y](mailto:a@b.md) [z](ftp://h/Adam.md)", ()),
        ("[x](Adam.txt) [y](#part) [z](/)", ()),
        ("It costs $5, see [[Adam]], or $6.", ("Adam",)),
    ],
)
def test_links(text: str, expected: tuple[str, ...]) -> None:
    assert links_in(parse(text)) == expected


def test_nobody_looks_far_for_the_end_of_a_link() -> None:
    assert links_in(parse(f"[[{'a' * 250}]]")) == ("a" * 250,)
    assert links_in(parse(f"[[{'a' * 400}]]")) == ()


def divided(text: str) -> dict[str, str]:
    return sections(text, parse(text))


def test_sections_are_divided_by_headings_of_the_second_level() -> None:
    text = "Lead.\n\n## Why it matters\nBecause.\n\n## Definition\n### Part\nWords.\n\nMore."
    assert divided(text) == {
        "": "Lead.",
        "Why it matters": "Because.",
        "Definition": "### Part\nWords.\n\nMore.",
    }


@pytest.mark.parametrize(
    "text",
    [
        "```\n## Definition\n```",
        "    ## Definition",
        "> ## Definition",
        "- ## Definition",
        "\\## Definition",
        "##Definition",
        "$$\n## Definition\n$$",
    ],
)
def test_what_only_looks_like_a_heading_divides_nothing(text: str) -> None:
    assert list(divided(text)) == [""]


def test_headings_with_a_line_below_divide_too() -> None:
    assert divided("Lead.\n\nDefinition\n----------\nWords.") == {
        "": "Lead.",
        "Definition": "Words.",
    }


def test_sections_of_one_title_are_joined() -> None:
    assert divided("## A\none\n## B\ntwo\n## A\nthree") == {"": "", "A": "one\n\nthree", "B": "two"}


def test_unusual_characters_do_not_shift_the_lines() -> None:
    text = "Lead\x0cand\u2028more\x85still.\r\n\r\n## A\r\none\r## B\ntwo"
    assert divided(text) == {"": "Lead\x0cand\u2028more\x85still.", "A": "one", "B": "two"}


words = st.text(alphabet="abc \x0c\u2028[]$`*", max_size=20).map("x".__add__).map(str.rstrip)
bodies = st.lists(words, min_size=1, max_size=4).map("\n\n".join)


@given(st.text("xyz", min_size=1), st.dictionaries(st.text("ABC", min_size=1), bodies))
def test_what_is_put_together_comes_apart(before: str, parts: dict[str, str]) -> None:
    text = "\n\n".join([before, *(f"## {title}\n{body}" for title, body in parts.items())])
    assert divided(text) == {"": before, **parts}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.\n\nThree.", ("One.", "Two.\n\nThree.")),
        ("One\nstill one.\n   \nTwo.", ("One\nstill one.", "Two.")),
        ("# Title\nOne.\n\nTwo.", ("One.", "Two.")),
        ("# Title\n\nOne.", ("One.", "")),
        ("Title\n=====\n\nOne.", ("One.", "")),
        ("# Title", ("", "")),
        ("", ("", "")),
        ("- a\n- b\n\nOne.", ("", "- a\n- b\n\nOne.")),
        ("```\ncode\n```\n\nOne.", ("", "```\ncode\n```\n\nOne.")),
        ("### Part\n\nOne.", ("", "### Part\n\nOne.")),
        ("> quoted\n\nOne.", ("", "> quoted\n\nOne.")),
        ("    code\n\nOne.", ("", "    code\n\nOne.")),
        ("One.\n- a\n- b", ("One.", "- a\n- b")),
    ],
)
def test_the_lead_is_the_first_paragraph(text: str, expected: tuple[str, str]) -> None:
    assert lead(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plain words.", "Plain words."),
        ("**Bold** and *slanted* within*in* a word", "Bold and slanted withinin a word"),
        ("two\nlines  \nand\\\nmore", "two lines and more"),
        ("see [[Adam|the optimizer]] or [SGD](SGD.md)", "see the optimizer or SGD"),
        ("the `x` of $x^2$ and $$y$$", "the x of x^2 and y"),
        ("a &amp; b &lt;c&gt; <b>d</b>", "a & b <c> <b>d</b>"),
        ("- one\n- two", "one two"),
        ("![a picture](x.png) ![[y.png]]", "a picture y.png"),
        (r"1 \* 2", "1 * 2"),
        ("", ""),
    ],
)
def test_plain_words(text: str, expected: str) -> None:
    assert plain(text) == expected


@given(st.text())
def test_plain_words_are_on_one_line(text: str) -> None:
    found = plain(text)
    assert found == " ".join(found.split())


@given(st.text(alphabet="[]!|#`$\\ \nab.md()<>%20*_", max_size=60))
def test_any_text_has_links_with_names(text: str) -> None:
    assert all(name.strip() == name != "" for name in links_in(parse(text)))


@given(st.text(alphabet="[]!|#`$\\ \n-ab.md()<>*_~&;", max_size=80))
def test_an_outline_has_the_blocks_and_the_links_of_the_whole(text: str) -> None:
    whole, short = parse(text), outline(text)
    assert links_in(short) == links_in(whole)
    assert [(token.type, token.map) for token in short] == [(t.type, t.map) for t in whole]
    assert sections(text, short) == sections(text, whole)


@given(st.text(alphabet="ab #-1.\n\r\t[]`|:", max_size=60))
def test_a_lead_is_the_paragraph_that_a_parser_finds(text: str) -> None:
    first, rest = lead(text)
    found = [token for token in parse(first) if token.level == 0]
    assert not first.strip() or (found[0].type == "paragraph_open" and len(found) == 2)
    assert first or not rest or parse(rest)[0].type != "paragraph_open"
