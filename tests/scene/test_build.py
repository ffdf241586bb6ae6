"""Building a scene: what is drawn follows from the glossary, its graph and the places."""

import json
import re
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pytest

from wordgraph.glossary import Glossary, Kind, Link, Stop, Term, Tour, to_graph
from wordgraph.scene import COLOURS, Scene, build_scene


def term(name: str, *targets: str, domains: tuple[str, ...] = (), **fields: Any) -> Term:
    links = tuple(Link(name, target) for target in targets)
    return Term(id=name, name=name.upper(), links=links, domains=domains, **fields)


def scene_of(*terms: Term, places: np.ndarray | None = None, **settings: Any) -> Scene:
    glossary = Glossary.of(terms, **settings)
    if places is None:
        places = np.random.default_rng(2).normal(size=(len(terms), 3))
    return build_scene(glossary, to_graph(glossary), places)


def star() -> Scene:
    """One hub with four linked terms, and one term alone."""
    rays = [term(name, "hub") for name in "abcd"]
    return scene_of(term("hub", summary="The middle.", aliases=("centre",)), *rays, term("alone"))


def test_columns_follow_the_order_of_the_graph() -> None:
    scene = star()
    assert scene.ids == ("hub", "a", "b", "c", "d", "alone")
    assert scene.names == ("HUB", "A", "B", "C", "D", "ALONE")
    assert scene.summaries[0] == "The middle."
    assert scene.aliases[0] == ("centre",)
    assert {tuple(sorted(pair)) for pair in scene.edges.tolist()} == {(0, n) for n in range(1, 5)}


def test_importance_is_the_root_of_the_share_of_the_top_degree() -> None:
    scene = star()
    assert scene.importance == pytest.approx([1, 0.5, 0.5, 0.5, 0.5, 0])
    assert scene.radii[0] == scene.radii.max()
    assert scene.radii[5] == scene.radii.min() > 0


def test_places_are_centred_and_nine_tenths_lie_in_the_unit_ball() -> None:
    terms = [term(f"t{number}") for number in range(200)]
    cloud = np.random.default_rng(4).normal(size=(200, 3)) * 37 + [100, -5, 3]
    scene = scene_of(*terms, places=cloud)
    distance = np.linalg.norm(scene.places, axis=1)
    assert scene.places.mean(axis=0) == pytest.approx([0, 0, 0], abs=1e-12)
    assert (distance <= 1 + 1e-12).mean() == pytest.approx(0.9, abs=0.005)
    # The shape stays: all distances shrink alike.
    ratio = np.linalg.norm(np.diff(cloud, axis=0), axis=1)
    ratio = ratio / np.linalg.norm(np.diff(scene.places, axis=0), axis=1)
    assert ratio == pytest.approx(np.full(199, ratio[0]))


@pytest.mark.parametrize("count", [0, 1, 3])
def test_places_that_coincide_or_are_none(count: int) -> None:
    scene = scene_of(*(term(f"t{number}") for number in range(count)), places=np.ones((count, 3)))
    assert scene.places.shape == (count, 3)
    assert np.isfinite(scene.radii).all()
    assert (scene.places == 0).all()


def test_a_group_for_each_listed_domain_in_its_order() -> None:
    scene = scene_of(
        term("a", domains=("y", "x")), term("b", domains=("x",)), domains=("w", "x", "y")
    )
    assert [(group.name, group.count) for group in scene.groups] == [("w", 0), ("x", 1), ("y", 1)]
    assert [group.colour for group in scene.groups] == list(COLOURS[:3])
    assert scene.group.tolist() == [2, 1]


def test_unlisted_domains_and_none_come_last() -> None:
    terms = (term("a", domains=("odd",)), term("b"), term("c", domains=("x",)))
    scene = scene_of(*terms, domains=("x",))
    assert [group.name for group in scene.groups] == ["x", "odd", "no domain"]
    assert scene.group.tolist() == [1, 2, 0]


def test_a_domain_may_be_called_no_domain() -> None:
    scene = scene_of(term("a", domains=("no domain",)), term("b"))
    assert [(group.name, group.count) for group in scene.groups] == [("no domain", 2)]


def test_rows_and_neighbours_are_those_of_the_graph() -> None:
    graph = nx.gnp_random_graph(30, 0.15, seed=3)
    terms = [term(f"t{n}", *(f"t{m}" for m in graph[n] if m > n)) for n in graph]
    scene = scene_of(*terms)
    for node in graph:
        assert scene.neighbours(node).tolist() == sorted(graph[node])
        assert scene.index(f"t{node}") == node
    assert scene.index("nobody") is None
    assert scene.index(None) is None


def test_prerequisites_are_pairs_of_rows_what_comes_first_in_front() -> None:
    needs = tuple(Link("c", name, Kind.PREREQUISITE) for name in ("a", "b", "nobody"))
    scene = scene_of(term("a"), term("b", "a"), Term(id="c", name="c", links=needs))
    assert scene.prerequisites.tolist() == [[0, 2], [1, 2]]
    assert scene.to_json()["prerequisites"] == [0, 2, 1, 2]
    assert star().to_json()["prerequisites"] == []


def test_tours_lead_from_row_to_row_and_skip_what_nobody_has_written() -> None:
    stops = (Stop("B", "Here."), Stop("nobody", "Nowhere."), Stop("the first", "There."))
    tours = (Tour("t", "T", "About it.", stops), Tour("empty", "E", "", stops[1:2]))
    scene = scene_of(term("a", aliases=("the first",)), term("b"), tours=tours)
    found = {"id": "t", "title": "T", "about": "About it.", "stops": [[1, "Here."], [0, "There."]]}
    assert scene.to_json()["tours"] == [found]


def test_neighbours_without_any_edge() -> None:
    assert scene_of(term("a"), term("b")).neighbours(0).tolist() == []


def test_json_holds_every_column() -> None:
    scene = star()
    data = json.loads(json.dumps(scene.to_json()))
    assert data["ids"] == list(scene.ids)
    assert np.reshape(data["places"], (-1, 3)) == pytest.approx(scene.places, abs=5.1e-5)
    assert np.reshape(data["edges"], (-1, 2)).tolist() == scene.edges.tolist()
    assert data["radii"] == pytest.approx(scene.radii.tolist(), abs=5.1e-6)
    first = {"dark": COLOURS[0].dark, "light": COLOURS[0].light}
    assert data["groups"] == [{"name": "no domain", "count": 6, **first}]
    for column in ("names", "summaries", "aliases", "importance", "group"):
        assert len(data[column]) == 6, column


def test_every_field_of_the_json_is_read_by_the_browser() -> None:
    modules = Path(__file__).parents[2] / "assets" / "js"
    code = "\n".join(path.read_text("utf-8") for path in modules.rglob("*.mjs"))
    for field in star().to_json():
        assert re.search(rf"\b#?(?:scene|data)\??\.{field}\b", code), field


def test_columns_of_other_lengths_are_refused() -> None:
    scene = star()
    fields = {name: getattr(scene, name) for name in Scene.__dataclass_fields__}
    with pytest.raises(ValueError, match="every column"):
        Scene(**{**fields, "names": scene.names[:-1]})
    with pytest.raises(ValueError, match="edges"):
        Scene(**{**fields, "edges": scene.edges.ravel()})


def test_the_same_glossary_gives_the_same_scene() -> None:
    assert star().to_json() == star().to_json()


def test_links_of_other_kinds_weigh_otherwise() -> None:
    links = (Link("a", "b", Kind.PREREQUISITE), Link("a", "c", Kind.CONTRAST))
    scene = scene_of(Term(id="a", name="a", links=links), term("b"), term("c"))
    assert scene.importance == pytest.approx([1.0, (1.0 / 1.6) ** 0.5, (0.6 / 1.6) ** 0.5])
