"""An edge list becomes rows of links: merged, symmetric, whatever its order."""

import numpy as np
import pytest

from wordgraph.errors import LayoutError
from wordgraph.layout.links import connect


def test_rows_hold_each_link_from_both_ends():
    links = connect(4, np.array([[2, 0], [1, 2]]))
    pairs = list(zip(links.source.tolist(), links.target.tolist(), strict=True))
    assert pairs == [(0, 2), (1, 2), (2, 0), (2, 1)]
    assert links.starts.tolist() == [0, 1, 2, 4]


def test_parallel_links_add_up_in_both_directions():
    edges = np.array([[0, 1], [1, 0], [0, 1], [1, 2], [2, 3], [3, 4]])
    links = connect(5, edges, np.array([1.0, 2.0, 3.0, 2.0, 2.0, 2.0]))
    assert links.strength[0] == pytest.approx(6.0 / 2.0)  # relative to the median link, 2


def test_self_loops_and_weightless_edges_link_nothing():
    links = connect(3, np.array([[0, 0], [1, 2]]), np.array([5.0, 0.0]))
    assert links.source.size == 0


def test_order_and_direction_change_no_bit():
    rng = np.random.default_rng(1)
    edges, weights = rng.integers(20, size=(300, 2)), rng.random(300)
    order = rng.permutation(300)
    one, other = connect(20, edges, weights), connect(20, edges[order, ::-1], weights[order])
    assert one.strength.tobytes() == other.strength.tobytes()
    assert one.target.tobytes() == other.target.tobytes()


def test_the_unit_of_weights_makes_no_difference():
    edges, weights = np.array([[0, 1], [1, 2], [2, 0]]), np.array([1.0, 2.0, 5.0])
    np.testing.assert_allclose(
        connect(3, edges, weights).strength, connect(3, edges, 1e300 * weights).strength
    )


@pytest.mark.parametrize("weight", [np.nan, np.inf, -1.0])
def test_a_bad_weight_names_its_edge(weight):
    with pytest.raises(LayoutError, match=r"edge 1 \(1, 2\)"):
        connect(3, np.array([[0, 1], [1, 2]]), np.array([1.0, weight]))


@pytest.mark.parametrize(
    ("edges", "weights", "message"),
    [
        (np.array([[0, 3]]), None, "edge 0"),
        (np.array([[-1, 0]]), None, "edge 0"),
        (np.array([[0.0, 1.0]]), None, "float64"),
        (np.array([0, 1]), None, r"\(2,\)"),
        (np.array([[0, 1]]), np.ones(2), "1 edges"),
    ],
)
def test_misshapen_input_is_refused(edges, weights, message):
    with pytest.raises(LayoutError, match=message):
        connect(3, edges, weights)
