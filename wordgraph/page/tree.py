"""The tree of a page's text: plain values that can only become text and known elements."""

from __future__ import annotations

from typing import TypeAlias

Element: TypeAlias = "tuple[str, dict[str, str], list[Node]]"
"""A tag, its attributes, and what is inside; browsers build it by createElement, never as HTML."""

Node: TypeAlias = "str | Element"


def text_of(nodes: list[Node]) -> str:
    """The words of a tree, without its elements."""
    return "".join(node if isinstance(node, str) else text_of(node[2]) for node in nodes)
