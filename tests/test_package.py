"""The package as a whole: its public names, its promises in code, and the shape of its files."""

import re
import tomllib
from pathlib import Path

import networkx as nx
import numpy as np
import pytest

import wordgraph as wg
from wordgraph.lab import Verdict
from wordgraph.resources import ASSETS, DATA

ROOT = Path(__file__).parents[1]
PYTHON = sorted((ROOT / "wordgraph").rglob("*.py"))
SCRIPTS = sorted(path for path in (ASSETS / "js").rglob("*") if path.suffix in {".js", ".mjs"})
MOST_LINES = 300
PUBLIC = """
Difficulty Explorer Glossary Kind Link Provenance Term WordgraphError __version__ explore
explorer_of force_layout lab load to_graph
""".split()


def named(path):
    return path.relative_to(ROOT).as_posix()


each_file = pytest.mark.parametrize("path", [*PYTHON, *SCRIPTS], ids=named)


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory, monkeypatch):
    monkeypatch.setenv("WORDGRAPH_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "places"))


def test_the_public_names_are_these():
    assert sorted(wg.__all__) == sorted(PUBLIC)
    assert all(getattr(wg, name) is not None for name in PUBLIC)
    assert re.fullmatch(r"\d+\.\d+\.\d+", wg.__version__)


def test_every_public_name_is_explained():
    assert all(getattr(wg, name).__doc__ for name in PUBLIC if name != "__version__")


def test_loading_and_looking(tmp_path):
    explorer = wg.load()
    assert isinstance(explorer.graph, nx.Graph)
    assert nx.is_frozen(explorer.graph)
    term = explorer.glossary.terms["vanishing-gradient"]
    assert (term.name, bool(term.summary)) == ("Vanishing gradient", True)
    assert explorer.glossary.find("vanishing gradient problem") is term
    assert type(explorer.figure()).__name__ == "Figure"
    path = explorer.snapshot(tmp_path / "graph.svg", focus="vanishing-gradient")
    assert "Vanishing gradient" in path.read_text()
    (tmp_path / "vault").mkdir()
    (tmp_path / "vault" / "Alone.md").write_text("Text.")
    assert len(wg.load(f"{tmp_path}/vault/").graph) == 1


def test_layouts_are_as_networkx_gives_them():
    graph = nx.karate_club_graph()
    places = wg.force_layout(graph, dim=3, seed=7)
    assert list(places) == list(graph)
    assert all(place.shape == (3,) for place in places.values())
    again = wg.force_layout(graph, dim=3, seed=7)
    assert all(np.array_equal(places[node], again[node]) for node in graph)


def test_an_experiment_agrees_with_its_theory():
    assert "vanishing-gradient" in wg.lab.experiments()
    trace = wg.lab.run(
        "vanishing-gradient",
        activation="tanh",
        weight_variance=1.76,
        bias_variance=0.05,
        width=256,
        depth=30,
        seed=0,
    )
    assert trace.check.measured == pytest.approx(trace.check.predicted, rel=0.03)
    assert trace.check.predicted == pytest.approx(1.0, abs=0.01)  # 1.76 is the edge of chaos
    assert trace.check.verdict is Verdict.AGREES


@each_file
def test_no_file_is_too_long(path):
    assert len(path.read_text().splitlines()) <= MOST_LINES


@each_file
def test_nothing_is_done_that_is_never_done_here(path):
    text = path.read_text()
    never = r"suppress_callback_exceptions|innerHTML|outerHTML|insertAdjacentHTML|document\.write"
    assert not re.search(rf"{never}|\beval\(|new Function\(", text)
    if path.suffix == ".py":
        assert not re.search(r"except\s*:|except \w+:\s*pass", text)


@pytest.mark.parametrize("path", PYTHON, ids=named)
def test_every_module_says_what_it_is(path):
    assert path.read_text().startswith('"""')


def test_one_script_alone_touches_the_window():
    # Classic scripts run before any module, and so have nothing else to go through.
    modules = [path for path in SCRIPTS if path.suffix == ".mjs" and path.name != "boot.mjs"]
    reached = r"\bwindow\.|\blocation\.|\blocalStorage\b|\bmatchMedia\(|\bhistory\."
    assert [named(path) for path in modules if re.search(reached, code_of(path))] == []


def code_of(path):
    """A script without its comments."""
    return re.sub(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", "", path.read_text(), flags=re.DOTALL)


def test_no_page_asks_another_host():
    for path in [*SCRIPTS, *(ASSETS / "css").glob("*.css"), ASSETS / "shell.html"]:
        for host in re.findall(r"https?://([\w.-]+)", path.read_text()):
            assert host == "www.w3.org", named(path)


def test_assets_and_data_are_where_they_are_looked_for():
    assert (ASSETS / "shell.html").is_file()
    assert (DATA / "glossary.toml").is_file()
    assert (DATA / "LICENSE").is_file()


def test_contributing_lists_every_module_from_the_top_floor_down():
    tree = re.search(
        r"```\nwordgraph/\n(.*?)```", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.DOTALL
    )[1]
    listed = re.findall(r"^  ([\w.]+)/? ", tree, re.MULTILINE)
    there = {path.name for path in (ROOT / "wordgraph").iterdir() if path.name[0] not in "_."}
    assert set(listed) == there
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    floors = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    heights = {name: row for row, floor in enumerate(floors) for name in re.findall(r"\w+", floor)}
    order = [heights[name.removesuffix(".py")] for name in listed]
    assert order == sorted(order)
