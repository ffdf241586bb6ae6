"""The errors of WordGraph: each message names what is wrong, where, and the remedy."""


class WordgraphError(Exception):
    """Something that the user can put right; the message is one line and says how."""


class GlossaryError(WordgraphError):
    """A glossary, or a file of one, that can't be read or doesn't hold together."""


class LayoutError(WordgraphError, ValueError):
    """A graph or a setting that no layout can be computed from."""


class ParameterError(WordgraphError, ValueError):
    """A parameter of an experiment that is unknown, out of range, or too expensive."""


class ViewError(WordgraphError, ValueError):
    """A view (a link, a camera, a theme) that can't be understood."""


class SnapshotError(WordgraphError):
    """A snapshot that can't be made or written."""
