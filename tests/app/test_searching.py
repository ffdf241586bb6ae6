"""The search over HTTP: what explorer.search finds, kept by its address."""

import pytest

from .asking import addresses
from .test_caching import FOREVER


@pytest.fixture
def path(document):
    (scene,) = [path for path in addresses(document) if path.endswith("scene.json")]
    return scene.replace("scene.json", "search.json")


def test_the_hits_are_those_of_the_explorer(client, explorer, path):
    answer = client.get(path, query_string={"q": "What fades?"})
    hits = explorer.search("What fades?", 12)
    assert [hit["id"] for hit in answer.json] == [hit.id for hit in hits]
    assert answer.json[0]["sentence"] == "It fades."
    assert answer.json[0]["marks"] == [[3, 8]]
    assert answer.headers["Cache-Control"] == FOREVER
    assert answer.mimetype == "application/json"


def test_while_the_texts_are_read_the_names_are_told_and_not_kept(
    client, explorer, path, monkeypatch
):
    (hit,) = explorer.search("What fades?", 1)
    monkeypatch.setattr(type(explorer), "search_soon", lambda *_: ((hit,), False))
    answer = client.get(path, query_string={"q": "What fades, now?"})
    assert answer.status_code == 202
    assert [found["id"] for found in answer.json] == [hit.id]
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("query", ["", "\0", '" OR *', "x" * 10_000, "\U0001f600", "<script>"])
def test_no_question_is_too_strange(client, path, query):
    assert client.get(path, query_string={"q": query}).status_code == 200


def test_an_address_without_a_question_or_in_no_encoding_gives_nothing(client, path):
    assert client.get(path).json == []
    assert client.get(f"{path}?q=%ff%00").status_code == 200
