"""A term becomes a page: safe trees of text, maths and links, free of any renderer."""

from wordgraph.page.build import build_page
from wordgraph.page.markdown import to_tree
from wordgraph.page.tree import Element, Node

__all__ = ["Element", "Node", "build_page", "to_tree"]
