"""Routes, lessons and comparisons, on a glossary in which they can be told by hand."""

import json
from itertools import pairwise

import networkx as nx
import pytest

from wordgraph.explorer import load
from wordgraph.glossary import Glossary, Kind, Link, Term, prerequisite_graph, to_graph
from wordgraph.ways import (
    comparison,
    comparison_json,
    hop,
    lesson,
    lesson_json,
    routes,
    routes_json,
)

from .conftest import NEEDS, RELATED, term


@pytest.fixture(scope="module")
def built_in():
    return load()


def test_a_hop_quotes_the_sentence_that_links(glossary):
    found = hop(glossary, "function", "slope")
    assert found.kind is Kind.PREREQUISITE
    assert found.relation == "Function is a prerequisite of Slope."
    assert (found.quote.term, found.quote.text) == (
        "slope",
        "Of a [[function]] it tells where the *least* value is.",
    )
    assert found.sentence == "Of a function it tells where the least value is."
    assert hop(glossary, "slope", "function").quote == found.quote


def test_without_a_sentence_the_kind_of_link_speaks(glossary):
    assert hop(glossary, "vector", "gradient").sentence == "Vector is a prerequisite of Gradient."
    assert hop(glossary, "vector", "descent").sentence == "The page of Descent mentions Vector."
    assert hop(glossary, "descent", "number").sentence == "Descent and Number are related."
    assert hop(glossary, "alone", "number").sentence == ""
    found = hop(glossary, "descent", "gradient-descent", contrast=True)
    assert found.relation == "Gradient descent is often confused with Descent."
    assert found.sentence == "A descent is a walk, unlike gradient descent."


def test_a_sentence_that_a_formula_ends_is_not_quoted():
    terms = [
        term("one", ("two", RELATED), definition="The two are\n\n$$x$$\n\nequal."),
        term("two"),
    ]
    assert hop(Glossary.of(terms), "one", "two").quote is None


def test_routes_come_shortest_first(glossary, graph):
    found = routes(glossary, graph, "number", "gradient")
    assert {route.stops for route in found[:2]} == {
        ("number", "vector", "gradient"),
        ("number", "slope", "gradient"),
    }
    assert len(found) == 3
    assert [route.length for route in found] == sorted(route.length for route in found)
    for route in found:
        assert [(each.source, each.target) for each in route.hops] == list(pairwise(route.stops))
        assert all(each.sentence for each in route.hops)


def test_a_declared_link_is_shorter_than_one_in_passing():
    terms = [term("a", ("b", RELATED), "c"), term("b", ("d", RELATED)), term("c", ("d", RELATED))]
    glossary = Glossary.of([*terms, term("d")])
    found = routes(glossary, to_graph(glossary), "a", "d")
    assert [route.stops for route in found] == [("a", "b", "d"), ("a", "c", "d")]


def test_a_hub_is_a_longer_way():
    around = [term(f"t{number}", ("hub", RELATED)) for number in range(20)]
    links = (("hub", RELATED), ("quiet", RELATED))
    terms = [term("a", *links), term("b", *links), term("hub"), term("quiet"), *around]
    glossary = Glossary.of(terms)
    found = routes(glossary, to_graph(glossary), "a", "b")
    assert [route.stops[1] for route in found] == ["quiet", "hub"]


def test_no_path_is_an_empty_list(glossary, graph):
    assert routes(glossary, graph, "alone", "number") == ()
    assert routes(glossary, graph, "number", "number") == ()
    assert routes_json(glossary, ()) == {"routes": []}


def test_routes_of_the_built_in_glossary_are_networkxs(built_in):
    ends = ("zero-shot-learning", "hessian-matrix")
    found = built_in.routes(*ends)
    assert len({route.stops for route in found}) == 3
    for route in found:
        assert (route.stops[0], route.stops[-1]) == ends
        assert nx.is_simple_path(built_in.graph, list(route.stops))
        assert all(each.sentence for each in route.hops)


def test_a_lesson_is_in_an_order_to_learn(glossary):
    found = lesson(glossary, "gradient-descent")
    order = [step.term for step in found.steps]
    assert order == ["number", "function", "slope", "vector", "gradient", "gradient-descent"]
    assert found.steps[2].needs == ("function", "number")
    assert [each.target for each in found.steps[0].leads] == ["function", "slope", "vector"]
    assert found.steps[-1].leads == ()
    assert found.steps[1].why == "Of a function it tells where the least value is."


def test_a_lesson_stops_at_what_is_known(glossary):
    def order(*known):
        return [step.term for step in lesson(glossary, "gradient", known).steps]

    assert order("slope") == ["number", "vector", "gradient"]
    assert order("slope", "vector") == ["gradient"]
    assert order("number") == ["function", "slope", "vector", "gradient"]
    assert order("gradient", "slope", "number") == ["vector", "gradient"]


def test_a_circle_of_prerequisites_ends_somewhere():
    links = {"a": "b", "b": "c", "c": "a"}
    glossary = Glossary.of(term(one, (other, NEEDS)) for one, other in links.items())
    found = lesson(glossary, "a")
    assert sorted(step.term for step in found.steps) == ["a", "b", "c"]
    assert found.steps[-1].term == "a"


def test_a_long_line_of_prerequisites_is_no_recursion():
    names = [f"t{number}" for number in range(3000)]
    terms = [Term(id=one, name=one, links=(Link(one, to, NEEDS),)) for one, to in pairwise(names)]
    glossary = Glossary.of([*terms, Term(id=names[-1], name="last")])
    assert [step.term for step in lesson(glossary, "t0").steps] == names[::-1]


def test_every_lesson_of_the_built_in_glossary_is_in_order(built_in):
    before = prerequisite_graph(built_in.glossary)
    for ident in list(built_in.glossary.terms)[::97]:
        steps = lesson(built_in.glossary, ident).steps
        seen = set()
        for step in steps:
            assert set(before.predecessors(step.term)) <= seen
            seen.add(step.term)
        assert seen == {*nx.ancestors(before, ident), ident}
        assert all(step.why for step in steps[:-1])


def test_a_comparison_tells_shared_from_own(glossary, graph):
    found = comparison(glossary, graph, "gradient-descent", "descent")
    assert found.confused
    assert found.shared == ()
    assert found.own == (("gradient",), ("number", "vector"))
    assert found.hop.sentence == "A descent is a walk, unlike gradient descent."
    assert found.route.stops == ("gradient-descent", "descent")
    other = comparison(glossary, graph, "slope", "vector")
    assert (other.confused, other.hop, other.shared) == (False, None, ("number", "gradient"))
    assert other.own == (("function",), ("descent",))
    apart = comparison(glossary, graph, "alone", "vector")
    assert (apart.route, apart.hop, apart.shared) == (None, None, ())


def test_what_goes_to_the_browser_is_plain_and_safe(glossary, graph):
    found = json.loads(
        json.dumps(routes_json(glossary, routes(glossary, graph, "function", "slope")))
    )
    quote = found["routes"][0]["hops"][0]["quote"]
    assert (quote["id"], quote["name"]) == ("slope", "Slope")
    assert quote["text"][1] == [
        "a",
        {"class": "term", "data-term": "function", "href": "?term=function"},
        ["function"],
    ]
    steps = json.loads(json.dumps(lesson_json(glossary, lesson(glossary, "slope"))))["steps"]
    assert [step["id"] for step in steps] == ["number", "function", "slope"]
    assert [lead["to"] for lead in steps[0]["leads"]] == ["function", "slope"]
    both = json.loads(
        json.dumps(comparison_json(glossary, comparison(glossary, graph, "slope", "alone")))
    )
    assert [one["name"] for one in both["terms"]] == ["Slope", "Alone"]
    assert (both["hop"], both["route"], both["confused"]) == (None, None, False)
    assert both["terms"][0]["difficulty"] == "beginner"
