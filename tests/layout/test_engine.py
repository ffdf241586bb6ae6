"""The loop and its stages."""

import networkx as nx
import numpy as np
import pytest

from wordgraph.layout import LayoutConfig, engine, layout_edges
from wordgraph.layout.engine import Stage, cool
from wordgraph.layout.watch import unwatched

EDGES = np.array(nx.connected_watts_strogatz_graph(700, 4, 0.1, seed=1).edges)


@pytest.fixture
def stages(monkeypatch):
    """The stages that a layout goes through."""
    seen = []

    def noted(places, stage, mobility, levels, watch):
        seen.append(stage)
        return cool(places, stage, mobility, levels, watch)

    monkeypatch.setattr(engine, "cool", noted)
    return seen


@pytest.mark.parametrize("dense", [True, False])
@pytest.mark.parametrize("balance", [0.5, 1.0])
def test_a_layout_unfolds_settles_and_ends_with_all_pairs(stages, balance, dense):
    config = LayoutConfig(balance=balance, last=8, dense_limit=700 if dense else 0)
    layout_edges(700, EDGES, config=config)
    unfolding, settling, ending = stages
    warm_up, main, last = config.epochs_of(700, True)
    assert [stage.phase for stage in stages] == ["unfolding", "settling", "settling"]
    assert [stage.epochs for stage in stages] == [warm_up, main, last]
    assert last == (0 if dense else round(8 * balance))
    assert [weight for weight, _ in unfolding.steps] == [1.0]
    assert [weight for weight, _ in settling.steps] == [1 - balance, balance]
    assert [weight for weight, _ in ending.steps] == [balance * (1 - balance), balance**2]
    assert settling.steps[0][1] is ending.steps[0][1]
    assert (settling.steps[1][1] is ending.steps[1][1]) == dense
    assert [stage.momentum for stage in stages] == pytest.approx(
        [0.8, config.momentum_of(True), 0.8 * balance]
    )
    assert [stage.coldest for stage in stages] == [
        1.0,
        config.coldest_of(dense),
        config.coldest_of(True),
    ]


def test_the_loop_cools_and_keeps_a_share_of_each_move():
    def ahead(places):
        return np.ones_like(places)

    stage = Stage("settling", 4, [(0.5, ahead)], 0.0625, 0.6)
    places = cool(np.zeros((3, 2)), stage, np.array([1.0, 0.5, 0.0]), None, unwatched)
    heat, way, expected = 0.7 * 0.5 * 0.0625 ** (np.arange(4) / 4), 0.0, 0.0
    for each in heat:
        way = 0.6 * way + each
        expected += way
    np.testing.assert_allclose(places[:, 0], [expected, expected / 2, 0])


def test_the_loop_ends_once_nothing_that_may_move_does():
    asked = []

    def far(places):
        asked.append(places)
        return np.ones_like(places)

    stage = Stage("settling", 50, [(1.0, far)], 1.0, 0.0)
    cool(np.zeros((3, 2)), stage, np.zeros(3), None, unwatched)
    assert len(asked) == 1
