# Two commands: `make graph` builds the graph of seeds/ into output/, `make test` checks everything.
# Both make the virtual environment .venv first and need nothing but Python 3.11 or newer, pip and make.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
SOURCES ?= seeds
OUTPUT ?= output

.PHONY: graph test check lint types unit docs clean

graph: $(VENV)/.installed
	$(BIN)/kzgraph build $(SOURCES) -o $(OUTPUT)

test: $(VENV)/.tested lint types unit

check: test

lint: $(VENV)/.tested
	$(BIN)/ruff check kzgraph tests bench training docs hatch_build.py

types: $(VENV)/.tested
	$(BIN)/mypy

unit: $(VENV)/.tested
	$(BIN)/python -m pytest $(PYTEST_ARGS)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("kzgraph needs Python 3.11 or newer; try: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv $(VENV) >/dev/null 2>&1 || $(PYTHON) -m venv --without-pip --clear $(VENV)  # without ensurepip
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m pip --python $(BIN)/python install --quiet pip

# The explorer is bundled when the package is installed, so that what it is made from counts too.
$(VENV)/.installed: $(BIN)/python pyproject.toml hatch_build.py $(shell find web -type f -not -path '*/node_modules/*' -not -path '*/img/*')
	$(INSTALL) --editable .
	@touch $@

$(VENV)/.tested: $(VENV)/.installed
	$(INSTALL) --editable '.[test]'
	@touch $@

docs: $(VENV)/.documented
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict

$(VENV)/.documented: $(VENV)/.installed
	$(INSTALL) --editable '.[docs]'
	@touch $@

clean:
	rm -rf $(VENV) build dist site *.egg-info
