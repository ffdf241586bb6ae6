"""The wheel: all that is needed is inside, and it runs from anywhere."""

import os
import re
import subprocess
import sys
import sysconfig
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


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    # The builder itself, from the same Python, so that nothing is fetched.
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module", params=["lent", pytest.param("own", marks=pytest.mark.slow)])
def installed(request, wheel, tmp_path_factory):
    """The `bin` of a fresh environment with the wheel, its dependencies lent from here or fetched.

    In the first the wheel's files and commands are tested, in the other its list of dependencies.
    """
    root = tmp_path_factory.mktemp(request.param)
    venv.create(root, with_pip=False)
    bin_ = root / ("Scripts" if os.name == "nt" else "bin")
    install = [sys.executable, "-m", "pip", "--python", bin_ / "python", "install"]
    if request.param == "own":
        run(*install, "-c", ROOT / "constraints.txt", wheel, cwd=root)
        return bin_
    run(*install, "--no-deps", "--no-index", wheel, cwd=root)
    asked = "import sysconfig; print(sysconfig.get_path('purelib'))"
    theirs = Path(run(bin_ / "python", "-c", asked, cwd=root).strip())
    # Behind its own packages, and without the .pth files there that lead to this checkout.
    (theirs / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return bin_


def test_the_wheel_is_whole(wheel):
    assert_whole(wheel)


def test_the_installed_package_is_the_wheels(installed, tmp_path):
    said = run(
        installed / "python", "-c", "import wordgraph; print(wordgraph.__file__)", cwd=tmp_path
    )
    assert str(ROOT) not in said
    assert str(installed.parent) in said


def test_the_installed_command_helps_checks_and_exports_from_anywhere(installed, tmp_path):
    assert "serve" in run(installed / "wordgraph", "--help", cwd=tmp_path)
    assert "0 errors, 0 warnings" in run(installed / "wordgraph", "check", "--strict", cwd=tmp_path)
    run(installed / "wordgraph", "export", "it.html", cwd=tmp_path)
    assert (tmp_path / "it.html").stat().st_size > 100_000


@pytest.mark.slow
@pytest.mark.parametrize("name", ["svg", "png", "gexf", "graphml", "json"])
def test_the_installed_command_exports_every_format(installed, tmp_path, name):
    run(installed / "wordgraph", "export", f"it.{name}", "--width", "320", cwd=tmp_path)
    assert (tmp_path / f"it.{name}").stat().st_size > 1000


def test_the_installed_command_serves_from_anywhere(installed, tmp_path):
    with subprocess.Popen(
        [str(installed / "wordgraph"), "--port", "0"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            port = re.search(r":(\d+)/", process.stdout.readline())[1]
            assert fetch(f"http://127.0.0.1:{port}/health") == "OK"
            document = fetch(f"http://127.0.0.1:{port}/")
            assert "<title>AI glossary</title>" in document
            for path in re.findall(r'(?:src|href)="([^"#?]+)"', document):
                assert fetch(f"http://127.0.0.1:{port}/{path.lstrip('/')}")
        finally:
            process.terminate()


def fetch(address):
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
        return answer.read().decode("utf-8", "replace")
