# `make run` shows the built-in glossary, `make test` checks everything. Both set up what they need.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready

.PHONY: run test setup browser lint js unit check-all bench bench-layout places screenshots constraints clean

run: $(READY)
	@$(BIN)/wordgraph serve $(SOURCE)

test: lint js unit

setup: $(READY)

$(READY): pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Setting up .venv (once)..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[test]"
	@touch $@

# Debian's chromium for the browser tests, where it is missing and can be installed.
browser:
	@tests/browser/install-chromium.sh

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/wordgraph check --strict

js:
	@tests/js/need-node.sh
	node --test tests/js/*.test.mjs

unit: $(READY) browser
	$(BIN)/python -m pytest -q -n auto --maxprocesses 4 --ignore=tests/browser
	@tests/browser/run.sh $(BIN)/python

# What takes long: every slow test as well. PyTorch, an oracle of the lab, is installed for this alone.
check-all: lint js $(READY) browser
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[torch]"
	$(BIN)/python -m pytest -q -m "slow or not slow"

bench: $(READY) browser
	$(BIN)/python tests/benchmarks/run.py

# The layout beside its peers, which are installed for this alone.
bench-layout: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[bench]"
	@which sfdp >/dev/null || apt-get install -y -q graphviz || echo "no sfdp: install graphviz"
	npm install --silent --no-package-lock --prefix tests/benchmarks/layouts d3-force-3d ngraph.graph ngraph.forcelayout
	$(BIN)/python tests/benchmarks/layouts/run.py
	$(BIN)/python tests/benchmarks/layouts/domains.py
	$(BIN)/python tests/benchmarks/layouts/large.py

# After a change of the glossary or of the layout: the places are shipped, so that it opens without
# computing any.
places: $(READY)
	$(BIN)/wordgraph layout --ship

screenshots: $(READY) browser
	$(BIN)/python tests/browser/screenshots.py

# Exact versions of everything, from the newest that pyproject.toml allows.
constraints:
	rm -rf .venv && $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet -e ".[test]"
	$(BIN)/python -m pip freeze --exclude-editable > constraints.txt

clean:
	rm -rf .venv dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
