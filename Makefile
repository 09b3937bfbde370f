# Two commands: `make graph` builds the graph of seeds/ into output/, `make test` checks everything.
# Both make the virtual environment .venv first and need nothing but Python 3.11 or newer, pip and make.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
SOURCES ?= seeds
OUTPUT ?= output

.PHONY: graph test check lint types unit clean

graph: $(VENV)/.installed
	$(BIN)/kzgraph build $(SOURCES) -o $(OUTPUT)

test: $(VENV)/.tested lint types unit

check: test

lint: $(VENV)/.tested
	$(BIN)/ruff check kzgraph tests bench training

types: $(VENV)/.tested
	$(BIN)/mypy

unit: $(VENV)/.tested
	$(BIN)/python -m pytest $(PYTEST_ARGS)

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.tested: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --editable '.[test]'
	touch $@

clean:
	rm -rf $(VENV) build dist *.egg-info
