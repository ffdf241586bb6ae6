"""Vaults made of files that a test writes."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from wordgraph.glossary import Term
from wordgraph.sources import scan

Text = str | bytes


@pytest.fixture
def vault(tmp_path: Path) -> Callable[[Mapping[str, Text]], Path]:
    """Writes a folder of files, given as paths and texts, and gives its path."""

    def write(files: Mapping[str, Text]) -> Path:
        root = tmp_path / "vault"
        root.mkdir(exist_ok=True)
        for name, content in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return root

    return write


@pytest.fixture
def note(vault: Callable[[Mapping[str, Text]], Path]) -> Callable[[Text], Term]:
    """Gives the term of a note of some text, which must be sound."""

    def term(text: Text) -> Term:
        glossary, problems = scan(vault({"Note.md": text}))
        assert problems == ()
        (found,) = glossary.terms.values()
        return found

    return term


@pytest.fixture
def problem(vault: Callable[[Mapping[str, Text]], Path]) -> Callable[[Text], str]:
    """Gives the one problem of a note of some text; a sound note beside it must still be read."""

    def message(text: Text) -> str:
        glossary, problems = scan(vault({"Note.md": text, "Sound.md": "A sound note."}))
        assert list(glossary.terms) == ["sound"]
        (found,) = problems
        assert found.remedy
        assert "\n" not in str(found)
        return str(found)

    return message
