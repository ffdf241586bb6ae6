"""The version of WordGraph."""

__version__ = "0.1.0"
