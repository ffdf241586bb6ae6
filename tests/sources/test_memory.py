"""The memory of what was read: the same terms, sooner, and never an old or a broken one."""

import json

import pytest

from wordgraph.errors import GlossaryError
from wordgraph.resources import DATA
from wordgraph.sources import memory, read, scan, vault

ADAM = """---
name: Adam
aliases: [adaptive moments]
difficulty: advanced
domains: [optimization]
related: ["[[SGD|its ancestor]]"]
sources: ["Kingma & Ba 2015"]
---
Keeps a step for each weight.

## Definition
More of [[Momentum]].
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("WORDGRAPH_CACHE_DIR", str(tmp_path / "cache"))
    root = tmp_path / "vault"
    root.mkdir()
    (root / "Adam.md").write_text(ADAM, "utf-8")
    (root / "SGD.md").write_text("Steps down a noisy slope.", "utf-8")
    return root


@pytest.fixture
def parsed(monkeypatch):
    """The names of the files that were parsed, not remembered."""
    names = []

    def note(path, name, data, read_note=vault.read_note):
        names.append(path.stem)
        return read_note(path, name, data)

    monkeypatch.setattr(vault, "read_note", note)
    return names


def test_what_is_known_is_not_parsed_again(folder, parsed):
    first = read(folder)
    assert parsed == ["Adam", "SGD"]
    second = read(folder)
    assert parsed == ["Adam", "SGD"]
    assert second == first
    assert second.fingerprint == first.fingerprint
    assert [term.lines for term in second.terms.values()] == [
        term.lines for term in first.terms.values()
    ]


def test_every_built_in_term_comes_back_as_it_was():
    terms = list(read(DATA).terms.values())
    again = [memory._revive(json.loads(json.dumps(memory._lay_down(term)))) for term in terms]
    assert again == terms
    assert [term.lines for term in again] == [term.lines for term in terms]


def test_a_changed_file_is_read_anew_and_the_old_one_forgotten(folder, parsed):
    read(folder)
    (folder / "Adam.md").write_text(ADAM.replace("advanced", "beginner"), "utf-8")
    assert read(folder).terms["adam"].difficulty == "beginner"
    assert parsed == ["Adam", "SGD", "Adam"]
    (folder / "Adam.md").write_text(ADAM, "utf-8")
    read(folder)
    assert parsed == ["Adam", "SGD", "Adam", "Adam"]


def test_a_term_is_named_after_its_file_whatever_is_known_of_its_bytes(folder):
    read(folder)
    (folder / "SGD.md").rename(folder / "Gradient steps.md")
    assert set(read(folder).terms) == {"adam", "gradient-steps"}


def test_another_reader_knows_nothing(folder, parsed, monkeypatch):
    read(folder)
    monkeypatch.setattr(memory, "_edition", lambda: b"another")
    read(folder)
    assert parsed == ["Adam", "SGD"] * 2


def test_problems_are_told_every_time(folder):
    (folder / "Bad.md").write_text("---\nname: [\n---\n", "utf-8")
    (folder / "Odd.md").write_text("---\ndificulty: advanced\n---\nText.", "utf-8")
    (_, first), (_, second) = scan(folder), scan(folder)
    assert len(first) == 2
    assert second == first


@pytest.mark.parametrize("change", ["", "[]", "null", "{", "\0", '{"a": 1}', "deep", "values"])
def test_a_damaged_file_only_costs_time(folder, change):
    whole = read(folder)
    (file,) = (folder.parent / "cache" / "terms").iterdir()
    if change == "values":
        known = json.loads(file.read_text("utf-8"))
        broken = [None, [], [[]] * 20, [[], "no slug!", *["x"] * 13]]
        for key, value in zip(known, broken, strict=False):
            known[key] = value
        change = json.dumps(known)
    file.write_text("[" * 100_000 if change == "deep" else change, "utf-8")
    assert read(folder) == whole
    assert read(folder) == whole


@pytest.mark.parametrize("value", [None, 1, "text", [], [[]], [[[1]], *[None] * 14], {"a": 1}])
def test_no_value_is_taken_for_a_term(folder, value):
    whole = read(folder)
    (file,) = (folder.parent / "cache" / "terms").iterdir()
    file.write_text(json.dumps(dict.fromkeys(json.loads(file.read_text("utf-8")), value)), "utf-8")
    assert read(folder) == whole


def test_a_cache_that_cannot_be_written_is_no_trouble(folder):
    (folder.parent / "cache").write_text("a file", "utf-8")
    assert len(read(folder)) == 2


def test_a_link_out_of_the_folder_is_refused_however_often_it_was_read(folder, tmp_path):
    read(folder)
    secret = tmp_path / "secret.md"
    secret.write_bytes((folder / "SGD.md").read_bytes())
    (folder / "SGD.md").unlink()
    (folder / "SGD.md").symlink_to(secret)
    with pytest.raises(GlossaryError, match="leads out"):
        read(folder)
