"""Ways as a file finds them in the browser (assets/js/offline/) are those that Python finds.

The oracle of tests/js/offline.test.mjs is tests/shared/ways.json, which is what Python says of the
glossary in tests/shared/vault; `python tests/ways/test_shared_ways.py` writes it anew.
"""

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from wordgraph.glossary import to_graph
from wordgraph.page import build_page
from wordgraph.scene import build_scene
from wordgraph.sources import read
from wordgraph.ways import (
    comparison,
    comparison_json,
    lesson,
    lesson_json,
    routes,
    routes_json,
)

SHARED = Path(__file__).parents[1] / "shared"


def found() -> dict[str, Any]:
    """The scene, the pages, and all ways there are, as the browser gets them."""
    glossary = read(SHARED / "vault")
    graph = to_graph(glossary)
    places = np.random.default_rng(1).normal(size=(len(glossary), 3))
    pairs = list(combinations(glossary.terms, 2))
    answer = {
        "scene": build_scene(glossary, graph, places).to_json(),
        "pages": {term.id: build_page(glossary, term) for term in glossary.terms.values()},
        "routes": {
            f"{a} {b}": routes_json(glossary, routes(glossary, graph, a, b)) for a, b in pairs
        },
        "lessons": {one: lesson_json(glossary, lesson(glossary, one)) for one in glossary.terms},
        "comparisons": {
            f"{a} {b}": comparison_json(glossary, comparison(glossary, graph, a, b))
            for a, b in pairs
        },
    }
    return json.loads(json.dumps(answer))


def test_the_shared_examples_are_what_python_finds() -> None:
    assert json.loads((SHARED / "ways.json").read_text("utf-8")) == found()


if __name__ == "__main__":
    (SHARED / "ways.json").write_text(json.dumps(found(), ensure_ascii=False), "utf-8")
