"""`wordgraph search`: in words or as JSON, the same as explorer.search gives."""

import json

from wordgraph.explorer import load


def test_it_says_what_answers_a_question(wordgraph):
    said = wordgraph("search", "why", "do", "early", "layers", "barely", "learn?")
    assert said.status == 0
    assert said.out.startswith("Vanishing gradient  (intermediate, deep learning)\n    ")


def test_json_is_what_the_explorer_finds(wordgraph, vault):
    said = wordgraph("search", "second", "--source", vault, "--json")
    hits = json.loads(said.out)
    assert hits == json.loads(json.dumps([hit.to_json() for hit in load(vault).search("second")]))
    assert hits[0]["name"] == "Two"
    assert [hits[0]["sentence"][a:b] for a, b in hits[0]["marks"]] == ["second"]


def test_so_many_are_found_as_are_wanted(wordgraph, vault):
    said = wordgraph("search", "numbers the first", "--source", vault, "--limit", 1, "--json")
    assert len(json.loads(said.out)) == 1


def test_nothing_found_is_no_error(wordgraph, vault):
    said = wordgraph("search", "\U0001f600", "--source", vault)
    assert (said.status, said.out) == (0, "nothing found\n")
