"""A vault made of files that a test writes."""

from collections.abc import Callable
from pathlib import Path

import pytest

from wordgraph.glossary import Glossary, Problem, Term
from wordgraph.sources import scan

Write = Callable[..., Path]


class Vault:
    """A folder of notes; `files` maps paths to texts, or to bytes."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir()

    def write(self, files: dict[str, str | bytes]) -> "Vault":
        for name, content in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return self

    def scan(self) -> tuple[Glossary, tuple[Problem, ...]]:
        return scan(self.root)

    def problems(self, files: dict[str, str | bytes]) -> list[str]:
        """What is wrong with a folder of these files."""
        return [str(problem) for problem in self.write(files).scan()[1]]

    def problem(self, text: str | bytes) -> str:
        """What is wrong with a note of this text; a sound note beside it must still be read."""
        self.write({"Sound.md": "A sound note.", "Note.md": text})
        glossary, problems = self.scan()
        assert list(glossary.terms) == ["sound"]
        assert len(problems) == 1
        return str(problems[0])

    def note(self, text: str | bytes, name: str = "Note.md") -> Term:
        """The term of a note of this text, which must be sound."""
        glossary, problems = self.write({name: text}).scan()
        assert problems == ()
        (term,) = glossary.terms.values()
        return term


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(tmp_path / "vault")
