"""What `wordgraph layout` and `wordgraph export --view` accept, and files written whole."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

import numpy as np
import pytest

from wordgraph.cli.main import main
from wordgraph.resources import CACHE_VARIABLE


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    root = tmp_path / "vault"
    root.mkdir()
    (root / "Adam.md").write_text("---\ndomains: [optimization]\n---\n[[SGD]]")
    (root / "SGD.md").write_text("Text.")
    return root


@pytest.mark.parametrize(
    "link", ["term=adam", "?term=adam", "https://x.org/a?term=adam#b", "term=Adam"]
)
def test_the_view_of_a_link_or_of_its_query(vault: Path, link: str) -> None:
    target = vault.parent / "a.svg"
    assert main(["export", str(target), "--source", str(vault), "--view", link]) == 0
    assert 'view="term=adam"' in target.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("query", "named"),
    [("term=nobody", "'nobody'"), ("?domain=" + quote("no such"), "'no such'")],
)
def test_a_link_to_nothing_names_it(
    vault: Path, capsys: pytest.CaptureFixture[str], query: str, named: str
) -> None:
    target = vault.parent / "a.svg"
    assert main(["export", str(target), "--source", str(vault), "--view", query]) == 2
    assert named in capsys.readouterr().err
    assert not target.exists()


def test_terms_without_a_domain_can_be_isolated_by_a_link(vault: Path) -> None:
    target = vault.parent / "a.svg"
    link = "?domain=no+domain"
    assert main(["export", str(target), "--source", str(vault), "--view", link]) == 0


@pytest.mark.parametrize("other", [["--focus", "a"], ["--domain", "a"], ["--theme", "dark"]])
def test_a_link_excludes_the_options_that_it_holds(
    capsys: pytest.CaptureFixture[str], other: list[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["export", "a.svg", "--view", "term=adam", *other])
    assert caught.value.code == 2
    assert f"--view: not allowed with argument {other[0]};" in capsys.readouterr().err


def test_shipping_takes_no_source(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["layout", "vault", "--ship"])
    assert caught.value.code == 2
    assert "--ship: not allowed with a source" in capsys.readouterr().err


def test_places_are_written_with_their_ids(vault: Path) -> None:
    target = vault.parent / "a.npz"
    assert main(["layout", str(vault), "-o", str(target)]) == 0
    with np.load(target) as stored:
        assert stored["ids"].tolist() == ["adam", "sgd"]
        assert stored["places"].shape == (2, 3)


@pytest.mark.parametrize("step", ["wordgraph.places.places_of", "os.replace"])
def test_a_layout_that_fails_leaves_what_was_there(
    vault: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    target = vault.parent / "out" / "a.npz"
    target.parent.mkdir()
    target.write_bytes(b"old")
    monkeypatch.setattr(step, fail)
    assert main(["layout", str(vault), "-o", str(target)]) == 130
    assert target.read_bytes() == b"old"
    assert os.listdir(target.parent) == ["a.npz"]
