"""A server in a process of its own, as a reader starts it."""

import json
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

BUILT_IN = ("-m", "wordgraph", "serve", "--port", "0")
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Server:
    """A running server: its process and its address, which ends in a slash."""

    pid: int
    address: str

    def get(self, path: str = "") -> bytes:
        """What it answers."""
        with urllib.request.urlopen(self.address + path.lstrip("/"), timeout=300) as answer:
            return answer.read()

    def post(self, path: str, body: object) -> bytes:
        """What it answers to JSON."""
        sent = json.dumps(body).encode()
        headers = {"Content-Type": "application/json"}
        asked = urllib.request.Request(self.address + path.lstrip("/"), sent, headers)
        with urllib.request.urlopen(asked, timeout=300) as answer:
            return answer.read()


@contextmanager
def serving(*words: str) -> Iterator[Server]:
    """The server that Python starts with these words, for as long as the block runs."""
    command = [sys.executable, *words]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            found = re.search(r":(\d+)/", process.stdout.readline())
            yield Server(process.pid, f"http://127.0.0.1:{found[1]}/")
        finally:
            process.terminate()


def synthetic(size: int) -> tuple[str, ...]:
    """The words that serve a glossary of so many made-up terms."""
    return ("-m", "tests.benchmarks.synthetic", str(size))
