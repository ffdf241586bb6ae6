"""`wordgraph route` and `wordgraph learn`: ways in words and as JSON."""

import json

NEEDING = '---\nname: Four\nprerequisites: ["[[Three]]", "[[One]]"]\n---\nIt follows Three.\n'


def test_a_route_is_told_hop_by_hop(wordgraph, vault):
    said = wordgraph("route", "one", "Three", "--source", vault)
    assert said.status == 0
    assert said.out.splitlines() == [
        "1. One > Two > Three",
        "   One > Two: One and Two are related.",
        "   Two > Three: Three and Two are related.",
    ]


def test_no_route_is_said(wordgraph, vault):
    (vault / "Far.md").write_text("---\nname: Far\n---\nAway.\n")
    said = wordgraph("route", "One", "far", "--source", vault)
    assert said.out == "No path leads from One to Far.\n"
    said = wordgraph("route", "One", "far", "--json", "--source", vault)
    assert json.loads(said.out) == {"routes": []}


def test_a_lesson_is_told_step_by_step(wordgraph, vault):
    (vault / "Four.md").write_text(NEEDING)
    said = wordgraph("learn", "four", "--source", vault)
    assert said.out.splitlines() == [
        "1. Three",
        "   It follows Three.",
        "2. One",
        "   One is a prerequisite of Four.",
        "3. Four",
    ]
    said = wordgraph("learn", "four", "--known", "three", "--json", "--source", vault)
    assert [step["id"] for step in json.loads(said.out)["steps"]] == ["one", "four"]


def test_an_unknown_term_is_one_line(wordgraph, vault):
    assert "nobody" in wordgraph("route", "One", "nobody", "--source", vault).complaint
    assert "nobody" in wordgraph("learn", "nobody", "--source", vault).complaint
