"""What the browser asks for: health, the scene, pages, and snapshots, however odd the request."""

import json
import re
from html import unescape
from urllib.parse import quote, urlencode

import pytest
from flask.testing import FlaskClient

from wordgraph.app import create_app, routes
from wordgraph.explorer import Explorer
from wordgraph.glossary import Difficulty, Glossary, Term
from wordgraph.snapshot import writers

from .asking import addresses

HOSTILE = {
    "huge": {"width": "99999999999999999999", "height": "900"},
    "tall": {"width": "99999", "height": "1"},
    "negative": {"width": "-5"},
    "nothing": {"width": "", "height": ""},
    "words": {"width": "wide", "height": "1e3"},
    "fraction": {"height": "1.5"},
    "other digits": {"width": "٣٢٠", "height": "²"},
    "NaN camera": {"cam": "nan_nan_nan_nan_nan_nan"},
    "infinite camera": {"cam": "1e999_0_0_0_0_0"},
    "camera at a point": {"cam": "1_1_1_1_1_1"},
    "short camera": {"cam": "1_2"},
    "unknown term": {"term": "nobody"},
    "unknown domain": {"domain": "nowhere"},
    "term of a path": {"term": "../../etc/passwd"},
    "markup": {"term": "<script>", "domain": "</svg>", "theme": "<b>"},
    "control characters": {"term": "a\r\nSet-Cookie: b", "theme": "\x00"},
    "lab": {"lab": "<x>", "lab.": "y"},
    "many keys": {f"k{number}": "v" for number in range(2000)},
    "long": {"term": "x" * 100_000},
}


@pytest.fixture
def data(document):
    """The address below which the explorer's data are."""
    (path,) = [path for path in addresses(document) if path.endswith("scene.json")]
    return path.removesuffix("/scene.json")


def test_health(client: FlaskClient):
    answer = client.get("/health")
    assert (answer.status_code, answer.text) == (200, "OK")


def test_the_scene_is_the_explorers(client: FlaskClient, explorer, data):
    answer = client.get(f"{data}/scene.json")
    assert answer.mimetype == "application/json"
    assert answer.json == json.loads(json.dumps(explorer.scene.to_json()))


def test_every_term_has_its_page(client: FlaskClient, explorer, data):
    for ident in explorer.glossary.terms:
        answer = client.get(f"{data}/pages/{quote(ident)}.json")
        assert answer.mimetype == "application/json"
        assert answer.json == json.loads(json.dumps(explorer.page(ident)))


def test_ways_between_terms_are_the_explorers(client: FlaskClient, explorer, data):
    found = client.get(f"{data}/routes/{quote('höhe')}/deep.json").json["routes"]
    assert [stop["id"] for stop in found[0]["stops"]] == ["höhe", "deep"]
    steps = client.get(f"{data}/lessons/fade.json").json["steps"]
    assert [step["name"] for step in steps] == ["Vanishing gradient"]
    both = client.get(f"{data}/comparisons/{quote('höhe')}/fade.json").json
    assert [shared["id"] for shared in both["shared"]] == ["deep"]
    assert explorer.compare("Höhe", "vanishing gradient").shared == ("deep",)


@pytest.mark.parametrize(
    "path", ["routes/deep/nobody", "routes/deep", "lessons/nobody", "comparisons/nobody/deep"]
)
def test_ways_of_unknown_terms_are_not_found(client: FlaskClient, data, path):
    assert client.get(f"{data}/{path}.json").status_code == 404


def test_heights_are_sent_where_terms_have_levels(client: FlaskClient, data):
    assert client.get(f"{data}/heights.json").status_code == 404
    terms = [
        Term(id=f"t{number}", name=f"T{number}", difficulty=list(Difficulty)[number % 3])
        for number in range(9)
    ]
    app = create_app(Explorer.of(Glossary.of(terms))).server.test_client()
    page = app.get("/").text
    assert '"heights":true' in page.replace(" ", "")
    (path,) = [path for path in addresses(page) if path.endswith("scene.json")]
    found = app.get(path.replace("scene.json", "heights.json")).get_json()
    assert len(found["places"]) == 27
    assert found["heights"] == sorted(found["heights"])


def test_a_snapshot_keeps_the_filters_of_a_view_without_a_term(client: FlaskClient):
    shown = client.get("/export/svg?in=nets&others=hidden").text
    assert "Deep net" in shown
    assert "H\u00f6he" not in shown


@pytest.mark.parametrize(
    "path", ["nobody.json", "Deep net.json", "deep", ".json", "%2e%2e%2fscene.json", "a%00b.json"]
)
def test_other_pages_are_not_found(client: FlaskClient, data, path):
    assert client.get(f"{data}/pages/{path}").status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/no/such/thing",
        "/index.html",
        "/data/0123456789abcdef/scene.json",
        "/assets/js/boot.mjs",
        "/assets/../pyproject.toml",
        "/export/",
        "/export/exe",
        "/export/..%2fpng",
        "/static/x",
    ],
)
def test_other_addresses_are_not_found(client: FlaskClient, path):
    assert client.get(path).status_code == 404


def test_installed_files_are_those_named_and_no_others(client: FlaskClient, document):
    (plotly,) = re.findall(r'src="([^"]*plotly\.min\.js)"', document)
    assert client.get(plotly).mimetype == "text/javascript"
    assert client.get(plotly.replace("plotly.min.js", "math.ttf")).mimetype == "font/ttf"
    assert client.get(plotly.replace("plotly.min.js", "plotly.js")).status_code == 404


@pytest.mark.parametrize("name", writers)
def test_snapshots_are_downloads_named_after_the_term(client: FlaskClient, name):
    answer = client.get(f"/export/{name}?term=deep&width=320&height=320")
    assert answer.status_code == 200
    assert answer.mimetype == writers[name].media_type
    assert answer.headers["Content-Disposition"] == f"attachment; filename=deep.{name}"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert b"term=deep" in answer.data


@pytest.mark.parametrize("domain", ["no domain", "nets", "unlisted"])
def test_whatever_is_drawn_can_be_isolated_in_a_snapshot(domain):
    terms = [
        Term(id="one", name="One", domains=("nets",)),
        Term(id="two", name="Two", domains=("unlisted",)),
        Term(id="three", name="Three"),
    ]
    app = create_app(Explorer.of(Glossary.of(terms, domains=("nets",))))
    answer = app.server.test_client().get("/export/json?" + urlencode({"domain": domain}))
    assert answer.json["view"] == urlencode({"domain": domain})


def test_a_domain_that_is_not_drawn_is_left_out(client: FlaskClient):
    assert client.get("/export/json?domain=nowhere").json["view"] == ""


def test_names_beyond_ascii_reach_the_download(client: FlaskClient):
    answer = client.get("/export/json?" + urlencode({"term": "höhe"}))
    assert "filename*=UTF-8''h%C3%B6he.json" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("query", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_query_gives_a_snapshot_or_one_line(client: FlaskClient, query):
    answer = client.get("/export/svg?" + urlencode(query))
    if answer.status_code == 200:
        assert answer.mimetype == "image/svg+xml"
        assert answer.data.startswith(b"<svg")
    else:
        assert answer.status_code == 400
        assert answer.mimetype == "text/plain"
        assert answer.text.count("\n") == 1


def test_a_query_of_broken_bytes_gives_the_overview(client: FlaskClient):
    answer = client.get("/export/json?term=%ff%fe&cam=%00&%zz=%")
    assert answer.status_code == 200
    assert "filename=wordgraph.json" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(("asked", "given"), [("1", 320), ("777", 777), ("99999", 3840)])
def test_the_size_of_a_picture_is_kept_within_a_screens(client: FlaskClient, asked, given):
    text = client.get(f"/export/svg?width={asked}&height=400").text
    assert re.search(rf'viewBox="0 0 {given} 400"', text)


@pytest.mark.parametrize(
    ("width", "height", "scale"),
    [(1440, 900, 2), (2560, 1440, 2), (3840, 2160, 1.39), (99999, 99999, 1.04)],
)
def test_a_large_picture_is_less_sharp(client: FlaskClient, monkeypatch, width, height, scale):
    shown = []
    monkeypatch.setattr(routes, "encode", lambda exhibit, name: shown.append(exhibit) or b"")
    client.get(f"/export/png?width={width}&height={height}")
    assert shown[0].scale == pytest.approx(scale, rel=0.05)
    assert shown[0].width * shown[0].height * shown[0].scale ** 2 < 17e6


@pytest.mark.parametrize("path", ["/", "/_dash-layout", "/_dash-dependencies"])
def test_no_other_host_is_named(client: FlaskClient, path):
    text = client.get(path).text.replace("\\u002f", "/").replace("&#x27;", "'")
    for host in re.findall(r"(?:https?|wss?|ftp):/+([^/'\"\s<>]*)", text):
        assert host == "www.w3.org"
    bare = re.sub("<title>.*?</title>", "", text, flags=re.DOTALL)
    assert not re.search(r"(?:src|href)=[\"']?//", bare)


def test_a_title_stays_text(document, explorer):
    title = re.search("<title>(.*?)</title>", document, re.DOTALL)[1]
    assert unescape(title) == explorer.glossary.title
    assert "<" not in title
    assert document.count("evil.example") == 1
