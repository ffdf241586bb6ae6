"""Every command: help with examples that can be run, and errors in one line."""

import re
import shlex
from pathlib import Path

import pytest

from wordgraph import __version__
from wordgraph.cli.main import COMMANDS, parser

README = Path(__file__).parents[2] / "README.md"
IMPORTED = "print(sorted({'dash', 'flask'} & {name.split('.')[0] for name in sys.modules}))"


def examples(text):
    return re.findall(r"^\s*(wordgraph .+?)(?:\s{2,}[(#].*)?$", text, re.MULTILINE)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_says_what_it_does_with_an_example(wordgraph, name):
    said = wordgraph(name, "--help")
    assert said.status == 0
    assert COMMANDS[name].HELP.split(";")[0][:40] in said.out
    assert re.search(rf"examples?:\n  wordgraph {name}", said.out)
    assert said.err == ""


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_its_help(wordgraph, name):
    usage, _, rest = wordgraph(name, "--help").out.partition("\n\n")
    for option in re.findall(r"--[\w-]+", usage):
        assert re.search(rf"{option}\b.*\n?\s+\S", rest), option


@pytest.mark.parametrize(
    "line", [line for command in COMMANDS.values() for line in examples(command.EXAMPLE)]
)
def test_every_example_can_be_said(line):
    assert parser().parse_args(shlex.split(line)[1:])


def test_every_command_of_the_readme_can_be_said():
    spoken = [shlex.split(line, comments=True)[1:] for line in examples(README.read_text())]
    lines = [
        words for words in spoken if words and words[0] in COMMANDS and "[SOURCE]" not in words
    ]
    assert len(lines) >= 5
    for words in lines:
        assert parser().parse_args(words)


def test_the_overview_lists_every_command(wordgraph):
    said = wordgraph("--help")
    assert said.status == 0
    for name, command in COMMANDS.items():
        assert re.search(rf"^\s+{name}\s+{command.HELP.split()[0]}", said.out, re.MULTILINE)


def test_the_version(wordgraph):
    assert wordgraph("--version").out == f"wordgraph {__version__}\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_an_unknown_option_is_one_line(wordgraph, name):
    words = {"export": ["x.svg"], "layout": ["-o", "x.npz"], "search": ["x"]}.get(name, [])
    complaint = wordgraph(name, *words, "--no-such-option").complaint
    assert "--no-such-option" in complaint
    assert complaint.endswith("see wordgraph --help")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["export"], "path"),
        (["export", "x.svg", "--theme", "pink"], "pink.*dark.*light"),
        (["export", "x.svg", "--width", "wide"], "wide"),
        (["layout"], "--output.*--ship"),
        (["layout", "--ship", "-o", "x.npz"], "not allowed with"),
        (["serve", "--port", "http"], "http"),
    ],
)
def test_words_that_make_no_sense_are_one_line(wordgraph, words, complaint):
    said = wordgraph(*words).complaint
    assert re.search(complaint, said)
    assert said.endswith(f"see wordgraph {words[0]} --help")


@pytest.mark.parametrize(
    "words",
    [
        ["serve", "no/such/vault"],
        ["no/such/vault"],
        ["check", "no/such/vault"],
        ["layout", "no/such/vault", "-o", "x.npz"],
        ["export", "x.svg", "--source", "no/such/vault"],
    ],
)
def test_a_missing_folder_is_one_line(wordgraph, words):
    assert wordgraph(*words).complaint.startswith("no/such/vault: no such file or folder; give")


@pytest.mark.parametrize("command", ["serve", "layout -o x.npz", "export x.svg --source"])
def test_a_broken_file_is_one_line_that_names_it(wordgraph, vault, command):
    (vault / "Two.md").write_text("---\nname: Two\ndifficulty: hard\n---\nText.\n")
    (vault / "Three.md").write_text("---\nname: [\n---\n")
    complaint = wordgraph(*command.split(), vault).complaint
    assert re.match(r"my vault/(Two|Three)\.md:\d+: .+; .+ \(1 more: wordgraph check\)", complaint)


@pytest.mark.parametrize("words", [["--help"], ["check", "--help"], ["--version"]])
def test_help_needs_no_dash(process, words):
    code = (
        "import sys\nfrom wordgraph.cli import main\n"
        f"try: main(sys.argv[1:])\nexcept SystemExit: {IMPORTED}"
    )
    assert process(code, *words).out.endswith("[]\n")


def test_importing_the_package_needs_neither_dash_nor_plotly(process):
    code = "import sys, wordgraph\nprint({'dash', 'flask', 'plotly'} & set(sys.modules))"
    assert process(code).out == "set()\n"


@pytest.mark.parametrize("name", ["png", "svg", "html", "graphml", "gexf", "json"])
def test_exports_need_no_dash(process, vault, tmp_path, name):
    code = f"import sys\nfrom wordgraph.cli import main\nassert main(sys.argv[1:]) == 0\n{IMPORTED}"
    said = process(code, "export", tmp_path / f"x.{name}", "--source", vault, "--width", 320)
    assert said.out.endswith("[]\n"), said.err


def test_whoever_stops_reading_is_not_told_of_it(process):
    code = (
        "import os, sys\nfrom wordgraph.cli import main\n"
        "read, write = os.pipe()\nos.close(read)\nos.dup2(write, 1)\n"
        "sys.exit(main(['lab', 'vanishing-gradient', '--json', '--depth', '5']))"
    )
    said = process(code)
    assert "Traceback" not in said.err
    assert "BrokenPipe" not in said.err
