"""LaTeX becomes MathML, which browsers set themselves and screen readers read aloud."""

from __future__ import annotations

from functools import lru_cache
from html import unescape
from xml.etree import ElementTree

from latex2mathml.converter import Converter

from wordgraph.page.tree import Element, Node

ERROR_CLASS = "maths-error"
_LONGEST = 5000  # characters of a formula
_DEEPEST = 60  # elements within elements


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# LaTeX can ask for any attribute, a link to a script among them: only these pass.
_TAGS = _words(
    "math mrow mi mn mo ms mtext mspace mfrac msqrt mroot msub msup msubsup munder mover "
    "munderover mtable mtr mtd mpadded mphantom menclose mstyle mmultiscripts mprescripts none"
)
_ATTRIBUTES = _words(
    "display mathvariant stretchy fence form separator accent accentunder linethickness "
    "columnalign rowspacing columnspacing width height depth lspace rspace minsize maxsize "
    "movablelimits largeop symmetric displaystyle scriptlevel voffset open close"
)


@lru_cache(maxsize=4096)
def math_tree(latex: str, display: bool) -> Element:
    """The MathML of a formula as a tree; one that can't be parsed is shown as it was written."""
    try:
        if len(latex) > _LONGEST:
            raise ValueError("too long")
        # Not the converter's text: there it undoes XML's escapes, and words become elements.
        root = Converter(display="block" if display else "inline").convert_to_element(latex)
        tag, attributes, children = _tree(root, 0)
    except Exception:  # noqa: BLE001 - the converter raises whatever its parser stumbles over, IndexError included
        return "code", {"class": ERROR_CLASS, "title": "this formula could not be set"}, [latex]
    return tag, {**attributes, "alttext": latex}, children


def _tree(element: ElementTree.Element, depth: int) -> Element:
    if element.tag not in _TAGS or depth > _DEEPEST:
        raise ValueError("no formula")
    text = unescape(element.text or "")  # the converter writes signs as "&#x0003C;"
    children: list[Node] = [text] if text else []
    children.extend(_tree(child, depth + 1) for child in element)
    attributes = {key: value for key, value in element.attrib.items() if key in _ATTRIBUTES}
    if text == "\u2016":
        # A bare norm bar is as high as its letters; browsers stretch it unless told not to.
        attributes.setdefault("stretchy", "false")
    return element.tag, attributes, children
