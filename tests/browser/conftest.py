"""One server and one browser for all tests; pages in which any error fails the test."""

from contextlib import ExitStack, contextmanager

import pytest
from playwright.sync_api import sync_playwright

from wordgraph.explorer import Explorer, load
from wordgraph.glossary import Glossary, to_graph
from wordgraph.scene import build_scene

from .reader import SAID, WITHOUT_WEBGL, Reader
from .serving import launch, serving

# Named one by one: the tests know them, and a glossary that grows has other neighbours.
TERMS = """
vanishing-gradient backpropagation batch-normalization recurrent-neural-network gradient
weight-initialization relu exploding-gradient signal-propagation sigmoid-function
residual-connection activation-function saturation gradient-clipping plateau
long-short-term-memory layer-normalization he-initialization hyperbolic-tangent hidden-layer
backpropagation-through-time mixed-precision-training dynamical-isometry forget-gate
edge-of-chaos gated-recurrent-unit glorot-initialization chain-rule transformer
cross-entropy-loss gradient-descent convolutional-neural-network logistic-regression variance
language-model learning-rate stochastic-gradient-descent softmax adam gaussian-distribution
loss-function neural-network inference l2-regularization interpretability hessian-matrix
quantization singular-value-decomposition norm pre-training condition-number
variational-autoencoder autoencoder batch-size hyperparameter edge-of-stability
speech-recognition mini-batch self-attention feature-scaling
""".split()

DESKTOP = {"viewport": {"width": 900, "height": 600}, "color_scheme": "dark"}
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "color_scheme": "dark",
    "has_touch": True,
    "is_mobile": True,
}


@pytest.fixture(scope="session")
def whole():
    """The built-in glossary."""
    return load()


@pytest.fixture(scope="session")
def explorer(whole):
    """Sixty terms about the vanishing gradient, where they are in the whole: quick to draw."""
    row = {ident: number for number, ident in enumerate(whole.scene.ids)}
    terms = (whole.glossary.terms[ident] for ident in TERMS)
    tours = whole.glossary.tours
    part = Glossary.of(terms, whole.glossary.title, whole.glossary.domains, tours=tours)
    graph = to_graph(part)
    places = whole.scene.places[[row[ident] for ident in graph]]
    return Explorer(part, graph, build_scene(part, graph, places))


@pytest.fixture(scope="session")
def address(explorer):
    with serving(explorer) as found:
        yield found


@pytest.fixture(scope="session")
def playwright():
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright):
    found = launch(playwright)
    yield found
    found.close()


@pytest.fixture(scope="session")
def row(explorer):
    """The row of a term in the scene, by its id."""
    return {ident: number for number, ident in enumerate(explorer.scene.ids)}


@pytest.fixture(scope="session")
def readers():
    """All readers at work."""
    return []


@pytest.fixture(scope="session")
def _shared(browser, address, readers):
    with _reading(browser, address, readers) as found:
        yield found.open()


@pytest.fixture(scope="module")
def _pocketed(browser, address, readers):
    with _reading(browser, address, readers, **PHONE) as found:
        yield found.open()


@pytest.fixture
def phone(_pocketed):
    """A small screen with a finger on it, which the tests of a module share; it is as it opens."""
    _pocketed.ask("document.getElementById('page').classList.remove('tall')")
    return _as_it_opens(_pocketed)


@pytest.fixture
def reader(_shared):
    """A page that most tests share, since each takes seconds to load; it is as it opens."""
    _shared.page.mouse.move(0, 0)
    return _as_it_opens(_shared)


@pytest.fixture(scope="session")
def _unstaged(browser, address, readers):
    with _reading(browser, address, readers, script=WITHOUT_WEBGL + SAID) as found:
        yield found


@pytest.fixture
def quick(_unstaged):
    """`quick(query)`: a page without a stage, opened anew by a browser that has read the scripts.

    What panels do is the same there, and soon done.
    """

    def open_anew(query=""):
        if _unstaged.page.url.startswith(_unstaged.address):
            _unstaged.ask("(localStorage.clear(), sessionStorage.clear())")
        return _unstaged.open(query)

    return open_anew


@pytest.fixture
def visiting(browser, address, readers):
    """`with visiting() as visit`: visits that end with the block and fail it if any saw trouble."""

    @contextmanager
    def start():
        with ExitStack() as visits:

            def visit(address=address, **options):
                return visits.enter_context(_reading(browser, address, readers, **options))

            yield visit

    return start


@pytest.fixture
def visit(visiting):
    """Readers in contexts of their own: `visit(address=, script=, **options of a context)`."""
    with visiting() as start:
        yield start


@pytest.fixture(autouse=True)
def _no_troubles(readers):
    """Fail a test that saw an error, a failed request, a dialog, or a request to another host.

    This looks at the pages that tests share; one of a test's own is looked at when it closes.
    """
    yield
    troubles = [trouble for reader in readers for trouble in reader.take_troubles()]
    assert not troubles, "\n".join(troubles)


def _as_it_opens(reader):
    reader.ask("(document.activeElement.blur(), stage.letGo(), explorer.toggleList(false))")
    reader.ask("localStorage.removeItem('wordgraph.theme')")
    nothing = {"term": None, "domain": None, "camera": None, "theme": None, "lab": {}}
    reader.ask("explorer.restore(argument)", nothing)
    reader.ask("stage.put(stage.home())")
    return reader.settle()


@contextmanager
def _reading(browser, address, readers, script="", **options):
    context = browser.new_context(**{**DESKTOP, "service_workers": "block", **options})
    if script:
        context.add_init_script(script)
    reader = Reader(context.new_page(), address)
    readers.append(reader)
    try:
        yield reader
        reader.page.title()  # what the page has said so far arrives before its answer
        troubles = reader.take_troubles()  # closing cuts off requests, which is no trouble
    finally:
        readers.remove(reader)
        context.close()
    assert not troubles, "\n".join(troubles)
