"""The view as a link: a round trip, an answer to any query string, and the browser's examples."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wordgraph.glossary import slug
from wordgraph.scene import Camera, Theme, ViewState, decode, encode

SHARED = json.loads((Path(__file__).parents[1] / "shared" / "view.json").read_text("utf-8"))


def view_of(data: dict[str, Any]) -> ViewState:
    """A view of tests/shared/view.json."""
    camera = data.get("camera")
    return ViewState(
        data.get("term"),
        data.get("domain"),
        Camera(tuple(camera["eye"]), tuple(camera["center"])) if camera else None,
        Theme(data["theme"]) if data.get("theme") else None,
        data.get("lab", {}),
        data.get("options", {}),
    )


def named(case: dict[str, Any]) -> str:
    return str(case["name"])


@pytest.mark.parametrize("case", SHARED["views"], ids=named)
def test_shared_views_read_back(case: dict[str, Any]) -> None:
    view = view_of(case["view"])
    assert encode(view) == case["query"]
    assert decode(case["query"]) == (view, ())
    assert decode("?" + case["query"]) == (view, ())


@pytest.mark.parametrize("case", SHARED["written"], ids=named)
def test_shared_views_are_written(case: dict[str, Any]) -> None:
    assert encode(view_of(case["view"])) == case["query"]


@pytest.mark.parametrize("case", SHARED["queries"], ids=lambda case: case["query"][:50])
def test_shared_queries_are_understood(case: dict[str, Any]) -> None:
    view, notices = decode(case["query"])
    assert view == view_of(case["view"])
    assert len(notices) == case["notices"]


names = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=30)
grid = st.integers(-999_999, 999_999).map(lambda number: number / 1000)
vectors = st.tuples(grid, grid, grid)
cameras = (
    st.tuples(vectors, vectors)
    .filter(lambda ends: ends[0] != ends[1])
    .map(lambda ends: Camera(*ends))
)
lab_texts = st.from_regex(r"[A-Za-z0-9_.+\-/]{1,20}", fullmatch=True)
labs = st.builds(
    lambda name, rest: {**rest, "": name},
    lab_texts,
    st.dictionaries(lab_texts, lab_texts | st.just(""), max_size=5),
)
options = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(("from", "to", "with", "learn", "tour"), names.map(slug).filter(bool)),
        **dict.fromkeys(("q", "in", "industry"), names),
        "level": st.sampled_from(["beginner", "beginner|advanced"]),
        "has": st.just("lab"),
        "others": st.just("hidden"),
        "hops": st.sampled_from("123"),
        "height": st.just("difficulty"),
        "step": st.integers(0, 999).map(str),
    },
)
views = st.builds(
    ViewState,
    st.none() | names.map(slug).filter(bool),
    st.none() | names,
    st.none() | cameras,
    st.none() | st.sampled_from(Theme),
    st.just({}) | labs,
    options,
)


@given(views)
def test_a_view_survives_its_link(view: ViewState) -> None:
    query = encode(view)
    assert query.isascii()
    assert decode(query) == (view, ())
    assert encode(decode(query)[0]) == query


near = st.floats(-1000, 1000)


@given(st.tuples(near, near, near), st.tuples(near, near, near))
def test_any_camera_reads_back_to_half_a_thousandth(
    eye: tuple[float, float, float], center: tuple[float, float, float]
) -> None:
    if sum((a - b) ** 2 for a, b in zip(eye, center, strict=True)) < 1e-4:
        return
    view, notices = decode(encode(ViewState(camera=Camera(eye, center))))
    assert notices == ()
    assert view.camera is not None
    assert view.camera.eye == pytest.approx(eye, abs=0.0005001)
    assert view.camera.center == pytest.approx(center, abs=0.0005001)


@given(st.text())
def test_any_query_string_gives_a_view(query: str) -> None:
    view, notices = decode(query)
    assert isinstance(view, ViewState)
    assert all(notice.startswith("the link") for notice in notices)


keys = st.sampled_from(["term", "domain", "cam", "theme", "lab", "lab.depth", "lab.", "later"])
hostile = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["%", "%00", "%ff", "<script>", "nan_inf_0_0_0_0", "1_2_3_4_5_6", "dark", "_" * 9]
    ),
)


@given(st.lists(st.tuples(keys, hostile)))
def test_what_is_understood_can_be_written_again(pairs: list[tuple[str, str]]) -> None:
    view, _ = decode("&".join(f"{key}={value}" for key, value in pairs))
    assert decode(encode(view)) == (view, ())


@given(views, st.text(st.characters(categories=["Ll"]), min_size=1).map("x".__add__))
def test_unknown_keys_are_left_out(view: ViewState, key: str) -> None:
    query = encode(view)
    assert decode(f"{key}=1&{query}&{key}.more=%3C") == (view, ())


def test_a_link_of_any_length_is_answered_at_once() -> None:
    assert decode("x=" + "a" * 3998) == (ViewState(), ())
    view, notices = decode("term=adam&x=" + "a" * 10_000_000)
    assert view == ViewState()
    assert "too long" in notices[0]


def test_a_name_counts_characters_not_bytes() -> None:
    assert decode("term=" + "%F0%9F%98%80" * 200)[0].term == "\U0001f600" * 200


def test_a_view_does_not_change_with_what_it_was_made_of() -> None:
    lab = {"": "vanishing-gradient"}
    view = ViewState(lab=lab)
    lab["depth"] = "3"
    assert view.lab == {"": "vanishing-gradient"}
