"""An app to ask without a browser, of a glossary so small that it takes no time."""

from collections.abc import Iterator

import pytest
from dash import Dash
from flask.testing import FlaskClient

from wordgraph.app import create_app
from wordgraph.explorer import Explorer
from wordgraph.glossary import Glossary, Link, Term

TITLE = "</title><script src='//evil.example/x.js'></script>{%config%} @SHELL@ \u2028"


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Places go to a folder of the tests' own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORDGRAPH_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def explorer(_own_cache: None) -> Explorer:
    """Three linked terms, one with an experiment and one with a name beyond ASCII."""
    text = "It is said that " + "much can be said. " * 100
    terms = [
        Term(
            id="deep",
            name="Deep net",
            domains=("nets",),
            definition=text,
            links=(Link("deep", "fade"),),
        ),
        Term(id="fade", name="Vanishing gradient", summary="It fades.", lab="vanishing-gradient"),
        Term(id="höhe", name="Höhe", definition="$x$", links=(Link("höhe", "deep"),)),
    ]
    return Explorer.of(Glossary.of(terms, title=TITLE, domains=("nets", "sizes")))


@pytest.fixture(scope="session")
def app(explorer: Explorer) -> Dash:
    return create_app(explorer)


@pytest.fixture(scope="session")
def client(app: Dash) -> FlaskClient:
    return app.server.test_client()


@pytest.fixture(scope="session")
def document(client: FlaskClient) -> str:
    return client.get("/").text
