"""What may be exhibited: sizes that a picture can have."""

import pytest

from wordgraph.errors import SnapshotError


@pytest.mark.parametrize(
    ("width", "height", "scale"), [(64, 64, 0.5), (4096, 2160, 2), (8192, 64, 1), (2048, 64, 4)]
)
def test_sizes_that_can_be_had(show, glossary, width, height, scale):
    exhibit = show(glossary, width=width, height=height, scale=scale)
    assert (exhibit.width, exhibit.height, exhibit.scale) == (width, height, scale)


@pytest.mark.parametrize(
    ("width", "height", "scale"),
    [
        (63, 900, 1),
        (900, 0, 1),
        (4097, 900, 2),
        (900, 900, 0.4),
        (900, 900, 5),
        (900, 900, float("nan")),
    ],
)
def test_sizes_that_can_not(show, glossary, width, height, scale):
    with pytest.raises(SnapshotError, match="choose sides of 64 to 8192 pixels"):
        show(glossary, width=width, height=height, scale=scale)
