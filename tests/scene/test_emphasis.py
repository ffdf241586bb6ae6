"""Emphasis and the rank of names: the examples that JavaScript has, too, in tests/shared/."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from wordgraph.glossary import Glossary, to_graph
from wordgraph.scene import Group, Scene, ViewState, build_scene, colours, is_bright, tiers
from wordgraph.scene.labels import budget, ranking, step

PATH = Path(__file__).parents[1] / "shared" / "emphasis.json"
SHARED = json.loads(PATH.read_text("utf-8"))


@pytest.fixture(scope="module")
def scene() -> Scene:
    """The scene of tests/shared/emphasis.json."""
    data = SHARED["scene"]
    ids, n = tuple(data["ids"]), len(data["ids"])
    groups = zip(data["groups"], colours(len(data["groups"])), strict=True)
    return Scene(
        title="",
        fingerprint="",
        ids=ids,
        names=ids,
        summaries=("",) * n,
        aliases=((),) * n,
        places=np.arange(3.0 * n).reshape(n, 3),
        radii=np.full(n, 0.1),
        importance=np.array(data["importance"]),
        group=np.array(data["group"]),
        groups=tuple(Group(name, colour, 0) for name, colour in groups),
        edges=np.reshape(data["edges"], (-1, 2)),
        levels=np.array(data["levels"]),
        labs=np.array(data["labs"]),
        other_groups=tuple(map(tuple, data["otherGroups"])),
        industries=tuple(data["industries"]),
        used_in=tuple(map(tuple, data["usedIn"])),
    )


@pytest.mark.parametrize("case", SHARED["cases"], ids=lambda case: case["name"])
def test_shared_examples(scene: Scene, case: dict[str, Any]) -> None:
    tier = tiers(scene, ViewState(**case["view"]))
    assert tier.tolist() == case["tiers"]
    assert np.flatnonzero(is_bright(scene, tier)).tolist() == case["lit"]
    assert ranking(scene, tier) == case["ranking"]
    assert [step(scene, tier, node) for node in range(len(scene.ids))] == case["steps"]


@pytest.mark.parametrize(("width", "height", "names"), SHARED["budgets"])
def test_shared_budgets(width: int, height: int, names: int) -> None:
    assert budget(width, height) == names


def test_a_scene_without_edges_or_nodes() -> None:
    glossary = Glossary.of([])
    scene = build_scene(glossary, to_graph(glossary), np.zeros((0, 3)))
    tier = tiers(scene, ViewState(term="a"))
    assert tier.shape == (0,)
    assert is_bright(scene, tier).shape == (0,)
