"""A run as a file: what a link names, in CSV, SVG and PNG; what makes no sense is refused."""

from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from wordgraph import lab
from wordgraph.app.panels.lab_files import file_name, links
from wordgraph.lab.drawing import to_svg
from wordgraph.lab.table import to_csv

NAME = "vanishing-gradient"
RUN = f"lab={NAME}%2Frelu-he&lab.depth=5"
BOTH = f"{RUN}&lab.seed=2&lab.a={NAME}%2Fsigmoid&lab.a.depth=4"


@pytest.fixture(scope="module")
def pair():
    a = {"depth": 4}
    b = {**lab.get(NAME).presets["relu-he"].parameters, "depth": 5, "seed": 2}
    return lab.compare(NAME, a, b)


def test_the_data_of_a_run(client: FlaskClient):
    answer = client.get(f"/lab.csv?{RUN}")
    trace = lab.run(NAME, activation="relu", weight_variance=2.0, depth=5)
    assert answer.text == to_csv(trace)
    assert answer.content_type == "text/csv; charset=utf-8"
    assert "vanishing-gradient-relu-he.csv" in answer.headers["Content-Disposition"]


def test_both_runs_in_one_file(client: FlaskClient, pair):
    answer = client.get(f"/lab.csv?{BOTH}")
    assert answer.text == to_csv(pair)
    name = "vanishing-gradient-relu-he-against-sigmoid.csv"
    assert name in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(("query", "theme"), [("", "light"), ("&theme=dark", "dark")])
def test_the_picture_of_a_run(client: FlaskClient, pair, query, theme):
    svg = client.get(f"/lab.svg?{BOTH}{query}")
    assert svg.mimetype == "image/svg+xml"
    assert svg.text == to_svg(pair, theme)
    ElementTree.fromstring(svg.text)
    png = client.get(f"/lab.png?{RUN}{query}")
    assert png.mimetype == "image/png"
    assert png.data.startswith(b"\x89PNG")


def test_the_links_lead_to_the_run_that_is_shown(client: FlaskClient, pair):
    link = {"": f"{NAME}/relu-he", "depth": "5", "seed": "2"}
    link |= {"a": f"{NAME}/sigmoid", "a.depth": "4"}
    found = links(link, "dark")
    assert [each.children for each in found] == ["CSV", "SVG", "PNG"]
    assert client.get(f"/{found[0].href}").text == to_csv(pair)
    assert client.get(f"/{found[1].href}").text == to_svg(pair, "dark")
    assert found[0].download == file_name(link, "csv")


@pytest.mark.parametrize("ending", ["csv", "svg", "png"])
@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "name an experiment"),
        ("lab=nothing", "there is no experiment 'nothing'"),
        (f"lab={NAME}/none", "no preset 'none'"),
        (f"lab={NAME}&lab.depth=deep", "depth='deep' is not possible"),
        (f"lab={NAME}&lab.deep=3", "did you mean depth"),
        (f"lab={NAME}&lab.a={NAME}/none", "no preset 'none'"),
        (f"lab={NAME}&lab.a=adam", "can't be compared"),
        (f"lab={NAME}&lab.a={NAME}&lab.a.depth=0", "depth='0' is not possible"),
        (f"lab={NAME}&lab.depth=%3Cb%3E", "lab settings make no sense"),
        (f"lab={NAME}&theme=pink", "theme is unknown"),
        (f"lab={NAME}&lab.depth=100&lab.width=512&lab.batch=256", "lower one of them"),
        (f"lab={NAME}&x={'y' * 5000}", "too long"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(client: FlaskClient, ending, query, said):
    answer = client.get(f"/lab.{ending}?{query}")
    assert answer.status_code == 400
    assert answer.mimetype == "text/plain"
    assert said in answer.text


def test_files_can_be_read_alone(client: FlaskClient):
    assert client.head(f"/lab.csv?{RUN}").status_code == 200
    assert client.post(f"/lab.csv?{RUN}").status_code == 405
    assert client.get(f"/lab.gif?{RUN}").status_code == 404
    assert client.get("/lab.").status_code == 404
