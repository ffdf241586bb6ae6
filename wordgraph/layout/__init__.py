"""Any graph to places in 2D or 3D: linked nodes near each other, communities as clusters."""

from wordgraph.layout.arrays import Progress
from wordgraph.layout.cache import cached_layout, content_key
from wordgraph.layout.config import LayoutConfig
from wordgraph.layout.force_layout import force_layout
from wordgraph.layout.layout_edges import layout_edges

__all__ = [
    "LayoutConfig",
    "Progress",
    "cached_layout",
    "content_key",
    "force_layout",
    "layout_edges",
]
