"""The look: the browser's, number by number, as tests/shared/look.json has it."""

import json
from dataclasses import asdict
from pathlib import Path

from wordgraph.scene import Theme, look

SHARED = json.loads((Path(__file__).parents[1] / "shared" / "look.json").read_text("utf-8"))


def camel(name):
    first, *others = name.lower().split("_")
    return first + "".join(word.title() for word in others)


def test_each_theme_draws_with_what_the_browser_draws_with():
    for theme in Theme:
        mine = {camel(name): value for name, value in asdict(look.LOOK[theme]).items()}
        assert mine == SHARED[theme.value]


def test_the_numbers_are_the_browsers():
    names = {name for name in vars(look) if name.isupper()} - {"LOOK", "GROUND", "INK"}
    assert {camel(name): getattr(look, name) for name in names} == SHARED["shared"]
