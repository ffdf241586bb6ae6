"""Labels: the rules of assets/js/labels.mjs, and none over another."""

import numpy as np
import pytest

from wordgraph.glossary import Glossary, Link, Term, to_graph
from wordgraph.scene import Camera, Scene, Tier, ViewState, build_scene, home, tiers
from wordgraph.scene.labels import (
    FAINTEST,
    MARGIN,
    SIZES,
    Room,
    budget,
    landmarks,
    place,
    ranking,
    step,
)
from wordgraph.scene.type_width import text_width

FRONT = Camera((0.0, -5.0, 0.0))


def scene_of(names, places, links=(), domains=None) -> Scene:
    terms = [
        Term(
            id=f"t{row}",
            name=name,
            domains=(domains[row],) if domains else (),
            links=tuple(Link(f"t{row}", f"t{end}") for start, end in links if start == row),
        )
        for row, name in enumerate(names)
    ]
    glossary = Glossary.of(terms)
    return build_scene(glossary, to_graph(glossary), np.asarray(places, float))


@pytest.fixture(scope="module")
def crowd() -> Scene:
    """Two hundred terms in a cloud, with a hub."""
    rng = np.random.default_rng(5)
    names = [f"{'Long ' * (row % 4)}name {row}" for row in range(200)]
    links = [(row, row // 14) for row in range(1, 200)]
    return scene_of(names, rng.normal(size=(200, 3)), links)


def box(label):
    half = text_width(label.text, label.size, label.bold) / 2
    return label.x - half, label.top, label.x + half, label.top + 1.2 * label.size


@pytest.mark.parametrize("term", [None, "t0", "t7"])
@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_no_name_is_over_another_or_off_the_edge(crowd, term, size):
    tier = tiers(crowd, ViewState(term=term))
    labels = place(crowd, tier, home(crowd.places, size[0] / size[1]), *size, Room())
    assert 3 < len(labels) <= budget(*size)
    boxes = [box(label) for label in labels]
    for left, top, right, bottom in boxes:
        assert left >= 0
        assert right <= size[0]
        assert 0 <= top < bottom <= size[1]
    for row, one in enumerate(boxes):
        for other in boxes[:row]:
            apart = (one[0] - other[2], other[0] - one[2], one[1] - other[3], other[1] - one[3])
            assert max(apart) >= MARGIN


def test_what_is_taken_stays_free(crowd):
    room = Room()
    assert room.add((0, 0, 1440, 450))
    labels = place(crowd, tiers(crowd, ViewState()), home(crowd.places), 1440, 900, room)
    assert labels
    assert min(label.top for label in labels) > 450


def test_the_focus_comes_first_then_its_neighbours_then_theirs_then_nobody(crowd):
    tier = tiers(crowd, ViewState(term="t3"))
    order = ranking(crowd, tier)
    first = set(crowd.neighbours(3))
    second = {node for near in first for node in crowd.neighbours(near)} - first - {3}
    assert order[0] == 3
    assert set(order[1 : 1 + len(first)]) == first
    assert set(order[1 + len(first) :]) == second
    assert len(order) == len(set(order)) > 1 + len(first)
    for part in (order[1 : 1 + len(first)], order[1 + len(first) :]):
        assert (np.diff(crowd.importance[part]) <= 0).all()


def test_where_not_all_neighbours_are_shown_theirs_have_no_name(crowd):
    tier = tiers(crowd, ViewState(term="t3"))
    tier[crowd.neighbours(3)[0]] = Tier.DIM
    assert all(tier[node] < Tier.DIM for node in ranking(crowd, tier))


def test_the_second_hop_is_named_from_near_alone_and_faintly():
    scene = scene_of("abc", [[0, 0, 0], [1, 0, 0], [0, 0, 1]], [(0, 1), (1, 2)])
    tier = tiers(scene, ViewState(term="t0"))
    for distance, named in ((5.0, True), (40.0, False)):
        labels = place(scene, tier, Camera((0.0, -distance, 0.0)), 1440, 900, Room())
        assert [label.node for label in labels] == ([0, 1, 2] if named else [0, 1])
        assert [label.alpha for label in labels] == [1, 1, FAINTEST][: len(labels)]


def test_at_rest_the_weightiest_come_first(crowd):
    order = ranking(crowd, tiers(crowd, ViewState()))
    assert sorted(order) == list(range(200))
    assert (np.diff(crowd.importance[order]) <= 0).all()


def test_the_rank_does_not_depend_on_the_camera(crowd):
    """From the other side, a name in the same free room is the same name."""
    tier = np.full(200, Tier.BASE)
    first = [
        place(crowd, tier, Camera((0.0, y, 0.0)), 4000, 4000, Room())[0].node for y in (-6.0, 6.0)
    ]
    assert first == [int(np.argmax(crowd.importance))] * 2


def test_three_sizes_of_type(crowd):
    tier = tiers(crowd, ViewState(term="t3"))
    labels = {
        label.node: label for label in place(crowd, tier, home(crowd.places), 1440, 900, Room())
    }
    assert labels[3].size == SIZES[0]
    assert labels[3].bold
    for node, label in labels.items():
        assert label.size == SIZES[step(crowd, tier, node)]
        assert label.bold == (node == 3)


def test_names_fade_with_depth_and_not_where_they_are_lit():
    scene = scene_of("abc", [[-1, 0, 0], [0, 2, 0], [1, 4, 0]], [(0, 1), (1, 2)])
    camera = home(scene.places)
    _, depth = camera.project(scene.places, 1440, 900)
    labels = place(scene, tiers(scene, ViewState()), camera, 1440, 900, Room())
    span = np.ptp(depth)
    for label in labels:
        expected = 1 - (1 - FAINTEST) * (depth[label.node] - depth.min()) / span
        assert label.alpha == pytest.approx(expected)
    lit = place(scene, tiers(scene, ViewState(term="t1")), camera, 1440, 900, Room())
    assert [label.alpha for label in lit] == [1, 1, 1]


def test_what_is_behind_or_beside_the_picture_has_no_name():
    scene = scene_of(["here", "behind", "beside"], [[0, 0, 0], [0, -9, 0], [9, 9, 0]])
    ahead = Camera((0.0, float(scene.places[0, 1]) - 0.5, 0.0), tuple(map(float, scene.places[0])))
    labels = place(scene, np.full(3, Tier.NEAR), ahead, 400, 300, Room())
    assert [label.text for label in labels] == ["here"]


def test_a_small_sphere_at_rest_has_no_name_but_a_lit_one_does():
    scene = scene_of("ab", [[-1, 0, 0], [1, 0, 0]])
    far = Camera((0.0, -900.0, 0.0))
    assert place(scene, np.full(2, Tier.BASE), far, 1440, 900, Room()) == ()
    assert len(place(scene, np.array([Tier.NEAR, Tier.DIM]), far, 1440, 900, Room())) == 1


def test_a_name_is_below_its_sphere():
    scene = scene_of(["one"], [[0, 0, 0]])
    (label,) = place(scene, np.array([Tier.BASE]), FRONT, 800, 600, Room())
    radius = scene.radii[0] * (300 / np.tan(np.pi / 8)) / 5
    assert (label.x, label.top) == pytest.approx((400, 300 + radius + 3))


def test_a_name_of_any_length_fits():
    scene = scene_of(["word " * 5000], [[0, 0, 0]])
    (label,) = place(scene, np.array([Tier.FOCUS]), FRONT, 390, 844, Room())
    assert label.text.endswith("\u2026")
    assert 0 <= box(label)[0] < box(label)[2] <= 390


def test_landmarks_are_the_medians_of_domains_of_three():
    places = [[0, 0, 0], [1, 5, 2], [9, 1, 1], [2, 2, 2], [0, 1, 0]]
    scene = scene_of("abcde", places, domains=["x", "x", "x", "y", "y"])
    (mark,) = landmarks(scene, np.full(5, Tier.BASE))
    assert scene.groups[mark.group].name == "x"
    np.testing.assert_allclose(mark.place, np.median(scene.places[:3], axis=0))


def test_landmarks_are_of_what_is_shown_alone():
    scene = scene_of("abcdef", np.eye(6, 3), domains=["x"] * 3 + ["y"] * 3)
    tier = np.array([Tier.BASE, Tier.DIM, Tier.GONE, Tier.DIM, Tier.DIM, Tier.GONE])
    (mark,) = landmarks(scene, tier)
    np.testing.assert_allclose(mark.place, scene.places[0])
    isolated = np.array([Tier.NEAR] * 3 + [Tier.DIM] * 3)
    assert [mark.strength for mark in landmarks(scene, isolated)] == [1.0, 0.4]


def test_landmarks_come_largest_first(crowd):
    domains = ["small"] * 3 + ["large"] * 5
    rng = np.random.default_rng(0)
    scene = scene_of("abcdefgh", rng.normal(size=(8, 3)), domains=domains)
    found = landmarks(scene, np.full(8, Tier.BASE))
    assert [scene.groups[mark.group].name for mark in found] == ["large", "small"]
