"""HTML: one file that asks nobody for anything, in which every text stays text."""

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from wordgraph.errors import SnapshotError
from wordgraph.page import build_page
from wordgraph.page.embed import json_for_html
from wordgraph.scene import Camera, Theme, ViewState
from wordgraph.snapshot import encode, html
from wordgraph.snapshot.modules import import_map
from wordgraph.snapshot.sheet import whole_sheet


class Document(HTMLParser):
    """The elements of a page: its tags with their attributes, its scripts with their texts."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.scripts, self._open = [], [], False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        self._open = tag == "script"
        if self._open:
            self.scripts.append((dict(attributes), ""))

    def handle_endtag(self, tag):
        self._open = False

    def handle_data(self, data):
        if self._open:
            attributes, text = self.scripts[-1]
            self.scripts[-1] = (attributes, text + data)

    def data(self, ident):
        return json.loads(next(text for given, text in self.scripts if given.get("id") == ident))


@pytest.fixture(scope="module")
def document(exhibit):
    return Document(encode(exhibit, "html").decode())


@pytest.fixture(scope="module")
def bad_document(show, hostile):
    return Document(encode(show(hostile, ViewState(term="t0")), "html").decode())


def policy(document):
    return next(
        given["content"]
        for _, given in document.tags
        if given.get("http-equiv") == "Content-Security-Policy"
    )


def modules(document):
    text = next(text for given, text in document.scripts if given.get("type") == "importmap")
    return {
        name: base64.b64decode(address.removeprefix("data:text/javascript;base64,")).decode()
        for name, address in json.loads(text)["imports"].items()
    }


def test_the_scene_and_every_page_are_inside(document, exhibit, glossary):
    assert document.data("wordgraph-scene") == json.loads(json.dumps(exhibit.scene.to_json()))
    pages = document.data("wordgraph-pages")
    assert list(pages) == list(glossary.terms)
    term = glossary.terms["term-7"]
    assert pages["term-7"] == json.loads(json.dumps(build_page(glossary, term)))


def test_no_element_asks_for_a_file(document):
    for tag, given in document.tags:
        for name in ("src", "srcset", "data", "poster", "action", "formaction", "xlink:href"):
            assert name not in given, (tag, name)
        address = given.get("href", "#")
        assert address.startswith(("#", "?", "data:")), (tag, address)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_page_is_in_the_language_of_the_glossary(show, glossary, language):
    page = Document(encode(show(replace(glossary, language=language)), "html").decode())
    assert page.tags[0] == ("html", {"lang": language})


def test_the_policy_allows_nothing_from_outside(document):
    rules = dict(rule.strip().split(" ", 1) for rule in policy(document).split(";"))
    assert rules["default-src"] == "'none'"
    allowed = {source for sources in rules.values() for source in sources.split()}
    fine = {"'none'", "'unsafe-inline'", "data:", "blob:"}
    assert {source for source in allowed - fine if not source.startswith("'sha256-")} == set()
    assert "'unsafe-inline'" not in rules["script-src"]


@pytest.mark.parametrize("which", ["document", "bad_document"])
def test_each_script_that_runs_is_in_the_policy_and_no_other(which, request):
    document = request.getfixturevalue(which)
    running = [text for given, text in document.scripts if given.get("type") != "application/json"]
    assert len(running) == 5  # the view, the theme, the import map, plotly, the start
    hashes = {
        f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
        for text in running
    }
    assert hashes == set(re.findall(r"'sha256-[^']+'", policy(document)))


def test_every_import_is_in_the_map(document):
    found = modules(document)
    assert "wordgraph/boot.mjs" in found
    for name, text in found.items():
        imports = re.findall(r"""(?:\bfrom|\bimport)\s*\(?\s*["']([\w./-]+)["']""", text)
        assert set(imports) <= set(found), name


def test_relative_imports_become_names(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "a.mjs").write_text('import { b } from "./deep/b.mjs";\nconst s = "./deep/b.mjs";')
    (tmp_path / "deep/b.mjs").write_text(
        "export * from '../a.mjs'; import './b.mjs'; import('../a.mjs')"
    )
    urls = import_map(tmp_path)["imports"]
    texts = {
        name: base64.b64decode(address.partition(",")[2]).decode() for name, address in urls.items()
    }
    assert texts == {
        "wordgraph/a.mjs": 'import { b } from "wordgraph/deep/b.mjs";\nconst s = "./deep/b.mjs";',
        "wordgraph/deep/b.mjs": "export * from 'wordgraph/a.mjs'; import 'wordgraph/deep/b.mjs'; "
        "import('wordgraph/a.mjs')",
    }


def test_modules_leave_their_comments_at_home(tmp_path, document):
    (tmp_path / "a.mjs").write_text(
        "/** What it is. */\n\n/**\n * Much more\n */\n"
        'export const a = "/** no comment */"; // one\n'
        "  // a whole line\n  /* not one of ours */\nconst b = `//`;\n"
    )
    (address,) = import_map(tmp_path)["imports"].values()
    assert base64.b64decode(address.partition(",")[2]).decode() == (
        '\nexport const a = "/** no comment */"; // one\n  /* not one of ours */\nconst b = `//`;\n'
    )
    assert not [name for name, text in modules(document).items() if "\n/**" in text]


def test_a_hostile_glossary_stays_text(document, bad_document, hostile):
    """The same elements as in a harmless file, and the texts as they were."""
    shape = [tag for tag, _ in document.tags]
    assert [tag for tag, _ in bad_document.tags] == shape
    scene = bad_document.data("wordgraph-scene")
    assert scene["names"][0] == "</script><script>alert(1)</script>"
    for name, term in zip(scene["names"], hostile.terms.values(), strict=True):
        assert name == term.name.encode("utf-8", "replace").decode()


@pytest.mark.parametrize(
    "text", ["</script>", "<!-- <script>", "a & b", "\u2028\u2029", "]]>", "\\u003c", '"\\"']
)
def test_json_in_a_script_element_reads_back(text):
    written = json_for_html({"a": [text]})
    assert json.loads(written) == {"a": [text]}
    assert not set(written) & set("<>&\u2028\u2029")


def test_it_opens_with_its_view(show, glossary):
    view = ViewState("term-3", None, Camera((1.0, -2.0, 0.5)), Theme.LIGHT)
    scripts = Document(encode(show(glossary, view), "html").decode()).scripts
    query = "term=term-3\\u0026cam=1.000_-2.000_0.500_0.000_0.000_0.000\\u0026theme=light"
    assert f'const view = "{query}"' in scripts[0][1]
    assert "theme" in scripts[1][1], "the theme is chosen once the address has the view"


def test_it_is_marked_as_a_file_and_says_what_it_is(document):
    given = {
        tag["name"]: tag["content"]
        for _, tag in document.tags
        if "name" in tag and "content" in tag
    }
    assert given["description"].startswith("3D graph of 30 terms")
    assert given["generator"].startswith("WordGraph ")
    roots = [tag for _, tag in document.tags if tag.get("id") == "wordgraph"]
    assert [root["data-mode"] for root in roots] == ["file"]


def test_the_sheet_is_whole():
    sheet = whole_sheet(html.ASSETS / "css" / "wordgraph.css")
    assert "@import" not in sheet
    assert "</style" not in sheet
    assert all(url.startswith("data:font/") for url in re.findall(r"url\(([^)]*)\)", sheet))


def test_an_unknown_file_of_the_sheet_is_an_error(tmp_path):
    (tmp_path / "a.css").write_text("body { background: url(picture.png) }")
    with pytest.raises(FileNotFoundError, match=r"picture\.png"):
        whole_sheet(tmp_path / "a.css")


def test_a_missing_part_is_one_error(exhibit, monkeypatch, tmp_path):
    monkeypatch.setattr(html, "ASSETS", tmp_path)
    with pytest.raises(SnapshotError, match="a part of the page is missing"):
        encode(exhibit, "html")
