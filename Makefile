# Every target sets up what it needs. `make help` lists them.
.DEFAULT_GOAL := help
.PHONY: help demo test check docs bench notebooks clean

# The first Python on the path that is new enough; PYTHON=... chooses another.
PYTHON ?= $(shell for p in python3 python3.11 python3.12 python3.13 python3.14; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && exit; \
	done; echo python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt
PINS := pyproject.toml constraints.txt
# On Linux the default torch may be a CUDA build of several gigabytes; this names an index
# with CPU builds: make demo TORCH_INDEX=https://download.pytorch.org/whl/cpu
TORCH_INDEX ?=

help: ## list the targets
	@echo "claimcmp: compare what reports claim. Targets:"
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 20

demo: $(VENV)/.core ## compare the five sample reports, answer two questions, write a page
	@mkdir -p out
	@$(BIN)/claimcmp compare seeds/ --ask "Who controls Idlib?" \
		--ask "Will Russia reduce its troops in Syria?" --html out/report.html
	@echo "The page with the full texts: file://$(CURDIR)/out/report.html"

test: $(VENV)/.all ## run all tests
	$(BIN)/python -m pytest

check: $(VENV)/.all ## lint, formatting, types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

docs: $(VENV)/.all ## build the documentation and check its links; warnings are errors
	$(BIN)/python -m pytest -q tests/test_links.py
	$(BIN)/python -m sphinx -W --keep-going -q -b html docs docs/_build/html
	@echo "The documentation: file://$(CURDIR)/docs/_build/html/index.html"

bench: $(VENV)/.all ## print the tables of docs/benchmarks.md (arguments in BENCH="...")
	$(BIN)/python benchmarks/run.py $(BENCH)

notebooks: $(VENV)/.all ## rewrite each .ipynb from its .py and run it to the end
	$(BIN)/jupytext --quiet --update --to ipynb notebooks/*.py
	$(BIN)/python -m pytest tests/test_notebooks.py

clean: ## remove the environment and everything that was built
	rm -rf $(VENV) out build dist docs/_build .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; v = sys.version_info; \
		sys.exit(0 if v >= (3, 11) else "claimcmp needs Python 3.11 or newer; $(PYTHON) is %d.%d. " \
		"Name another one: make $(MAKECMDGOALS) PYTHON=python3.11" % v[:2])'
	@echo "Making $(VENV) with $(PYTHON) (once)"
	@$(PYTHON) -m venv $(VENV)
	@touch $@

# torch comes first and by itself, so that nothing else can pull in another build of it.
$(VENV)/.core: $(PINS) | $(VENV)/.made
	@echo "Installing claimcmp and what it needs (once, some minutes)"
	@$(PIP) torch==2.13.0 $(if $(TORCH_INDEX),--index-url $(TORCH_INDEX))
	@$(PIP) -e .
	@touch $@

$(VENV)/.all: $(PINS) $(VENV)/.core
	@echo "Installing what tests, checks and documentation need (once, some minutes)"
	@$(PIP) -e '.[all]'
	@touch $@
