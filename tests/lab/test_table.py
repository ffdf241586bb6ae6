"""The series of a run as CSV: every number, empty cells for none, and how to run it again."""

import csv
import math

import numpy as np
import pytest

from wordgraph import lab
from wordgraph.cli.main import parser
from wordgraph.lab.table import command, to_csv


def read(text):
    lines = text.splitlines()
    comments = [line for line in lines if line.startswith("#")]
    return comments, list(csv.DictReader(line for line in lines if not line.startswith("#")))


@pytest.mark.parametrize("name", lab.experiments())
def test_every_number_of_every_series_is_there(name):
    trace = lab.run(name)
    _, rows = read(to_csv(trace))
    for key, series in trace.series.items():
        mine = [row for row in rows if row["series"] == key]
        for column in ("x", "measured", "predicted", "low", "high"):
            values = getattr(series, column)
            found = [float(row[column]) if row[column] else math.nan for row in mine]
            given = np.full(len(series.x), np.nan) if values is None else values
            finite = np.where(np.isfinite(given), given, np.nan)
            np.testing.assert_array_equal(found, finite)
    grids = [heat.values for heat in trace.heats] + [over.heights for over in trace.surfaces]
    places = sum(len(series.x) for series in trace.series.values())
    assert len(rows) == places + sum(grid.size for grid in grids)
    assert [row["series"] for row in rows if row["y"]] == [
        row["series"] for row in rows if row["series"].startswith(("map: ", "surface: "))
    ]


def test_maps_and_surfaces_are_there_with_both_places():
    trace = lab.run("training", steps=20, depth=3)
    rows = [row for row in read(to_csv(trace))[1] if row["series"] == "map: norm of dW"]
    heat = trace.heats[1]
    shape = heat.values.shape
    found = np.array([float(row["measured"]) for row in rows]).reshape(shape)
    np.testing.assert_allclose(found, 10.0**heat.values, rtol=1e-12)
    assert [float(row["y"]) for row in rows[:: shape[1]]] == heat.rows.tolist()
    over = lab.run("loss-landscape", steps=0).surfaces[0]
    rows = [row for row in read(to_csv(lab.run("loss-landscape", steps=0)))[1] if row["y"]]
    np.testing.assert_array_equal([float(row["measured"]) for row in rows], over.heights.ravel())


def test_no_cell_is_a_formula():
    for name in lab.experiments():
        for row in read(to_csv(lab.run(name)))[1]:
            assert row["series"][0].isidentifier()


def test_a_comparison_says_whose_row_it_is():
    normed = {"normalization": "layer"}  # without a phase diagram: layers alone
    found = lab.compare("vanishing-gradient", {**normed, "depth": 3}, {**normed, "depth": 4})
    comments, rows = read(to_csv(found))
    assert comments == [f"# A: {command(found.a)}", f"# B: {command(found.b)}"]
    counts = {run: sum(row["run"] == run for row in rows) for run in "AB"}
    assert counts == {"A": 9, "B": 12}


@pytest.mark.parametrize("name", lab.experiments())
def test_the_first_line_runs_it_again(name):
    experiment = lab.get(name)
    trace = experiment.run(list(experiment.presets.values())[-1].parameters)
    options = parser().parse_args(command(trace).split()[1:])
    assert options.name == name
    given = {key: getattr(options, key) for key in experiment.parameters}
    assert experiment.parse(given) == dict(trace.parameters)
