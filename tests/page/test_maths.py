"""LaTeX as MathML: its structure, and that a formula can bring in nothing but a formula."""

import pytest

from wordgraph.page.markdown import to_tree
from wordgraph.page.maths import ERROR_CLASS, math_tree
from wordgraph.page.tree import Element, Node, text_of


def inside(latex: str) -> list[Node]:
    """What is in the formula's outermost row."""
    _, _, (row,) = math_tree(latex, False)
    assert not isinstance(row, str)
    return row[2]


def texts(latex: str) -> str:
    return text_of([math_tree(latex, False)])


def attributes(element: Element) -> set[str]:
    return set(element[1]).union(
        *(attributes(child) for child in element[2] if not isinstance(child, str))
    )


def failed(element: Element) -> bool:
    return element[1].get("class") == ERROR_CLASS


def test_structure_of_a_fraction_and_a_power() -> None:
    (fraction,) = inside(r"\frac{a}{2}")
    assert fraction == (
        "mfrac",
        {},
        [("mrow", {}, [("mi", {}, ["a"])]), ("mrow", {}, [("mn", {}, ["2"])])],
    )
    (power,) = inside("x^2")
    assert power == ("msup", {}, [("mi", {}, ["x"]), ("mn", {}, ["2"])])


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        (r"\alpha \le \beta", "α≤β"),
        ("a < b > c & d", "a<b>c&d"),
        (r"\text{a < b & c}", "a\xa0<\xa0b\xa0&\xa0c"),
        (r"x\ y", "x\xa0y"),
    ],
)
def test_signs_are_themselves(latex: str, expected: str) -> None:
    assert texts(latex) == expected
    assert not failed(math_tree(latex, False))


def test_a_formula_says_how_it_is_set_and_reads_aloud() -> None:
    assert math_tree("x", True)[1] == {"display": "block", "alttext": "x"}
    assert math_tree("x", False)[1] == {"display": "inline", "alttext": "x"}


@pytest.mark.parametrize(
    "latex",
    [
        r"\text{<script>alert(1)</script>}",
        r"\text{</mtext><img src=x onerror=alert(1)>}",
        r"\href{javascript:alert(1)}{x}",
        r"\style{background:url(//evil)}{x}",
        r"\class{missing}{x}",
        r"\color{red}{x}",
        r"\includegraphics{x.png}",
        r"\operatorname{<b>}",
        r"<script>alert(1)</script>",
    ],
)
def test_a_formula_brings_in_nothing_else(latex: str) -> None:
    element = math_tree(latex, False)
    assert tags(element) <= {"math", "mrow", "mi", "mo", "mn", "mtext", "mstyle", "code"}
    if not failed(element):
        assert attributes(element) <= {"display", "alttext", "stretchy", "fence", "form"}


def tags(element: Element) -> set[str]:
    return {element[0]}.union(*(tags(child) for child in element[2] if not isinstance(child, str)))


@pytest.mark.parametrize(
    "latex",
    [
        r"\frac",
        r"\left( x",
        r"{" * 3000,
        "x" * 6000,
        r"\newcommand{\a}{\a\a}\a",
        "x^{" * 300 + "}" * 300,
    ],
)
def test_a_formula_that_cannot_be_set_is_shown_as_written(latex: str) -> None:
    element = math_tree(latex, True)
    assert element == (
        "code",
        {"class": ERROR_CLASS, "title": "this formula could not be set"},
        [latex],
    )


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        ("costs $5 and $6", 0),
        ("$5 to $10 per token", 0),
        ("let $x$ and $y$", 2),
        ("$T = 1$: 0.67, 0.24, 0.09", 1),
        ("- $x$ is 1\n- $y$ is 2", 2),
        ("$x$ and a backslash \\", 1),
        ("USD 5$x$", 0),
        ("$$x$$ in a line", 1),
        ("$$\nx = 1\n$$", 1),
        (r"\$x\$", 0),
        ("`$x$`", 0),
    ],
)
def test_money_is_no_maths(text: str, formulas: int) -> None:
    assert str(to_tree(text, lambda _: None)).count("'math'") == formulas
