"""The health check: every problem of a glossary at once, with a remedy, errors first."""

import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest

from wordgraph.glossary import (
    Difficulty,
    Glossary,
    Kind,
    Link,
    Provenance,
    Severity,
    Term,
    check,
    slug,
)


def term(
    name: str, needs: tuple[str, ...] = (), related: tuple[str, ...] = (), **more: Any
) -> Term:
    ident = slug(name)
    links = [Link(ident, slug(target), Kind.PREREQUISITE, text=target) for target in needs]
    links += [Link(ident, slug(target), text=target) for target in related]
    texts = {"summary": "One sentence.", "definition": "More."}
    return Term(id=ident, name=name, links=tuple(links), **{**texts, **more})


def messages(glossary: Glossary, severity: Severity | None = None) -> list[str]:
    return [str(found) for found in check(glossary) if severity in (None, found.severity)]


def test_a_healthy_glossary_has_no_problems() -> None:
    terms = [term("a", related=("b",), domains=("x",)), term("b", domains=("x",))]
    assert check(Glossary.of(terms, domains=("x",))) == ()
    assert check(Glossary.of([term("alone")])) == ()


def test_aliases_that_stand_for_two_terms() -> None:
    glossary = Glossary.of(
        [
            term("Cell", aliases=("Unit",), related=("Gate",), origin="v/cell.md"),
            term("Gate", aliases=("UNIT", "cell"), origin="v/gate.md"),
        ]
    )
    found = messages(glossary, Severity.ERROR)
    assert len(found) == 2
    assert all(message.startswith("v/gate.md: ") for message in found)
    assert any("'unit' also stands for 'Cell'; keep" in message for message in found)
    assert any("'cell' also stands for 'Cell'" in message for message in found)


def test_a_name_may_repeat_within_a_term_and_signs_are_nobodys_name() -> None:
    glossary = Glossary.of(
        [term("Adam", aliases=("adam", "ADAM", "&"), related=("b",)), term("b", aliases=("&&",))]
    )
    assert check(glossary) == ()


def test_prerequisites_that_go_round() -> None:
    glossary = Glossary.of(
        [
            term("a", needs=("c",)),
            term("b", needs=("a",), origin="v/b.md"),
            term("c", needs=("b",)),
            term("d", needs=("a", "e")),
            term("e", needs=("d",)),
        ]
    )
    found = messages(glossary, Severity.ERROR)
    assert len(found) == 2
    assert found[0] == "a: prerequisites go round: a -> b -> c -> a; drop one of these links"
    assert "d -> e -> d" in found[1]


def test_a_ladder_of_prerequisites_is_no_circle() -> None:
    glossary = Glossary.of([term("a"), term("b", needs=("a",)), term("c", needs=("a", "b"))])
    assert check(glossary) == ()


def test_the_circle_reads_the_same_in_every_process() -> None:
    code = (
        "from wordgraph.glossary import *\n"
        "names = [f't{n}' for n in range(12)]\n"
        "terms = [Term(id=a, name=a, links=(Link(a, b, Kind.PREREQUISITE),\n"
        "         Link(a, names[(n * 5 + 2) % 12], Kind.PREREQUISITE)))\n"
        "         for n, (a, b) in enumerate(zip(names, names[1:] + names[:1]))]\n"
        "terms += [Term(id=f'x{n}', name=f'x{n}') for n in range(40)]\n"
        "print([str(p) for p in check(Glossary.of(terms)) if 'round' in str(p)])\n"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(filter(None, sys.path))},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1
    assert "go round" in said.pop()


def test_unknown_domains_and_industries() -> None:
    terms = [term("a", domains=("x", "y"), industries=("law", "lore"), related=("b",)), term("b")]
    listed = Glossary.of(terms, domains=("x",), industries=("law",))
    assert messages(listed) == [
        "a: unknown domain 'y'; choose one from glossary.toml",
        "a: unknown industry 'lore'; choose one from glossary.toml",
    ]
    assert messages(Glossary.of(terms)) == []


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ([term("a", summary="")], "a: no summary"),
        ([term("a", definition="")], "a: no definition"),
        ([term("a", related=("A",))], "a: links to itself"),
        ([term("a"), term("b", related=("c",)), term("c")], "a: linked to nothing"),
        ([term("a", related=("Zed",))], "a: no term is called 'Zed' (wanted here);"),
        (
            [term("a", related=("b", "Zed")), term("b", related=("zed",))],
            "a: no term is called 'Zed' (wanted here and 1 more);",
        ),
        (
            [
                term("a", needs=("b",), difficulty=Difficulty.BEGINNER),
                term("b", difficulty=Difficulty.ADVANCED),
            ],
            "a: beginner term needs the advanced term 'b'",
        ),
    ],
)
def test_warnings(terms: list[Term], expected: str) -> None:
    found = check(Glossary.of(terms))
    assert len(found) == 1
    assert str(found[0]).startswith(expected)
    assert found[0].severity is Severity.WARNING
    assert found[0].remedy


def test_a_problem_is_at_the_line_of_its_field() -> None:
    fields = "name aliases prerequisites contrast related domains industries".split()
    lines = tuple((field, number) for number, field in enumerate(fields, 2))
    more = {"origin": "v/a.md", "lines": lines, "difficulty": Difficulty.BEGINNER}
    a = term("a", needs=("b",), aliases=("c",), domains=("y",), industries=("lore",), **more)
    a = replace(a, links=(*a.links, Link("a", "zed", Kind.CONTRAST), Link("a", "a")))
    b = term("b", needs=("a",), difficulty=Difficulty.ADVANCED)
    linked = Link("d", "nobody", provenance=Provenance.LINKED)
    d = term("d", related=("c",), origin="v/d.md", lines=(("related", 2),))
    d = replace(d, links=(*d.links, linked))
    glossary = Glossary.of([term("c"), a, b, d], domains=("x",), industries=("law",))
    wheres = {found.message.partition(" (")[0]: found.where for found in check(glossary)}
    assert wheres == {
        "'c' also stands for 'c'": "v/a.md:3",
        "prerequisites go round: a -> b -> a": "v/a.md:4",
        "unknown domain 'y'": "v/a.md:7",
        "unknown industry 'lore'": "v/a.md:8",
        "links to itself": "v/a.md:6",
        "beginner term needs the advanced term 'b'": "v/a.md:4",
        "no term is called 'zed'": "v/a.md:5",
        "no term is called 'nobody'": "v/d.md",
    }


def test_lines_are_no_part_of_what_a_glossary_says() -> None:
    plain, numbered = term("a"), term("a", lines=(("name", 2),))
    assert plain == numbered
    assert Glossary.of([plain]).fingerprint == Glossary.of([numbered]).fingerprint


def test_one_step_harder_is_no_problem() -> None:
    needs = term("a", needs=("b",), difficulty=Difficulty.BEGINNER)
    assert check(Glossary.of([needs, term("b", difficulty=Difficulty.INTERMEDIATE)])) == ()


def test_all_problems_come_at_once_and_errors_first() -> None:
    glossary = Glossary.of(
        [
            term("a", summary="", related=("nobody",)),
            term("b", needs=("c",), domains=("y",)),
            term("c", needs=("b",), aliases=("a",)),
        ],
        domains=("x",),
    )
    severities = [problem.severity for problem in check(glossary)]
    assert severities == sorted(severities, key=lambda one: one is not Severity.ERROR)
    assert severities.count(Severity.ERROR) == 3
    assert severities.count(Severity.WARNING) == 3
