"""`wordgraph check`: all problems at once, and an exit status that says whether there are any."""

import pytest

from .conftest import SOUND, write

BROKEN = {
    "Hard.md": "---\nname: Hard\ndifficulty: hard\n---\nText.\n",
    "Torn.md": "---\nname: [\n---\nText.\n",
    "Open.md": "---\nname: Open\n",
}


def test_the_built_in_glossary_is_sound(wordgraph):
    said = wordgraph("check", "--strict")
    assert said.status == 0
    assert "0 errors, 0 warnings" in said.out


def test_errors_are_listed_all_at_once(wordgraph, vault):
    said = wordgraph("check", write(vault, BROKEN))
    assert said.status == 1
    errors = [line for line in said.out.splitlines() if line.startswith("error: ")]
    assert len(errors) == len(BROKEN)
    for name in BROKEN:
        (line,) = [line for line in errors if name in line]
        assert "; " in line, "an error names its remedy"
    assert f"{len(SOUND)} terms" in said.out.splitlines()[-1]
    assert "3 errors" in said.out.splitlines()[-1]
    assert said.err == ""


def test_warnings_count_as_errors_only_when_strict(wordgraph, vault):
    (vault / "Four.md").write_text('---\nname: Four\nrelated: ["[[Nowhere]]"]\n---\n')
    relaxed, strict = wordgraph("check", vault), wordgraph("check", vault, "--strict")
    assert (relaxed.status, strict.status) == (0, 1)
    assert set(relaxed.out.splitlines()[:-1]) < set(strict.out.splitlines())
    assert "keywords; give" in strict.out  # an editor's wish, no fault
    assert "keywords; give" not in relaxed.out
    assert "difficulty: " in strict.out.splitlines()[-3]
    assert "warning: " in relaxed.out
    assert "1 missing terms" in relaxed.out


def test_a_circle_of_prerequisites_is_an_error_that_names_it(wordgraph, vault):
    for name, first in (("Hen", "Egg"), ("Egg", "Hen")):
        text = f'---\nname: {name}\nprerequisites: ["[[{first}]]"]\n---\nA {name}.\n'
        (vault / f"{name}.md").write_text(text)
    said = wordgraph("check", vault)
    assert said.status == 1
    (line,) = [line for line in said.out.splitlines() if line.startswith("error: ")]
    assert "hen" in line.lower()
    assert "egg" in line.lower()


@pytest.mark.parametrize(
    ("lab", "remedy"),
    [
        ("vanishing-gradients", "did you mean 'vanishing-gradient'?"),
        ("vanishing-gradient/batchnorm", "did you mean 'vanishing-gradient/batch-norm'?"),
        ("zzz", "'wordgraph lab' lists them"),
    ],
)
def test_an_experiment_that_does_not_exist_is_an_error(wordgraph, vault, lab, remedy):
    (vault / "Four.md").write_text(f"---\nname: Four\nrelated: One\nlab: {lab}\n---\nIt.\n")
    said = wordgraph("check", vault)
    assert said.status == 1
    (line,) = [line for line in said.out.splitlines() if line.startswith("error: ")]
    assert line == f"error: my vault/Four.md:4: no experiment is called {lab!r}; {remedy}"


@pytest.mark.parametrize("lab", ["vanishing-gradient", "vanishing-gradient/batch-norm", ""])
def test_an_experiment_or_a_preset_may_be_named(wordgraph, vault, lab):
    (vault / "Four.md").write_text(f"---\nname: Four\nrelated: One\nlab: {lab}\n---\nIt.\n")
    assert "error: " not in wordgraph("check", vault).out


def test_errors_come_before_warnings(wordgraph, vault):
    write(vault, {**BROKEN, "Four.md": "---\nrelatd: One\nlab: zzz\n---\n"})
    lines = wordgraph("check", vault).out.splitlines()[:-1]
    kinds = [line.partition(": ")[0] for line in lines]
    assert kinds == sorted(kinds)
    assert set(kinds) == {"error", "warning"}


def test_an_empty_folder_is_one_line(wordgraph, tmp_path):
    assert "no Markdown file" in wordgraph("check", tmp_path).complaint


@pytest.mark.parametrize("name", ["notes.txt", "graph.xlsx"])
def test_a_file_that_no_reader_reads_is_one_line(wordgraph, tmp_path, name):
    (tmp_path / name).write_text("text")
    assert "no reader for" in wordgraph("check", tmp_path / name).complaint


def test_a_tour_through_a_term_that_does_not_exist_is_an_error_at_its_line(wordgraph, vault):
    (vault / "tours").mkdir()
    stops = "".join(f'\n[[stops]]\nterm = "{name}"\ntext = "x"' for name in ("One", "Thre"))
    (vault / "tours" / "it.toml").write_text(f'title = "It"{stops}')
    said = wordgraph("check", vault)
    assert said.status == 1
    line = "error: my vault/tours/it.toml:5: no term is called 'Thre'; did you mean 'Three'?"
    assert line in said.out.splitlines()
