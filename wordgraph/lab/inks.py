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


def inks(theme: str) -> Inks:
    """Return the colours of a theme, "dark" or "light"."""
    if theme not in INKS:
        raise ParameterError(f"theme={theme!r} is not possible: give one of {', '.join(INKS)}")
    return INKS[theme]
