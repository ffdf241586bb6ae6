"""The explorer: a glossary with its graph and scene, loaded, looked at, and handed on."""

import dataclasses
import json

import networkx as nx
import numpy as np
import pytest

import wordgraph as wg
from wordgraph import show
from wordgraph.app import serve
from wordgraph.errors import GlossaryError, ViewError
from wordgraph.explorer import Explorer, explorer_of, load
from wordgraph.glossary import Glossary, Link, Term
from wordgraph.scene import Camera, Theme, ViewState


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORDGRAPH_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="module")
def built_in():
    return load()


@pytest.fixture(scope="module")
def small(_own_cache):
    terms = [
        Term(id="a", name="First", aliases=("One",), domains=("x",), links=(Link("a", "b"),)),
        Term(id="b", name="Second", links=(Link("b", "missing"),)),
    ]
    return Explorer.of(Glossary.of(terms, title="Small"))


def test_glossary_graph_and_scene_are_of_one_another(built_in):
    assert list(built_in.graph) == list(built_in.glossary.terms) == list(built_in.scene.ids)
    assert built_in.scene.fingerprint == built_in.glossary.fingerprint
    drawn = {frozenset(built_in.scene.ids[end] for end in edge) for edge in built_in.scene.edges}
    assert drawn == {frozenset(edge) for edge in built_in.graph.edges}


def test_it_never_changes(small):
    assert nx.is_frozen(small.graph)
    with pytest.raises(nx.NetworkXError):
        small.graph.add_edge("a", "c")
    with pytest.raises(dataclasses.FrozenInstanceError):
        small.glossary = None
    with pytest.raises(TypeError):
        small.glossary.terms["c"] = None


def test_the_same_source_gives_the_same_scene(built_in):
    again = json.dumps(load().scene.to_json())
    assert again == json.dumps(built_in.scene.to_json())


def test_a_folder_by_path_or_by_name(tmp_path):
    (tmp_path / "Alone.md").write_text("---\nname: Alone\n---\nAll by itself.\n")
    for source in (tmp_path, str(tmp_path)):
        assert list(load(source).glossary.terms) == ["alone"]


def test_a_folder_that_is_not_there_says_so():
    with pytest.raises(GlossaryError, match="no such file or folder; give the path"):
        load("no/such/folder")


@pytest.mark.parametrize("name", ["a", "First", "first", "One", "ONE"])
def test_pages_are_found_by_id_name_or_alias(small, name):
    assert small.page(name)["id"] == "a"


def test_views_are_found_by_id_name_or_alias(small):
    assert small.view() == ViewState()
    camera = Camera((1, 2, 3))
    assert small.view("One", camera=camera, theme="light") == ViewState(
        "a", None, camera, Theme.LIGHT
    )
    assert small.view(domain="x") == ViewState(domain="x")


def test_a_view_of_what_is_not_there_says_what_is(small):
    with pytest.raises(GlossaryError, match="no term is called 'Third' in Small"):
        small.view("Third")
    with pytest.raises(ViewError, match=r"no domain 'z'; choose one of .*x"):
        small.view(domain="z")
    with pytest.raises(ViewError, match="unknown theme 'pink'; choose dark or light"):
        small.view(theme="pink")


def test_an_exhibit_is_of_the_view(small):
    exhibit = small.exhibit(small.view("b"), width=640, height=480, scale=1)
    assert (exhibit.view.term, exhibit.width, exhibit.height, exhibit.scale) == ("b", 640, 480, 1)
    assert exhibit.scene is small.scene
    assert small.exhibit().view == ViewState()


def test_a_snapshot_gives_the_path_it_was_written_to(small, tmp_path):
    path = small.snapshot(str(tmp_path / "it.svg"), focus="Second", theme="light", width=640)
    assert path == tmp_path / "it.svg"
    assert "term=b&amp;theme=light" in path.read_text()


def test_a_figure_draws_every_term(built_in):
    figure = built_in.figure(focus="vanishing gradient problem")
    assert figure.data
    texts = json.dumps(figure.to_plotly_json(), default=np.ndarray.tolist)
    assert "Vanishing gradient" in texts


@pytest.mark.parametrize(
    "graph",
    [
        nx.les_miserables_graph(),
        nx.DiGraph([(1, 2), (2, 1)]),
        nx.MultiGraph([("a", "b"), ("a", "b"), ("c", "c")]),
        nx.empty_graph(1),
        nx.disjoint_union_all([nx.star_graph(5), nx.complete_graph(4), nx.empty_graph(3)]),
    ],
    ids=["weighted", "directed", "parallel", "one node", "apart"],
)
def test_any_graph_can_be_explored(graph):
    explorer = explorer_of(graph, "Mine")
    assert explorer.glossary.title == "Mine"
    assert len(explorer.graph) == len(graph)
    simple = nx.Graph(graph.to_undirected())
    simple.remove_edges_from(list(nx.selfloop_edges(simple)))
    assert sorted(dict(explorer.graph.degree).values()) == sorted(dict(simple.degree).values())
    assert np.isfinite(explorer.scene.places).all()
    json.dumps(explorer.scene.to_json(), allow_nan=False)
    for ident in explorer.glossary.terms:
        assert explorer.page(ident)["id"] == ident


@pytest.fixture
def served(monkeypatch):
    """What would be served, and how."""
    calls = []
    monkeypatch.setattr(serve, "serve", lambda explorer, **how: calls.append((explorer, how)))
    return calls


def test_one_call_opens_a_graph_a_path_an_explorer_or_the_built_in_glossary(
    served, small, tmp_path
):
    (tmp_path / "Alone.md").write_text("---\nname: Alone\n---\nAll by itself.\n")
    wg.explore(nx.path_graph(3))
    wg.explore(small, port=8123, open_browser=False)
    show.explore(tmp_path)
    show.explore(str(tmp_path))
    wg.explore()
    explorers = [explorer for explorer, _ in served]
    assert [len(each.glossary) for each in explorers[:4]] == [3, 2, 1, 1]
    assert explorers[1] is small
    assert explorers[4].glossary.title == "AI glossary"
    assert [how["port"] for _, how in served] == [None, 8123, None, None, None]
    assert [how["open_browser"] for _, how in served] == [True, False, True, True, True]


@pytest.mark.parametrize("nothing", [nx.Graph(), nx.MultiDiGraph()])
def test_a_graph_of_nothing_says_so(served, nothing):
    with pytest.raises(GlossaryError, match="no nodes; add some"):
        wg.explore(nothing)
    assert served == []
