"""Ways as plain values: what the browser and a JSON client read, quotations as safe trees."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from wordgraph.glossary import Glossary
from wordgraph.page import to_tree
from wordgraph.ways.comparison import Comparison
from wordgraph.ways.hop import Hop
from wordgraph.ways.lesson import Lesson
from wordgraph.ways.routes import Route


def routes_json(glossary: Glossary, found: Iterable[Route]) -> dict[str, Any]:
    """{routes: [{stops: [{id, name}], hops, length}]}; a hop is {to, kind, relation, quote}."""
    return {"routes": [_route(glossary, route) for route in found]}


def lesson_json(glossary: Glossary, found: Lesson) -> dict[str, Any]:
    """{target, steps: [{id, name, needs: [id], leads: [hop]}]}, the target last."""
    return {
        "target": found.target,
        "steps": [
            {
                **_named(glossary, step.term),
                "needs": list(step.needs),
                "leads": [_hop(glossary, hop) for hop in step.leads],
            }
            for step in found.steps
        ],
    }


def comparison_json(glossary: Glossary, found: Comparison) -> dict[str, Any]:
    """{terms: [two], shared: [{id, name}], confused, hop, route}; a term has its `own` as well."""
    return {
        "terms": [
            {
                **_named(glossary, ident),
                "summary": glossary.terms[ident].summary,
                "difficulty": str(glossary.terms[ident].difficulty or "") or None,
                "domains": list(glossary.terms[ident].domains),
                "own": [_named(glossary, other) for other in own],
            }
            for ident, own in zip(found.terms, found.own, strict=True)
        ],
        "shared": [_named(glossary, other) for other in found.shared],
        "confused": found.confused,
        "hop": _hop(glossary, found.hop) if found.hop else None,
        "route": _route(glossary, found.route) if found.route else None,
    }


def _route(glossary: Glossary, route: Route) -> dict[str, Any]:
    return {
        "stops": [_named(glossary, ident) for ident in route.stops],
        "hops": [_hop(glossary, hop) for hop in route.hops],
        "length": route.length,
    }


def _hop(glossary: Glossary, hop: Hop) -> dict[str, Any]:
    quote = hop.quote and {
        **_named(glossary, hop.quote.term),
        "text": inline(to_tree(hop.quote.text, glossary.resolve)),
    }
    kind = str(hop.kind) if hop.kind else None
    return {"to": hop.target, "kind": kind, "relation": hop.relation, "quote": quote}


def inline(tree: list[Any]) -> list[Any]:
    """The inside of a tree that is one paragraph."""
    alone = len(tree) == 1 and not isinstance(tree[0], str) and tree[0][0] == "p"
    return list(tree[0][2]) if alone else tree


def _named(glossary: Glossary, ident: str) -> dict[str, str]:
    return {"id": ident, "name": glossary.terms[ident].name}
