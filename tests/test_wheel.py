"""The wheel: all that is needed is inside, and it runs from anywhere."""

import importlib.util
import os
import re
import subprocess
import sys
import urllib.request
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PATIENCE = 120  # seconds
_LEFT_OVER = re.compile(r"/__pycache__/|/\.[^/]+|\.pyc$")  # by tools, and no part of anything


def run(*words, cwd, **options):
    """Run a command elsewhere, without anything of this checkout on the path."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    done = subprocess.run(
        [str(word) for word in words], cwd=cwd, env=clean, capture_output=True, text=True, **options
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def inside(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def assert_whole(wheel):
    """Every file of the package, the assets and the data is in the wheel, and nothing of tests."""
    names = inside(wheel)
    for folder, place in (
        ("wordgraph", "wordgraph"),
        ("assets", "wordgraph/_assets"),
        ("data", "wordgraph/_data"),
    ):
        for path in (ROOT / folder).rglob("*"):
            name = path.relative_to(ROOT / folder).as_posix()
            if path.is_file() and not _LEFT_OVER.search(f"/{name}"):
                assert f"{place}/{name}" in names
    assert all(re.match(r"wordgraph[/-]", name) for name in names)
    assert not any(_LEFT_OVER.search(name) for name in names)
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("licenses/data/LICENSE") for name in names)


@pytest.mark.skipif(
    importlib.util.find_spec("hatchling") is None, reason="hatchling is not installed"
)
def test_the_wheel_is_whole(tmp_path):
    # The builder itself, from the same Python, so that nothing is fetched.
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    assert_whole(wheel)


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The `bin` of a fresh environment in which the built wheel is installed."""
    root = tmp_path_factory.mktemp("fresh")
    run(sys.executable, "-m", "pip", "wheel", "--no-deps", "-w", root, ROOT, cwd=root)
    (wheel,) = root.glob("*.whl")
    assert_whole(wheel)
    venv.create(root / "venv", with_pip=True)
    bin_ = root / "venv" / ("Scripts" if os.name == "nt" else "bin")
    run(bin_ / "python", "-m", "pip", "install", "-c", ROOT / "constraints.txt", wheel, cwd=root)
    return bin_


@pytest.mark.slow
def test_the_installed_package_is_the_wheels(installed, tmp_path):
    said = run(
        installed / "python", "-c", "import wordgraph; print(wordgraph.__file__)", cwd=tmp_path
    )
    assert str(ROOT) not in said
    assert "site-packages" in said


@pytest.mark.slow
def test_the_installed_command_checks_and_exports_from_anywhere(installed, tmp_path):
    assert "0 errors, 0 warnings" in run(installed / "wordgraph", "check", "--strict", cwd=tmp_path)
    for name in ("svg", "png", "html", "gexf"):
        run(installed / "wordgraph", "export", f"it.{name}", "--width", "320", cwd=tmp_path)
        assert (tmp_path / f"it.{name}").stat().st_size > 1000


@pytest.mark.slow
def test_the_installed_command_serves_from_anywhere(installed, tmp_path):
    with subprocess.Popen(
        [str(installed / "wordgraph"), "--port", "0"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            port = re.search(r":(\d+)/", process.stdout.readline())[1]
            document = fetch(f"http://127.0.0.1:{port}/")
            assert "<title>AI glossary</title>" in document
            for path in re.findall(r'(?:src|href)="([^"#?]+)"', document):
                assert fetch(f"http://127.0.0.1:{port}/{path.lstrip('/')}")
        finally:
            process.terminate()


def fetch(address):
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
        return answer.read().decode("utf-8", "replace")
