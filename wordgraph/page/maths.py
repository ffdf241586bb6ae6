"""LaTeX becomes MathML, which browsers set themselves and screen readers read aloud."""

from __future__ import annotations

from functools import lru_cache
from xml.etree import ElementTree

from latex2mathml.converter import convert

from wordgraph.page.tree import Element, Node

_NAMESPACE = "{http://www.w3.org/1998/Math/MathML}"
ERROR_CLASS = "maths-error"


@lru_cache(maxsize=4096)
def math_tree(latex: str, display: bool) -> Element:
    """The MathML of a formula as a tree; one that can't be parsed is shown as it was written."""
    try:
        root = ElementTree.fromstring(convert(latex, display="block" if display else "inline"))
    except Exception:  # the converter raises whatever its parser stumbles over, IndexError included
        return "code", {"class": ERROR_CLASS, "title": "this formula could not be set"}, [latex]
    tag, attributes, children = _tree(root)
    return tag, {**attributes, "alttext": latex}, children


def _tree(element: ElementTree.Element) -> Element:
    children: list[Node] = [element.text] if element.text and element.text.strip() else []
    children.extend(_tree(child) for child in element)
    return element.tag.removeprefix(_NAMESPACE), dict(element.attrib), children
