"""The colours of the lab's plots on the dark and on the light ground."""

from dataclasses import dataclass

from wordgraph.errors import ParameterError


@dataclass(frozen=True, slots=True)
class Inks:
    """Colours as plotly takes them; the accents differ for colour-blind eyes (Okabe-Ito)."""

    text: str
    faint: str
    """Grid lines."""
    surface: str
    """Behind the text of a hover card."""
    first: str
    """delta."""
    second: str
    """dW."""
    third: str
    """Whatever is compared with these two."""
    band: str
    """The first accent, translucent."""

    @property
    def accents(self) -> tuple[str, str, str]:
        """Return the colours of curves by their place."""
        return self.first, self.second, self.third


INKS = {
    "dark": Inks(
        text="#dfe6f5",
        faint="rgba(223, 230, 245, 0.09)",
        surface="#131c38",
        first="#56b4e9",
        second="#e69f00",
        third="#4fc79b",
        band="rgba(86, 180, 233, 0.16)",
    ),
    "light": Inks(
        text="#1d2438",
        faint="rgba(29, 36, 56, 0.09)",
        surface="#fffdf8",
        first="#0b6299",
        second="#9a5b00",
        third="#00714f",
        band="rgba(11, 98, 153, 0.14)",
    ),
}


# From low to high, for what is one number: viridis, which all eyes can order, without the end that
# is too near the ground. The browser draws with the same (assets/js/ramp.mjs).
_VIRIDIS = (
    *("#440154", "#482475", "#414487", "#355f8d", "#2a788e", "#21918c"),
    *("#22a884", "#44bf70", "#7ad151", "#bddf26", "#fde725"),
)
RAMPS = {"dark": _VIRIDIS[2:], "light": _VIRIDIS[:-2]}


def ramp_colour(theme: str, share: float) -> str:
    """Return the colour at a share of a theme's ramp, 0 to 1."""
    stops = RAMPS[theme]
    at = max(0.0, min(1.0, share)) * (len(stops) - 1)
    first = min(int(at), len(stops) - 2)
    pairs = [
        [int(stop[place : place + 2], 16) for stop in stops[first : first + 2]]
        for place in (1, 3, 5)
    ]
    return "#" + "".join(f"{round(a + (b - a) * (at - first)):02x}" for a, b in pairs)


def inks(theme: str) -> Inks:
    """Return the colours of a theme, "dark" or "light"."""
    if theme not in INKS:
        raise ParameterError(f"theme={theme!r} is not possible: give one of {', '.join(INKS)}")
    return INKS[theme]
