"""`wordgraph layout`: the places of a glossary's terms, in a file."""

import json

import numpy as np
import pytest

from wordgraph import places
from wordgraph.explorer import load
from wordgraph.scene.build import normalized


def test_places_are_written_with_their_ids(wordgraph, vault, tmp_path):
    path = tmp_path / "it.npz"
    said = wordgraph("layout", vault, "-o", path)
    assert said.out == f"{path}: 3 places\n"
    with np.load(path) as stored:
        assert stored["ids"].tolist() == list(load(vault).graph)
        assert normalized(stored["places"]) == pytest.approx(load(vault).scene.places)


def test_without_a_source_they_are_the_built_in_ones(wordgraph, tmp_path):
    wordgraph("layout", "-o", tmp_path / "it.npz")
    with np.load(tmp_path / "it.npz") as stored:
        assert stored["ids"].tolist() == list(load().graph)


def test_shipping_writes_what_is_there(wordgraph, tmp_path, monkeypatch):
    monkeypatch.setattr(places, "SHIPPED", tmp_path / "places.json")
    said = wordgraph("layout", "--ship")
    assert said.out == f"{tmp_path / 'places.json'}: {len(load().graph)} places\n"
    assert len(json.loads((tmp_path / "places.json").read_text())["places"]) == len(load().graph)
    assert places.is_shipped(load().graph)


@pytest.mark.parametrize("name", ["nowhere/it.npz", "."])
def test_a_file_that_cannot_be_written_is_one_line(wordgraph, vault, tmp_path, name):
    complaint = wordgraph("layout", vault, "-o", tmp_path / name).complaint
    assert "can't be written (" in complaint
