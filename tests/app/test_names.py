"""What Python, JavaScript and the shell call each other by: no name leads nowhere."""

import json
import re
import shutil
import subprocess

import pytest
from flask.testing import FlaskClient

from wordgraph.app.panels.lab import layout
from wordgraph.resources import ASSETS

MODULES = ASSETS / "js"
SCRIPTS = {
    path.relative_to(MODULES).as_posix(): path.read_text()
    for path in sorted(MODULES.rglob("*.*js"))
}
SHELL = (ASSETS / "shell.html").read_text()
MADE_OFFLINE = {"wordgraph-scene", "wordgraph-pages"}  # by wordgraph/snapshot/html.py

# Runs the script as the browser does, and says what it has added to Dash's name.
_NAMES = """
globalThis.window = globalThis;
require(process.argv[1]);
console.log(JSON.stringify(Object.keys(window.dash_clientside.wordgraph)));
"""


def ids_in(markup: str) -> set[str]:
    return set(re.findall(r'\bid="([^"]+)"', markup))


def looked_up(script: str) -> set[str]:
    """The ids that a script asks the document for by their names."""
    found = set(re.findall(r'(?:getElementById|\bfind)\("([^"]+)"\)', script))
    for selector in re.findall(r'(?:querySelector(?:All)?|closest|matches)\(\s*"([^"]*)"', script):
        found |= set(re.findall(r"#([\w-]+)", selector))
    for names in re.findall(r"\[([^\]]*)\]\.map\(\(id\)", script):
        found |= set(re.findall(r'"([^"]+)"', names))
    return found


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
def test_clientside_functions_have_one_name_on_both_sides(client: FlaskClient):
    called = {
        (entry["clientside_function"]["namespace"], entry["clientside_function"]["function_name"])
        for entry in client.get("/_dash-dependencies").json
        if entry["clientside_function"]
    }
    script = str(ASSETS / "js" / "clientside.js")
    said = subprocess.run(
        ["node", "-e", _NAMES, script], capture_output=True, text=True, check=True
    ).stdout
    assert called == {("wordgraph", name) for name in json.loads(said)}


def test_the_scripts_look_up_many_ids():
    assert len(set().union(*map(looked_up, SCRIPTS.values()))) > 15


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_id_that_is_looked_up_exists(name, document):
    made = set(re.findall(r'\bid: "([^"]+)"', "".join(SCRIPTS.values())))
    in_layout = {child.id for child in layout().children}
    there = ids_in(document) | made | MADE_OFFLINE | in_layout
    assert looked_up(SCRIPTS[name]) - there == set()


def test_every_store_that_is_written_is_in_the_layout():
    written = set(re.findall(r'\bset\("([^"]+)"', SCRIPTS["boot.mjs"]))
    assert written
    assert written <= {getattr(one, "id", None) for one in layout()._traverse()}


def test_every_event_of_the_lab_is_heard():
    sent = set(re.findall(r'CustomEvent\("([^"]+)"', SCRIPTS["clientside.js"]))
    assert sent
    assert all(f'addEventListener("{name}"' in SCRIPTS["boot.mjs"] for name in sent)


def test_ids_are_given_once(document):
    found = re.findall(r'\bid="([^"]+)"', document)
    assert sorted(found) == sorted(set(found))


def test_what_a_button_controls_is_there(document):
    controlled = set(re.findall(r'aria-controls="([^"]+)"', document))
    assert controlled
    assert controlled <= ids_in(document)


def test_every_button_has_a_command():
    commands = re.search(r"#commands = \{(.*?)\n  \};", SCRIPTS["explorer.mjs"], re.DOTALL)[1]
    known = set(re.findall(r"^    (\w+):", commands, re.MULTILINE))
    for path in (ASSETS / "js" / "features").glob("*.mjs"):
        for inside in re.findall(r"\bcommands(?:: | = )\{([^}]*)\}", path.read_text()):
            known |= set(re.findall(r"(\w+)\s*[:(,]", inside))
    assert set(re.findall(r'data-command="(\w+)"', SHELL)) <= known


def test_every_style_of_an_id_has_its_element(document):
    css = "".join(path.read_text() for path in (ASSETS / "css").glob("*.css"))
    bare = re.sub(r"/\*.*?\*/|url\([^)]*\)|\{[^{}]*\}", "", css, flags=re.DOTALL)
    styled = set(re.findall(r"#([a-zA-Z][\w-]*)", bare))
    made = set(re.findall(r'\bid: "([^"]+)"', "".join(SCRIPTS.values())))
    in_layout = {child.id for child in layout().children}
    assert styled - ids_in(document) - made - in_layout == set()
