"""The palette: colours of equal weight for domains, told apart by colour-blind eyes too."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colour:
    """One domain's colour on the dark ground and on the light one, as "#rrggbb"."""

    dark: str
    light: str


GROUND = Colour(dark="#0b1020", light="#f5f2ea")
INK = Colour(dark="#eaf0ff", light="#1b2236")

# Seventeen colours found by annealing: the smallest distance in OKLab between any two is as large
# as could be had at once for normal eyes, protanopes and deuteranopes (Machado 2009), in both
# themes, so that they differ by lightness where they can't by hue. Each is as far as possible from
# all before it. tests/scene/test_palette.py measures that again.
_DARK = (
    "#54b0fe #98fc70 #8d842a #9aedff #b856a5 #38cd7e #6d6fe7 #e26691 #07976d #418cce #ffccd1 "
    "#b1b21c #6990ff #ffa7a0 #13abb5 #70d2fe #fda8dd"
).split()
_LIGHT = (
    "#0667a8 #449e0d #504a05 #1596ab #771568 #027b45 #3a2fa3 #971e52 #00583a #074f83 #bc6a74 "
    "#686903 #2a47be #b1514e #00646c #0180a9 #a6588a"
).split()
COLOURS = tuple(Colour(dark, light) for dark, light in zip(_DARK, _LIGHT, strict=True))


def colours(count: int) -> tuple[Colour, ...]:
    """A colour for each of `count` domains; past the last they begin again."""
    return tuple(COLOURS[row % len(COLOURS)] for row in range(count))
