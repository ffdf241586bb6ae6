"""The contract of every registered writer: a new one is tested by registering it."""

import re

import pytest

from wordgraph.errors import SnapshotError
from wordgraph.glossary import Glossary, Term
from wordgraph.scene import Theme, ViewState
from wordgraph.snapshot import Writer, encode, write, writers

every = pytest.mark.parametrize("name", sorted(writers))
SMALL = {"width": 320, "height": 240, "scale": 1}


@every
def test_a_writer_says_what_it_is(name):
    writer = writers[name]
    assert isinstance(writer, Writer)
    assert re.fullmatch(r"[a-z]+/[a-z+]+", writer.media_type)
    assert writer.description
    assert re.fullmatch("[a-z]+", name), "a format's name is the ending of its files"


@every
def test_the_same_exhibit_gives_the_same_bytes(name, exhibit):
    assert encode(exhibit, name) == encode(exhibit, name)


@every
def test_the_file_holds_what_is_encoded(name, exhibit, tmp_path):
    write(tmp_path / f"it.{name}", exhibit)
    assert (tmp_path / f"it.{name}").read_bytes() == encode(exhibit, name)


@every
def test_the_record_is_in_the_file(name, exhibit):
    body = encode(exhibit, name)
    assert b"term=term-1" in body
    assert exhibit.scene.fingerprint.encode() in body
    assert b"Test glossary" in body


@every
def test_hostile_texts_are_written(name, show, hostile):
    assert encode(show(hostile, ViewState(term="t0", theme=Theme.LIGHT), **SMALL), name)


@every
def test_one_term_without_anything_is_written(name, show):
    glossary = Glossary.of([Term(id="alone", name="Alone")])
    assert encode(show(glossary, **SMALL), name)


@every
def test_a_view_of_what_is_not_there_is_the_overview(name, show, glossary):
    view = ViewState(term="nobody", domain="nowhere")
    assert encode(show(glossary, view, **SMALL), name)


@pytest.mark.parametrize("name", sorted(set(writers) - {"png"}))
def test_an_empty_glossary_is_written(name, show):
    assert encode(show(Glossary.of([]), **SMALL), name)


def test_an_empty_glossary_has_no_pixels(show):
    with pytest.raises(SnapshotError, match="nothing would be in the picture"):
        encode(show(Glossary.of([]), **SMALL), "png")


def test_an_unknown_format_lists_the_known(exhibit):
    with pytest.raises(SnapshotError, match="png, svg, html, graphml, gexf, json"):
        encode(exhibit, "bmp")
