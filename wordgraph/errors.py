"""The errors of WordGraph: each message names what is wrong, where, and the remedy."""


class WordgraphError(Exception):
    """Something that the user can put right; the message is one line and says how."""


class GlossaryError(WordgraphError):
    """A glossary, or a file of one, that can't be read or doesn't hold together.

    `where` is the place (a file and line, or a term), "" where there is none to name.
    """

    def __init__(self, message: str, where: str = "", remedy: str = "") -> None:
        super().__init__(message, where, remedy)
        self.message, self.where, self.remedy = message, where, remedy

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.message}" + (f"; {self.remedy}" if self.remedy else "")


class LayoutError(WordgraphError, ValueError):
    """A graph or a setting that no layout can be computed from."""


class ParameterError(WordgraphError, ValueError):
    """A parameter of an experiment that is unknown, out of range, or too expensive."""


class ViewError(WordgraphError, ValueError):
    """A view (a link, a camera, a theme) that can't be understood."""


class SnapshotError(WordgraphError):
    """A snapshot that can't be made or written."""
