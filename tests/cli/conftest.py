"""A vault to work on, and the command line as one calls it."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from wordgraph.cli import main

SOUND = {
    "One.md": '---\nname: One\nrelated: ["[[Two]]"]\ndomains: [numbers]\n---\nThe first.\n',
    "Two.md": '---\nname: Two\nrelated: ["[[One]]"]\ndomains: [numbers]\n---\nThe second.\n',
    "Three.md": '---\nname: Three\nrelated: ["[[Two]]"]\ndomains: [numbers]\n---\nThe third.\n',
}


@dataclass(frozen=True)
class Said:
    """What a command said, and its exit status."""

    status: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """The one line on stderr of a command that could not be done."""
        assert self.status == 2, self
        assert self.err.count("\n") == 1, self.err
        assert self.err.startswith("wordgraph: ")
        assert self.out == ""
        return self.err.removeprefix("wordgraph: ").strip()


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory, monkeypatch):
    """Places go to a folder of the tests' own."""
    monkeypatch.setenv("WORDGRAPH_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "places"))


@pytest.fixture
def wordgraph(capsys):
    """Runs a command in this process: `wordgraph("check", path)`."""

    def run(*words) -> Said:
        try:
            status = main([str(word) for word in words])
        except SystemExit as left:  # argparse's way to end
            status = left.code or 0
        return Said(status, *capsys.readouterr())

    return run


@pytest.fixture
def process():
    """Runs Python code in a process of its own, where nothing is imported yet."""

    def run(code: str, *words) -> Said:
        done = subprocess.run(
            [sys.executable, "-c", code, *map(str, words)], capture_output=True, text=True
        )
        return Said(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def vault(tmp_path) -> Path:
    """Three linked terms."""
    return write(tmp_path / "my vault", SOUND)


def write(root: Path, files: dict[str, str]) -> Path:
    root.mkdir(exist_ok=True)
    for name, text in files.items():
        (root / name).write_text(text)
    return root
