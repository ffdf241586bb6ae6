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
# themes, so that they differ by lightness where they can't by hue. The liveliest come first.
# tests/scene/test_palette.py measures that again.
COLOURS = (
    Colour("#54b0fe", "#0667a8"),
    Colour("#98fc70", "#449e0d"),
    Colour("#e26691", "#971e52"),
    Colour("#9aedff", "#1596ab"),
    Colour("#b856a5", "#771568"),
    Colour("#8d842a", "#504a05"),
    Colour("#6d6fe7", "#3a2fa3"),
    Colour("#38cd7e", "#027b45"),
    Colour("#ffa7a0", "#b1514e"),
    Colour("#418cce", "#074f83"),
    Colour("#ffccd1", "#bc6a74"),
    Colour("#b1b21c", "#686903"),
    Colour("#6990ff", "#2a47be"),
    Colour("#07976d", "#00583a"),
    Colour("#13abb5", "#00646c"),
    Colour("#70d2fe", "#0180a9"),
    Colour("#fda8dd", "#a6588a"),
)


def blend(colour: str, other: str, amount: float) -> str:
    """A colour `amount` of the way to another, all "#rrggbb"."""
    pairs = zip(bytes.fromhex(colour[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * amount):02x}" for a, b in pairs)


def colours(count: int) -> tuple[Colour, ...]:
    """A colour for each of `count` domains; past the last they begin again."""
    return tuple(COLOURS[row % len(COLOURS)] for row in range(count))
