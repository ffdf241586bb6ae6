"""The cache: hits are the same bits, and no damage to it ever shows."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wordgraph.errors import LayoutError
from wordgraph.layout import LayoutConfig, cache, cached_layout, content_key, layout_edges

N, EDGES = 20, np.array([(k, (k * 7 + 1) % 20) for k in range(20)])
WEIGHTS = np.linspace(0.5, 2, 20)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("WORDGRAPH_CACHE_DIR", str(tmp_path))
    return tmp_path


@pytest.fixture
def computed(monkeypatch):
    """Counts how often a layout is really computed."""
    calls = []

    def counting(*args, **kwargs):
        calls.append(args)
        return layout_edges(*args, **kwargs)

    monkeypatch.setattr(cache, "layout_edges", counting)
    return calls


def files(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_hit_returns_the_same_bits_without_computing(computed, folder):
    first, second = cached_layout(N, EDGES, WEIGHTS), cached_layout(N, EDGES, WEIGHTS)
    assert first.tobytes() == second.tobytes() == layout_edges(N, EDGES, WEIGHTS).tobytes()
    assert len(computed) == 1
    assert [path.suffix for path in files(folder)] == [".npz"]  # no temporary file is left


def test_shuffled_edges_are_a_hit(computed):
    order = np.random.default_rng(0).permutation(len(EDGES))
    cached_layout(N, EDGES, WEIGHTS)
    cached_layout(N, EDGES[order, ::-1], WEIGHTS[order])
    assert len(computed) == 1


def test_whatever_changes_the_places_changes_the_key():
    plain = {"n": N, "edges": EDGES, "weights": WEIGHTS}
    other = EDGES.copy()
    other[0, 1] = 9
    keys = {
        content_key(**{**plain, **change})
        for change in (
            {},
            {"n": 21},
            {"edges": other},
            {"weights": WEIGHTS + 1},
            {"weights": None},
            {"dim": 2},
            {"seed": 1},
            {"config": LayoutConfig(epochs=7)},
            {"groups": np.zeros(N, int)},
            {"groups": np.arange(N)},
            {"pos": np.ones((N, 3))},
            {"pos": np.zeros((N, 3))},
            {"pos": np.ones((N, 3)), "fixed": np.arange(N) < 2},
            {"pos": np.ones((N, 3)), "fixed": np.arange(N) < 3},
            {"levels": np.arange(N)},
            {"levels": np.arange(N) % 2},
        )
    }
    assert len(keys) == 16
    assert all(len(key) == 64 for key in keys)


def test_a_new_engine_has_new_keys(monkeypatch):
    before = content_key(N, EDGES)
    monkeypatch.setattr(cache, "ENGINE", cache.ENGINE + 1)
    assert content_key(N, EDGES) != before


def test_compiled_places_are_not_taken_for_those_of_numpy(monkeypatch):
    plain = content_key(N, EDGES)
    monkeypatch.setattr(cache, "accelerated", lambda n: True)
    assert content_key(N, EDGES) != plain


@pytest.mark.parametrize(
    "wrong",
    [
        {"seed": 0.5},
        {"n": float(N)},
        {"dim": 3.0},
        {"edges": EDGES + 0.5},
        {"weights": -WEIGHTS},
        {"groups": np.full(N, 0.5)},
        {"levels": np.full(N, np.nan)},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_what_a_layout_refuses_is_no_hit(wrong):
    given = {"n": N, "edges": EDGES}
    cached_layout(**given, groups=np.zeros(N, int))
    cached_layout(**given)
    with pytest.raises(LayoutError):
        cached_layout(**{**given, **wrong})


def test_numpys_integers_are_the_same_key():
    own, numpys = content_key(N, EDGES), content_key(np.int64(N), EDGES, dim=np.int32(3))
    assert own == numpys
    assert (cached_layout(np.int64(N), EDGES) == cached_layout(N, EDGES)).all()


def test_known_places_and_fixed_ones_go_through(computed):
    pos, held = np.random.default_rng(0).normal(size=(N, 3)), np.arange(N) < 4
    places = cached_layout(N, EDGES, pos=pos, fixed=held)
    assert (places[held] == pos[held]).all()
    assert (places == layout_edges(N, EDGES, pos=pos, fixed=held)).all()
    cached_layout(N, EDGES, pos=pos, fixed=held)
    assert len(computed) == 1


RING = np.array([(k, (k + 1) % N) for k in range(N)] + [(0, 7), (3, 12), (5, 16)])
KEYWORDS = {
    "pos": np.where(np.arange(N)[:, None] < 9, np.arange(3.0 * N).reshape(N, 3), np.nan),
    "seed": 3,
    "config": LayoutConfig(balance=0.1),
    "groups": np.arange(N) % 2,
    "levels": np.arange(N) % 3,
}


@pytest.mark.parametrize("name", KEYWORDS)
def test_each_argument_reaches_the_layout(name):
    given = {name: KEYWORDS[name]}
    found, expected = cached_layout(N, RING, **given), layout_edges(N, RING, **given)
    assert found.tobytes() == expected.tobytes()
    assert (found != layout_edges(N, RING)).any()


def test_what_was_stopped_is_told_and_not_kept(folder):
    told = []
    cached_layout(N, RING, progress=lambda phase, share: told.append(share) or len(told) < 3)
    assert len(told) == 3
    assert files(folder) == []
    assert cached_layout(N, RING).tobytes() == layout_edges(N, RING).tobytes()


def test_progress_of_a_hit_is_that_all_is_done():
    told = []
    for _ in range(2):
        told.clear()
        cached_layout(N, RING, progress=lambda phase, share: told.append((phase, share)))
    assert told == [("packing", 1.0)]


def test_no_weights_are_weights_of_one():
    assert content_key(N, EDGES) == content_key(N, EDGES, np.ones(len(EDGES)))


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(cut=st.floats(0, 1), flips=st.lists(st.floats(0, 0.999), max_size=3), seed=st.integers(0, 3))
def test_a_damaged_file_is_computed_again(folder, cut, flips, seed):
    expected = cached_layout(N, EDGES, seed=seed)
    (path,) = [p for p in files(folder) if p.stem == content_key(N, EDGES, seed=seed)]
    data = bytearray(path.read_bytes())
    for flip in flips:
        data[int(flip * len(data))] ^= 0xFF
    path.write_bytes(data[: int(cut * len(data))])
    assert cached_layout(N, EDGES, seed=seed).tobytes() == expected.tobytes()
    assert cached_layout(N, EDGES, seed=seed).tobytes() == expected.tobytes()


@pytest.mark.parametrize(
    "places",
    [np.zeros((3, 3)), np.full((N, 3), np.nan), np.array(["a"] * N), np.array([{}], dtype=object)],
    ids=["shape", "nan", "text", "pickle"],
)
def test_a_file_of_something_else_is_computed_again(folder, places):
    expected = cached_layout(N, EDGES)
    np.savez(files(folder)[0], places=places)
    assert cached_layout(N, EDGES).tobytes() == expected.tobytes()


def test_an_unwritable_folder_does_no_harm(folder, monkeypatch):
    (folder / "a file").write_text("not a folder")
    monkeypatch.setenv("WORDGRAPH_CACHE_DIR", str(folder / "a file"))
    assert cached_layout(N, EDGES).tobytes() == layout_edges(N, EDGES).tobytes()


def test_a_full_disk_leaves_nothing_behind(folder, monkeypatch):
    def full(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(cache.np, "savez", full)
    assert cached_layout(N, EDGES).shape == (N, 3)
    assert files(folder) == []


def test_the_folder_is_the_platforms_own_by_default(monkeypatch, tmp_path):
    monkeypatch.delenv("WORDGRAPH_CACHE_DIR")
    home = tmp_path / "home"
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    found = cache.cache_folder("places")
    assert found.is_relative_to(home)
    assert found.parts[-2:] == ("wordgraph", "places")
