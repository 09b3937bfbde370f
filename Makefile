# Two commands: `make graph` builds the graph of seeds/ into output/, `make test` checks everything.
# Both make the virtual environment .venv first and need nothing but Python 3.11 or newer, pip and make.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
SOURCES ?= seeds
OUTPUT ?= output

.PHONY: graph test check lint types unit docs audit sbom test-lowest clean

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
	$(INSTALL) 'pip>=25.3'  # what a new venv brings has known weaknesses
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

# What is known against the packages that are installed. It asks the advisory service of PyPI, or, on a closed network,
# a checkout of github.com/pypa/advisory-database: make audit ADVISORIES=DIR
audit: $(VENV)/.installed
	$(INSTALL) 'PyYAML>=6,<7' $(if $(ADVISORIES),,'pip-audit>=2.7,<3')
	$(BIN)/python docs/_site/supply.py audit $(if $(ADVISORIES),--advisories '$(ADVISORIES)')

# A bill of materials (CycloneDX): what is installed, with versions and licences. The same for the same versions.
sbom: $(VENV)/.installed
	$(BIN)/python docs/_site/supply.py sbom -o dist/kzgraph.cdx.json

# The lower bounds of pyproject.toml hold: the lowest versions build and ask a graph.
test-lowest: $(BIN)/python
	$(INSTALL) 'uv>=0.5,<1'
	rm -rf $(VENV)-lowest
	$(BIN)/python -m uv venv --quiet --python $(BIN)/python $(VENV)-lowest
	$(BIN)/python -m uv pip install --quiet --python $(VENV)-lowest --resolution lowest-direct .
	$(VENV)-lowest/bin/kzgraph build seeds -o $(VENV)-lowest/out --quiet
	$(VENV)-lowest/bin/kzgraph query who-asked-whom -g $(VENV)-lowest/out
	$(VENV)-lowest/bin/kzgraph validate $(VENV)-lowest/out

clean:
	rm -rf $(VENV) $(VENV)-lowest build dist site *.egg-info
