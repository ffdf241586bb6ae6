"""The built-in glossary's search, built once."""

import pytest

from wordgraph.resources import DATA
from wordgraph.search import Search
from wordgraph.sources import read


@pytest.fixture(scope="session")
def glossary():
    return read(DATA)


@pytest.fixture(scope="session")
def search(glossary):
    return Search(glossary)
