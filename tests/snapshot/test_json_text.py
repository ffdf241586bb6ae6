"""JSON: all that a glossary says, and it reads back."""

import json

import numpy as np

from wordgraph.scene import ViewState, decode
from wordgraph.snapshot import encode


def read(exhibit):
    return json.loads(encode(exhibit, "json"))


def test_everything_is_there(exhibit, glossary):
    data = read(exhibit)
    assert (data["format"], data["version"], data["title"]) == ("wordgraph", 1, "Test glossary")
    assert data["fingerprint"] == glossary.fingerprint
    assert decode(data["view"]) == (ViewState(term="term-1"), ())
    assert [term["id"] for term in data["terms"]] == list(exhibit.graph)
    links = [
        (row["source"], row["target"], row["kind"], row["provenance"]) for row in data["links"]
    ]
    assert links == [
        (link.source, link.target, str(link.kind), str(link.provenance)) for link in glossary.links
    ]
    places = np.array([data["places"][ident] for ident in exhibit.scene.ids])
    np.testing.assert_allclose(places, exhibit.scene.places, atol=1e-6)
    assert set(data["colours"]) == set(glossary.all_domains)
    assert data["colours"]["north"]["dark"] == exhibit.scene.groups[0].colour.dark


def test_a_term_keeps_all_its_fields(exhibit, glossary):
    term = glossary.terms["term-1"]
    row = next(row for row in read(exhibit)["terms"] if row["id"] == "term-1")
    for field in ("name", "summary", "why_it_matters", "definition", "lab"):
        assert row[field] == getattr(term, field)
    for field in ("aliases", "domains", "industries", "keywords", "sources"):
        assert row[field] == list(getattr(term, field))
    assert row["difficulty"] == "intermediate"
    assert row["links"][0] == {
        **{"target": "term-2", "kind": "related", "provenance": "declared", "text": ""}
    }
    assert "origin" not in row


def test_hostile_texts_come_back_as_they_were(show, hostile):
    for row in read(show(hostile))["terms"]:
        name = hostile.terms[row["id"]].name
        # No UTF-8 file can hold half of a surrogate pair.
        assert row["name"] == name.encode("utf-8", "replace").decode()
        assert row["aliases"][0] == row["name"]
