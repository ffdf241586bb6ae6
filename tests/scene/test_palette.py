"""The palette, measured: told apart by colour-blind eyes, and clear of the ground."""

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from wordgraph.scene import COLOURS, GROUND, INK, Theme, colours
from wordgraph.scene.palette import blend

# Machado, Oliveira & Fernandes 2009, severity 1, on linear RGB.
VISION = {
    "normal": np.eye(3),
    "protan": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deutan": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
}
# Ottosson 2020: linear sRGB to cone responses, and their cube roots to lightness, a and b.
TO_LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
TO_OKLAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def linear(colour: str) -> NDArray[np.float64]:
    """Linear RGB in 0..1 of a "#rrggbb" (IEC 61966-2-1)."""
    encoded = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)


def oklab(rgb: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(TO_OKLAB @ np.cbrt(TO_LMS @ rgb))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    bright, dark = sorted(
        (float(linear(colour) @ [0.2126, 0.7152, 0.0722]) + 0.05 for colour in (one, other)),
        reverse=True,
    )
    return bright / dark


def test_measures_agree_with_published_values() -> None:
    assert oklab(linear("#ffffff")) == pytest.approx([1, 0, 0], abs=1e-4)
    assert oklab(linear("#ff0000")) == pytest.approx([0.62796, 0.22486, 0.12585], abs=1e-4)
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    for matrix in VISION.values():  # greys look the same to everyone
        assert matrix @ np.ones(3) == pytest.approx(np.ones(3), abs=1e-4)


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("eyes", VISION)
def test_any_two_domains_are_told_apart(theme: Theme, eyes: str) -> None:
    seen = {
        colour: oklab(np.clip(VISION[eyes] @ linear(getattr(colour, theme)), 0, 1))
        for colour in COLOURS
    }
    apart = {
        (getattr(one, theme), getattr(other, theme)): np.linalg.norm(seen[one] - seen[other])
        for one, other in combinations(COLOURS, 2)
    }
    nearest = min(apart, key=lambda pair: apart[pair])
    assert apart[nearest] >= 0.05, nearest


@pytest.mark.parametrize("theme", Theme)
def test_every_colour_stands_out_from_the_ground(theme: Theme) -> None:
    ground = getattr(GROUND, theme)
    assert min(contrast(getattr(colour, theme), ground) for colour in COLOURS) >= 3


@pytest.mark.parametrize("theme", Theme)
def test_text_is_easy_to_read(theme: Theme) -> None:
    assert contrast(getattr(INK, theme), getattr(GROUND, theme)) >= 7


def test_colours_begin_again_past_the_last() -> None:
    assert colours(0) == ()
    assert len(set(colours(len(COLOURS)))) == len(COLOURS) >= 17
    assert colours(len(COLOURS) + 2)[-2:] == COLOURS[:2]


def test_blending_goes_from_one_colour_to_the_other() -> None:
    steps = [blend("#000aff", "#ff1400", amount) for amount in (0, 0.5, 1)]
    assert steps == ["#000aff", "#800f80", "#ff1400"]
