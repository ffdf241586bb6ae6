"""JSON: everything, in our own words, for programs that want it all."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from wordgraph.glossary import Term
from wordgraph.snapshot.exhibit import Exhibit
from wordgraph.snapshot.stamp import stamp

FORMAT = "wordgraph"
VERSION = 1  # of the format: it grows when a reader of the one before would read it wrongly


def to_json(exhibit: Exhibit) -> bytes:
    """The exhibit as {format, version, title, fingerprint, view, terms, links, places, colours}."""
    marks = stamp(exhibit)
    scene = exhibit.scene
    text = json.dumps(
        {
            "format": FORMAT,
            "version": VERSION,
            "generator": f"WordGraph {marks['version']}",
            "title": marks["title"],
            "fingerprint": marks["fingerprint"],
            "view": marks["view"],
            "terms": [_term(exhibit.glossary.terms[ident]) for ident in scene.ids],
            "links": [
                {
                    "source": link.source,
                    "target": link.target,
                    "kind": link.kind,
                    "provenance": link.provenance,
                }
                for link in exhibit.glossary.links
            ],
            "places": dict(zip(scene.ids, scene.places.round(6).tolist(), strict=True)),
            "colours": {group.name: asdict(group.colour) for group in scene.groups},
        },
        ensure_ascii=False,
        allow_nan=False,
        indent=1,
    )
    # Half of a surrogate pair can be in a Python text, but in no UTF-8 file.
    return text.encode("utf-8", "replace")


def _term(term: Term) -> dict[str, Any]:
    """All that a term says; where it was read from is no part of that."""
    fields = asdict(term)
    del fields["origin"], fields["lines"]
    fields["links"] = [
        {key: value for key, value in link.items() if key != "source"} for link in fields["links"]
    ]
    return fields
