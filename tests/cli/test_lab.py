"""`wordgraph lab`: an experiment in words or as JSON."""

import json
import re
from xml.etree import ElementTree

import pytest

from wordgraph import lab

QUICK = ["--depth", "5", "--width", "16"]


def strictly(text):
    """JSON as it is defined: without NaN and infinities."""
    return json.loads(text, parse_constant=pytest.fail)


def test_without_a_name_all_are_listed(wordgraph):
    said = wordgraph("lab")
    assert said.status == 0
    for name in lab.experiments():
        assert f"{name}: {lab.get(name).description}" in said.out
        for parameter in lab.get(name).parameters.values():
            assert f"{parameter.name}={parameter.default_value}" in said.out
        assert ", ".join(lab.get(name).presets) in said.out


def test_it_says_what_it_shows_and_how_that_compares_with_theory(wordgraph):
    trace = lab.run("vanishing-gradient", activation="relu", weight_variance=2, depth=30)
    words = ["--activation", "relu", "--weight-variance", "2", "--depth", "30"]
    said = wordgraph("lab", "vanishing-gradient", *words)
    assert said.out == f"{trace.summary}\n{trace.check.sentence}\n"


def test_json_is_the_whole_trace(wordgraph):
    said = strictly(wordgraph("lab", "vanishing-gradient", *QUICK, "--json").out)
    assert said == lab.run("vanishing-gradient", depth=5, width=16).to_dict()
    assert said["parameters"]["depth"] == 5


@pytest.mark.parametrize(
    "name", [f"{name}/{preset}" for name in lab.experiments() for preset in lab.get(name).presets]
)
def test_every_preset_gives_json(wordgraph, name):
    experiment, _, preset = name.partition("/")
    said = strictly(wordgraph("lab", name, "--json").out)
    chosen = lab.get(experiment).presets[preset].parameters
    assert {**said["parameters"], **chosen} == said["parameters"]
    assert said["check"]["sentence"]


def test_all_checks_are_printed(wordgraph):
    trace = lab.run("overfitting")
    said = wordgraph("lab", "overfitting").out.splitlines()
    assert said == [trace.summary, *(check.sentence for check in trace.checks)]


def test_the_cost_is_told_without_a_run(wordgraph):
    words = ["lab", "vanishing-gradient", "--depth", "100", "--width", "512", "--cost"]
    said = wordgraph(*words)
    assert said.status == 0
    assert re.fullmatch(r"[\d.e+]+ billion operations and [\d.e+]+ MiB\n", said.out)


@pytest.mark.parametrize("name", lab.experiments())
def test_every_experiment_is_drawn_into_a_file(wordgraph, name, tmp_path):
    file = tmp_path / "plot.svg"
    assert wordgraph("lab", name, "--plot", str(file)).status == 0
    assert file.read_text("utf-8").startswith("<svg")
    ElementTree.parse(file)


def test_a_plot_as_pixels(wordgraph, tmp_path):
    file = tmp_path / "plot.png"
    assert wordgraph("lab", "momentum", "--plot", str(file), "--theme", "dark").status == 0
    assert file.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [(["--plot", "x.gif"], "can't be written as '.gif'"), (["--theme", "sepia"], "dark, light")],
)
def test_a_plot_that_cannot_be_drawn_is_one_line(wordgraph, words, complaint, tmp_path):
    plot = [] if "--plot" in words else ["--plot", str(tmp_path / "x.svg")]
    said = wordgraph("lab", "momentum", *plot, *words)
    assert complaint in said.complaint


def test_what_overflows_is_still_json(wordgraph):
    words = ["--weight-variance", "150", "--depth", "100", "--activation", "linear"]
    said = wordgraph("lab", "vanishing-gradient", *words, "--json")
    if said.status == 0:
        assert strictly(said.out)["outcome"]["name"]
    else:
        assert said.complaint


def test_the_same_seed_gives_the_same_bytes(wordgraph):
    words = ["lab", "vanishing-gradient", *QUICK, "--seed", "3", "--json"]
    first, second = wordgraph(*words).out, wordgraph(*words).out
    other = wordgraph(*words[:-2], "4", "--json").out
    assert first == second
    assert first != other


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["no-such-experiment"], "known are vanishing-gradient"),
        (["vanishing-gradient/none"], "no preset 'none': known are"),
        (["vanishing-gradient", "--depth", "0"], "depth=.*give a whole number from 1 to 100"),
        (["vanishing-gradient", "--depth", "ten"], "depth='ten' is not possible"),
        (["vanishing-gradient", "--weight-variance", "nan"], "weight_variance='?nan"),
        (["vanishing-gradient", "--activation", "magic"], "activation='magic'.*one of"),
        (
            ["vanishing-gradient", "--depth", "100", "--width", "512", "--batch", "256"],
            "lower one of them",
        ),
    ],
)
def test_what_cannot_be_run_is_one_line(wordgraph, words, complaint):
    assert re.search(complaint, wordgraph("lab", *words).complaint)
