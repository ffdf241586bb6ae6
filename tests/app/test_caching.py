"""What never changes is fetched and compressed once; the document is always asked for again."""

import gzip
from random import Random

import pytest
from flask import Flask, Response
from flask.testing import FlaskClient

from wordgraph.app import create_app, delivery
from wordgraph.app.document import fingerprint
from wordgraph.explorer import Explorer
from wordgraph.glossary import Glossary, Term

from .asking import addresses

FOREVER = "public, max-age=31536000, immutable"
GZIP = {"Accept-Encoding": "gzip, br"}


@pytest.fixture
def compressions(monkeypatch):
    """What has been compressed since the test began."""
    seen = []

    def compress(data, *options, **named):
        seen.append(data)
        return gzip_compress(data, *options, **named)

    gzip_compress = gzip.compress
    monkeypatch.setattr(delivery.gzip, "compress", compress)
    return seen


@pytest.fixture
def fresh(explorer):
    """A server that has answered nothing yet."""
    return create_app(explorer).server


@pytest.fixture
def scene(document):
    (path,) = [path for path in addresses(document) if path.endswith("scene.json")]
    return path


def test_all_that_the_document_names_is_there_and_lasts(client: FlaskClient, document):
    paths = addresses(document)
    assert len(paths) > 20
    for path in paths:
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert answer.headers["Cache-Control"] == FOREVER, path


def test_pages_last(client: FlaskClient, scene):
    answer = client.get(scene.replace("scene.json", "pages/deep.json"))
    assert answer.headers["Cache-Control"] == FOREVER


@pytest.mark.parametrize("path", ["/", "/_dash-layout", "/health", "/export/json"])
def test_what_may_change_is_asked_for_again(client: FlaskClient, path):
    assert client.get(path).headers["Cache-Control"] == "no-cache"


def test_what_dash_asks_for_without_a_fingerprint_is_asked_for_again(client: FlaskClient):
    path = "/_dash-component-suites/dash/dcc/async-graph.js"
    answer = client.get(path)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-cache")
    again = client.get(path, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_a_lasting_file_that_is_asked_for_again_still_lasts(client: FlaskClient, document):
    (path,) = {path for path in addresses(document) if path.endswith("boot.mjs")}
    tag = client.get(path).headers["ETag"]
    again = client.get(path, headers={"If-None-Match": tag})
    assert (again.status_code, again.headers["Cache-Control"]) == (304, FOREVER)


def test_another_definition_has_another_address():
    def address(definition):
        glossary = Glossary.of([Term(id="a", name="A", definition=definition)])
        document = create_app(Explorer.of(glossary)).server.test_client().get("/").text
        (scene,) = [path for path in addresses(document) if path.endswith("scene.json")]
        return scene

    assert address("One.") == address("One.") != address("Two.")


def test_what_is_missing_is_not_remembered(client: FlaskClient, scene):
    answer = client.get(scene.replace("scene.json", "pages/nobody.json"))
    assert answer.status_code == 404
    assert answer.headers["Cache-Control"] == "no-cache"


def test_a_lasting_file_is_compressed_once(fresh, compressions, document):
    (path,) = {path for path in addresses(document) if path.endswith("boot.mjs")}

    def body():
        with fresh.test_request_context(path, headers=GZIP):
            (data,) = fresh.full_dispatch_request().response
            return data

    first = body()
    assert body() is first
    assert len(compressions) == 1
    assert gzip.decompress(first) == fresh.test_client().get(path).data


def test_the_document_is_compressed_and_not_kept(fresh, compressions):
    client = fresh.test_client()
    for _ in range(2):
        answer = client.get("/", headers=GZIP)
        assert answer.headers["Content-Encoding"] == "gzip"
        assert int(answer.headers["Content-Length"]) == len(answer.data)
        assert b"<title>" in gzip.decompress(answer.data)
    assert len(compressions) == 2


def test_what_is_not_asked_for_compressed_is_plain(fresh, compressions, scene):
    answer = fresh.test_client().get(scene)
    assert "Content-Encoding" not in answer.headers
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.json["ids"]
    assert compressions == []


@pytest.mark.parametrize("path", ["/health", "/export/png?width=320&height=320", "/export/exe"])
def test_what_gains_nothing_is_not_compressed(fresh, compressions, path):
    assert "Content-Encoding" not in fresh.test_client().get(path, headers=GZIP).headers
    assert compressions == []


def test_what_is_kept_is_limited(monkeypatch):
    monkeypatch.setattr(delivery, "_CACHE_BYTES", 5000)
    compressed = delivery._Compressed()
    with Flask("any").test_request_context(headers=GZIP):
        for number in range(50):
            text = Random(number).randbytes(1000).hex()
            compressed.apply(Response(text, mimetype="text/plain"), str(number))
    assert 1000 < sum(map(len, compressed._kept.values())) <= 5000
    assert list(compressed._kept)[-1] == "49"


def test_the_fingerprint_follows_names_and_contents(tmp_path):
    (tmp_path / "js").mkdir()
    file = tmp_path / "js" / "a.mjs"
    file.write_text("one")
    seen = [fingerprint(tmp_path), fingerprint(tmp_path)]
    file.write_text("two")
    seen.append(fingerprint(tmp_path))
    file.rename(tmp_path / "js" / "b.mjs")
    seen.append(fingerprint(tmp_path))
    assert seen[0] == seen[1]
    assert len(set(seen)) == 3
