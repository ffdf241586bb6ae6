"""The settings: each is documented, and refused outside its range."""

import inspect
from dataclasses import FrozenInstanceError, fields

import numpy as np
import pytest

from wordgraph.errors import LayoutError
from wordgraph.layout import LayoutConfig
from wordgraph.layout.config import _RANGES


def test_every_setting_has_a_range_and_its_default_is_inside():
    assert set(_RANGES) == {field.name for field in fields(LayoutConfig)}
    LayoutConfig()


def test_every_setting_says_what_it_does():
    source = inspect.getsource(LayoutConfig)
    for field in fields(LayoutConfig):
        after = source.split(f"    {field.name}:", 1)[1].splitlines()[1]
        assert after.strip().startswith('"""'), field.name


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("balance", 1.5),
        ("epochs", 0),
        ("gap", float("nan")),
        ("rows", 65),
        ("epochs", 9.5),
        ("spacing", "wide"),
    ],
)
def test_a_value_out_of_range_is_refused_by_name(name, value):
    with pytest.raises(LayoutError, match=f"{name} = .*: give an? .* from"):
        LayoutConfig(**{name: value})


def test_settings_are_frozen():
    with pytest.raises(FrozenInstanceError):
        LayoutConfig().balance = 1.0


def test_towards_local_there_are_up_to_four_times_as_many_steps():
    configs = [LayoutConfig(balance=balance, epochs=50) for balance in (1.0, 0.5, 0.0)]
    assert [config.epochs_of(10_000, False)[1] for config in configs] == [50, 88, 200]


def test_pure_stress_has_time_for_its_last_percent():
    config = LayoutConfig(balance=1.0, epochs=50)
    assert [config.epochs_of(n, True)[1] for n in (500, 1000)] == [70, 100]
    assert config.epochs_of(1000, False)[1] == 50
    assert LayoutConfig(balance=0.98, epochs=50).epochs_of(1000, True)[1] == 83
    assert LayoutConfig(balance=0.75, epochs=50).epochs_of(1000, True)[1] == 60


def test_pure_stress_sees_as_many_pairs_in_all_as_other_balances():
    assert LayoutConfig(balance=1.0, table_rows=80).table_rows_of() == 40
    assert LayoutConfig(balance=0.6, table_rows=80).table_rows_of() == 80


def test_known_pairs_that_were_sampled_are_all_seen_at_the_end_if_distances_count():
    for balance, last in ((1.0, 10), (0.5, 5), (0.0, 0)):
        config = LayoutConfig(balance=balance, last=10)
        assert [config.epochs_of(n, True)[2] for n in (500, 1000)] == [0, last]
        assert config.epochs_of(1000, False)[2] == 0


def test_stress_alone_over_all_pairs_is_not_cooled():
    for balance, coldest in ((1.0, 1.0), (0.5, 0.2)):
        config = LayoutConfig(balance=balance, coldest=0.2)
        assert config.coldest_of(True) == pytest.approx(coldest, rel=1e-3)
        assert config.coldest_of(False) == 0.2


def test_nothing_leaps_where_only_stress_counts():
    pure, nearly = LayoutConfig(balance=1.0), LayoutConfig(balance=0.9999)
    assert nearly.coldest_of(True) == pytest.approx(pure.coldest_of(True), rel=0.01)
    assert nearly.firmness() == pytest.approx(pure.firmness(), rel=0.01)
    assert LayoutConfig().firmness() < 1e-6


def test_equal_settings_are_one_value_whatever_their_type():
    numpy_made = LayoutConfig(epochs=np.int64(50), balance=np.float32(0.5), gap=2)
    assert numpy_made == LayoutConfig(epochs=50, balance=0.5, gap=2.0)
    assert type(numpy_made.epochs) is int
    assert type(numpy_made.gap) is float


def test_samples_are_not_given_all_the_momentum():
    config = LayoutConfig(balance=0.5, momentum=0.8)
    assert [config.momentum_of(whole) for whole in (True, False)] == pytest.approx([0.4, 0.32])


def test_links_of_a_large_graph_hold_less_firmly():
    config = LayoutConfig(near_pull=1.5)
    assert [config.near_pull_of(n) for n in (500, 4000, 4001)] == pytest.approx([1.5, 1.5, 1.0])


def test_a_huge_graph_has_fewer_epochs():
    assert LayoutConfig(balance=1.0).epochs_of(800_000, False) == (10, 30, 0)


def test_a_search_of_a_large_graph_serves_longer_most_of_all_towards_balance_0():
    for balance, visits in ((1.0, 6), (0.6, 6), (0.4, 7), (0.25, 9), (0.0, 12)):
        config = LayoutConfig(balance=balance, visits=3)
        assert [config.visits_of(n) for n in (19_999, 20_000)] == [3, visits]
