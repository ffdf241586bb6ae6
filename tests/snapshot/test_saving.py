"""Saving: a file appears whole or not at all."""

import os

import pytest

from wordgraph.errors import SnapshotError
from wordgraph.snapshot import write


def test_the_ending_decides(exhibit, tmp_path):
    write(tmp_path / "a.SVG", exhibit)
    assert (tmp_path / "a.SVG").read_bytes().startswith(b"<svg")


def test_a_named_format_wins_over_the_ending(exhibit, tmp_path):
    write(str(tmp_path / "a.txt"), exhibit, "json")
    assert (tmp_path / "a.txt").read_bytes().startswith(b"{")


@pytest.mark.parametrize("name", ["a.bmp", "a", "png"])
def test_an_unknown_ending_lists_the_formats(exhibit, tmp_path, name):
    with pytest.raises(SnapshotError, match="png, svg, html, graphml, gexf, json"):
        write(tmp_path / name, exhibit)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_named(exhibit, tmp_path):
    with pytest.raises(SnapshotError, match=r"there is no folder .*nowhere; create it first"):
        write(tmp_path / "nowhere" / "a.svg", exhibit)


def test_a_folder_is_no_file(exhibit, tmp_path):
    (tmp_path / "a.svg").mkdir()
    with pytest.raises(SnapshotError, match="that is a folder"):
        write(tmp_path / "a.svg", exhibit)


def test_a_file_is_replaced(exhibit, tmp_path):
    target = tmp_path / "a.json"
    target.write_bytes(b"old" * 10**6)
    write(target, exhibit)
    assert target.read_bytes().endswith(b"}")
    assert os.listdir(tmp_path) == ["a.json"]


def test_a_link_keeps_leading_to_its_file(exhibit, tmp_path):
    (tmp_path / "real.json").write_bytes(b"old")
    (tmp_path / "link.json").symlink_to("real.json")
    write(tmp_path / "link.json", exhibit)
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real.json").read_bytes().startswith(b"{")


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_what_was_there(exhibit, tmp_path, monkeypatch, step):
    def fail(*_):
        raise OSError(28, "No space left on device")

    target = tmp_path / "a.json"
    target.write_bytes(b"old")
    monkeypatch.setattr(os, step, fail)
    with pytest.raises(SnapshotError, match=r"a\.json: can't be written \(No space left"):
        write(target, exhibit)
    assert target.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.json"]


def test_an_interrupt_leaves_nothing_behind(exhibit, tmp_path, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path / "a.json", exhibit)
    assert os.listdir(tmp_path) == []
