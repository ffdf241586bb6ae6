"""The public names of the layout, pinned."""

from wordgraph import layout


def test_public_names():
    expected = [
        "LayoutConfig",
        "Progress",
        "cached_layout",
        "content_key",
        "force_layout",
        "layout_edges",
    ]
    assert sorted(layout.__all__) == expected
    assert all(hasattr(layout, name) for name in expected)
