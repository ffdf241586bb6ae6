"""Every answer, errors included, carries the headers that keep a reader safe."""

import base64
import hashlib
import re

import pytest
from flask.testing import FlaskClient

from wordgraph.app import create_app

from .asking import UPDATE, addresses, set_up_body

ANSWERS = {
    "document": "/",
    "health": "/health",
    "layout": "/_dash-layout",
    "dependencies": "/_dash-dependencies",
    "snapshot": "/export/json",
    "refused snapshot": "/export/svg?width=-1",
    "not found": "/no/such/thing",
    "unknown format": "/export/exe",
}


def policy(answer) -> dict[str, list[str]]:
    parts = answer.headers["Content-Security-Policy"].split("; ")
    return {name: sources for name, *sources in map(str.split, parts)}


def assert_safe(answer) -> None:
    rules = policy(answer)
    assert rules["default-src"] == ["'none'"]
    assert rules["frame-ancestors"] == ["'none'"]
    assert rules["base-uri"] == ["'none'"]
    for name, sources in rules.items():
        for source in sources:
            assert re.fullmatch(r"'(none|self|sha256-[\w+/]+=*|unsafe-inline)'|data:|blob:", source)
        if name != "style-src":
            assert "'unsafe-inline'" not in sources
    assert set(rules["script-src"]).isdisjoint({"data:", "blob:"})
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("path", ANSWERS.values(), ids=ANSWERS)
def test_answers_are_safe(client: FlaskClient, path):
    assert_safe(client.get(path))


def test_answers_to_callbacks_are_safe(client: FlaskClient):
    assert_safe(client.post(UPDATE, json=set_up_body({"": "vanishing-gradient"})))


def test_files_are_safe(client: FlaskClient, document):
    for path in addresses(document):
        assert_safe(client.get(path))


def test_answers_of_a_broken_server_are_safe_and_tell_nothing(explorer):
    server = create_app(explorer).server
    server.add_url_rule("/broken", view_func=lambda: 1 / 0)
    answer = server.test_client().get("/broken")
    assert answer.status_code == 500
    assert_safe(answer)
    assert "ZeroDivision" not in answer.text


def test_every_inline_script_is_allowed_by_its_hash(client: FlaskClient, document):
    allowed = policy(client.get("/"))["script-src"]
    inline = re.findall(r"<script(?![^>]* src=)([^>]*)>(.*?)</script>", document, re.DOTALL)
    scripts = [text for attributes, text in inline if "application/json" not in attributes]
    assert scripts
    for text in scripts:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in allowed


def test_no_element_has_a_handler_of_its_own(document):
    assert not re.search(r"<[^>]*\son\w+\s*=", document)
    assert "javascript:" not in document
