"""`wordgraph lab`: an experiment in words or as JSON."""

import json
import re
from xml.etree import ElementTree

import pytest

from wordgraph import lab
from wordgraph.lab.table import to_csv

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
    told = r"[\d.e+]+ billion operations and [\d.e+]+ MiB, at most [\d.]+ s and \d+ MiB\n"
    assert re.fullmatch(told, said.out)


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


def test_two_settings_are_compared_with_one_seed(wordgraph):
    words = ["lab", "vanishing-gradient", *QUICK, "--activation", "relu", "--seed", "4"]
    said = wordgraph(*words, "--against", "sigmoid")
    values = {"depth": 5, "width": 16, "activation": "relu", "seed": 4}
    found = lab.compare("vanishing-gradient", {}, values)
    assert said.out.splitlines() == [
        f"A: {found.a.summary}",
        f"B: {found.b.summary}",
        "From A to B: activation sigmoid -> relu, depth 20 -> 5, width 64 -> 16.",
        f"A: {found.a.check.sentence}",
        f"B: {found.b.check.sentence}",
    ]
    assert strictly(wordgraph(*words, "--against", "sigmoid", "--json").out) == found.to_dict()


def test_without_a_preset_a_differs_from_b_alone_in_what_is_set(wordgraph):
    words = ["lab", "vanishing-gradient", *QUICK, "--against-set", "activation=relu"]
    said = strictly(wordgraph(*words, "--against-set", "weight-variance=2", "--json").out)
    assert said["differs"] == {
        "activation": {"a": "relu", "b": "sigmoid"},
        "weight_variance": {"a": 2.0, "b": 1.0},
    }


def test_the_cost_of_both_is_told(wordgraph):
    words = ["lab", "vanishing-gradient", "--depth", "100", "--width", "256", "--cost"]
    alone, both = wordgraph(*words).out, wordgraph(*words, "--against-set", "activation=relu").out
    assert float(both.split()[0]) > 1.9 * float(alone.split()[0])


def test_both_are_drawn_and_written(wordgraph, tmp_path):
    plot, table = tmp_path / "both.svg", tmp_path / "both.csv"
    words = ["lab", "vanishing-gradient", *QUICK, "--against", "relu-he"]
    assert wordgraph(*words, "--plot", str(plot), "--csv", str(table)).status == 0
    assert "B dW" in plot.read_text("utf-8")
    assert table.read_text("utf-8").splitlines()[2] == "run,series,x,measured,predicted,low,high,y"


def test_a_table_of_one_run(wordgraph, tmp_path):
    file = tmp_path / "run.csv"
    assert wordgraph("lab", "momentum", "--csv", str(file)).status == 0
    assert file.read_text("utf-8") == to_csv(lab.run("momentum"))


@pytest.mark.parametrize("option", ["--csv", "--plot"])
def test_a_file_that_cannot_be_written_is_one_line(wordgraph, tmp_path, option):
    said = wordgraph("lab", "momentum", option, str(tmp_path / "nowhere" / "x.svg"))
    assert "can't be written" in said.complaint


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
        (["vanishing-gradient", "--against", "none"], "no preset 'none': known are"),
        (["momentum", "--against-set", "steps"], "'steps': give NAME=VALUE"),
        (["momentum", "--against-set", "step=9"], "did you mean steps"),
        (["adam", "--against-set", "seed=2"], "the seed is shared, so give --seed"),
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
