"""`wordgraph export`: each format whole or not at all, of the view that was asked for."""

import json
import os
import re

import networkx as nx
import pytest

from wordgraph.snapshot import writers

SMALL = ["--width", "320", "--height", "240", "--scale", "1"]
BEGINNING = {
    "png": b"\x89PNG\r\n",
    "svg": b"<svg",
    "html": b"<!DOCTYPE html>",
    "graphml": b"<?xml",
    "gexf": b"<?xml",
    "json": b"{",
}
each_format = pytest.mark.parametrize("name", writers)


@each_format
def test_each_format_is_written_and_its_size_said(wordgraph, vault, tmp_path, name):
    path = tmp_path / f"it.{name}"
    said = wordgraph("export", path, "--source", vault, *SMALL)
    assert said.status == 0, said.err
    body = path.read_bytes()
    assert body.startswith(BEGINNING[name])
    assert said.out == f"{path}: {len(body):,} bytes\n"
    assert {file.name for file in tmp_path.iterdir()} == {"my vault", path.name}


@each_format
def test_a_full_disk_leaves_what_was_there(wordgraph, vault, tmp_path, monkeypatch, name):
    def full(*_):
        raise OSError(28, "No space left on device")

    path = tmp_path / f"it.{name}"
    path.write_text("what was there")
    monkeypatch.setattr(os, "replace", full)
    complaint = wordgraph("export", path, "--source", vault, *SMALL).complaint
    assert complaint == f"{path}: can't be written (No space left on device)"
    assert path.read_text() == "what was there"
    assert {file.name for file in tmp_path.iterdir()} == {"my vault", path.name}


def test_the_graph_is_the_vaults(wordgraph, vault, tmp_path):
    wordgraph("export", tmp_path / "it.graphml", "--source", vault)
    graph = nx.read_graphml(tmp_path / "it.graphml")
    assert {frozenset(edge[:2]) for edge in graph.edges} == {
        frozenset(("one", "two")),
        frozenset(("two", "three")),
    }


def test_the_view_is_that_of_the_options(wordgraph, vault, tmp_path):
    path = tmp_path / "it.svg"
    options = ["--focus", "Two", "--theme", "light", "--width", "640", "--height", "480"]
    wordgraph("export", path, "--source", vault, *options)
    text = path.read_text()
    assert 'viewBox="0 0 640 480"' in text
    assert "term=two&amp;theme=light" in text


def test_the_view_is_that_of_a_link(wordgraph, vault, tmp_path):
    path = tmp_path / "it.svg"
    link = "http://localhost:8050/?term=three&cam=1.000_2.000_3.000_0.000_0.000_0.000&theme=dark"
    said = wordgraph("export", path, "--source", vault, "--view", link)
    assert said.err == ""
    assert (
        "term=three&amp;cam=1.000_2.000_3.000_0.000_0.000_0.000&amp;theme=dark" in path.read_text()
    )


def test_a_link_to_a_route_lights_it(wordgraph, vault, tmp_path):
    path = tmp_path / "it.svg"
    said = wordgraph("export", path, "--source", vault, "--view", "?from=One&to=three&step=1")
    assert said.err == ""
    text = path.read_text()
    assert "From One to Three" in text
    assert "2 \u00b7 Two</text>" in text
    lost = ["export", tmp_path / "no.svg", "--source", vault, "--view", "?from=one&to=nobody"]
    assert "nobody" in wordgraph(*lost).complaint
    assert not (tmp_path / "no.svg").exists()


def test_what_a_link_says_in_vain_is_said(wordgraph, vault, tmp_path):
    path = tmp_path / "it.json"
    said = wordgraph("export", path, "--source", vault, "--view", "?cam=1_2&theme=pink&term=one")
    assert said.status == 0
    assert said.err.count("wordgraph: the link's") == 2
    assert json.loads(path.read_text())


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["it.bmp"], r"no format 'bmp'; choose one of png, svg, html, graphml, gexf, json"),
        (["it"], "no format ''"),
        (["nowhere/it.svg"], "there is no folder .*nowhere; create it first"),
        (["it.svg", "--focus", "Nobody"], "no term is called 'Nobody'"),
        (["it.svg", "--domain", "nowhere"], "no domain 'nowhere'; choose one of numbers"),
        (["it.svg", "--width", "1"], "a picture of 1 x"),
        (["it.svg", "--width", "-5"], "a picture of -5 x"),
        (["it.svg", "--scale", "nan"], "at scale nan"),
        (["it.svg", "--scale", "1e9"], "at scale 1e"),
    ],
)
def test_what_cannot_be_done_is_one_line(wordgraph, vault, tmp_path, words, complaint):
    said = wordgraph("export", tmp_path / words[0], *words[1:], "--source", vault).complaint
    assert re.search(complaint, said)
    assert {file.name for file in tmp_path.iterdir()} == {"my vault"}
