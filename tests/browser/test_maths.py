"""Every formula of the built-in glossary, as the browser sets it."""

import re

import pytest

from .reader import WITHOUT_WEBGL
from .serving import serving

MATHS = re.compile(r"\$[^$]+\$")

# Opens a term and looks at its formulas: how many there are, and the texts of those gone wrong.
_FORMULAS = """async ([id, name]) => {
  const { explorer } = document.getElementById("wordgraph");
  explorer.select(id);
  const body = document.getElementById("page-body");
  const there = () => body.querySelector("h2")?.textContent === name;
  for (let wait = 0; !there() && wait < 1000; wait += 1)
    await new Promise((done) => setTimeout(done, 5));
  const formulas = [...body.querySelectorAll("math")];
  const wrong = formulas.filter((formula) => {
    const { width, height } = formula.getBoundingClientRect();
    return width < 2 || height < 4 || formula.querySelector("merror");
  });
  const unset = [...body.querySelectorAll(".maths-error")];
  return [there(), formulas.length, [...wrong, ...unset].map((node) => node.textContent)];
}"""


@pytest.mark.slow
def test_every_term_with_maths_shows_all_of_it(whole, visit):
    terms = [
        term
        for term in whole.glossary.terms.values()
        if MATHS.search(term.why_it_matters + term.definition)
    ]
    assert len(terms) > 400
    with serving(whole) as address:
        reader = visit(address=address, script=WITHOUT_WEBGL).open()
        for term in terms:
            shown, count, wrong = reader.page.evaluate(_FORMULAS, [term.id, term.name])
            assert shown, term.name
            assert wrong == [], term.name
            assert count > 0, term.name
