# One command per need. On a machine with Python >= 3.11 (venv, pip) and make, every target sets
# itself up: `make demo` and `make test` need nothing else. Paths are relative on purpose, so the
# checkout may lie in a folder with spaces.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test check lint text prove bench bench-address bench-remarks bench-text docs clean

# The first interpreter that is new enough; `make PYTHON=/path/to/python3.13 test` overrides it.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo "$$p"; break; }; done)
JOBS ?= 2
ARGS ?=

VENV := .venv
PY := $(VENV)/bin/python
PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 $(PY) -m pip install -qq --constraint constraints.txt
INPUTS := pyproject.toml constraints.txt

# A stamp says what is installed. A .venv that was moved here, or whose Python is gone or too old,
# is built anew; one made by hand is taken as it is and completed.
$(shell [ ! -d $(VENV) ] || { \
	$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { [ ! -f $(VENV)/.home ] || [ "$$(cat $(VENV)/.home)" = "$$(pwd -P)" ]; }; } \
	|| { rm -f $(VENV)/.home $(VENV)/.demo $(VENV)/.all $(VENV)/.bench; touch $(VENV)/.stale; })

$(VENV)/.home:
	@if [ -f $(VENV)/.stale ] || ! $(PY) -c 'import pip' >/dev/null 2>&1; then \
		if [ -z "$(PYTHON)" ]; then \
			echo "oms needs Python 3.11 or newer; found: $$(python3 --version 2>&1 || true)" >&2; \
			echo "Install one, or name it: make PYTHON=/path/to/python3.12 ..." >&2; exit 1; fi; \
		echo "Setting up $(VENV) ..."; \
		"$(PYTHON)" -m venv --clear $(VENV) || { echo "Could not make a virtual environment." \
			"On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }; fi
	@pwd -P > $@

$(VENV)/.demo: $(INPUTS) | $(VENV)/.home
	@echo "Installing oms for the demo ..."
	@$(PIP) --editable '.[calendar,cli,postal]'
	@touch $@

$(VENV)/.all: $(INPUTS) | $(VENV)/.home
	@echo "Installing oms with its tools (about a minute the first time) ..."
	@$(PIP) --editable '.[calendar,cli,postal,testing,dev]'
	@touch $@ $(VENV)/.demo

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

DEMO := screen examples/orders/orders.json --pack examples/packs/kudamono.toml --at 2026-05-13T09:00

demo: $(VENV)/.demo ## screen the example orders with the example shop's pack
	@$(VENV)/bin/oms $(DEMO) || [ $$? -eq 1 ]  # 1 = some orders need a person, as they should here
	@echo
	@echo "That was:"
	@echo "  oms $(DEMO)"
	@echo "Try next:"
	@echo "  $(VENV)/bin/oms --help                    what else it can do"
	@echo "  $(VENV)/bin/oms explain examples/orders/orders.json 900102-20260511-0000000005"
	@echo "                                         why that order is held, check by check"
	@echo "  edit examples/packs/kudamono.toml      switch a check off or grade it, run again"
	@echo "  make test                              the import floors and all tests"

test: $(VENV)/.all ## import floors + tests (JOBS=4, COV=1, ARGS='-k RM01')
	@$(VENV)/bin/lint-imports
	@$(PY) -m pytest -n $(JOBS) --dist loadscope --benchmark-disable $(if $(COV),--cov=oms --cov-branch --cov-report=term) $(ARGS)

lint: $(VENV)/.all ## ruff, mypy --strict, import floors, text
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy --strict
	@$(VENV)/bin/lint-imports
	@$(PY) tools/check_text.py

check: lint test docs ## all of it: lint + test + docs; what a change must pass

prove: $(VENV)/.all ## the long proofs and the mutation run (some minutes each)
	@$(PY) -m pytest -m prove -n $(JOBS) --dist loadscope --benchmark-disable $(ARGS) tests/
	@$(PY) tools/mutate.py --jobs $(JOBS)

$(VENV)/.bench: $(VENV)/.all
	@$(PIP) --editable '.[bench]'
	@touch $@

bench: $(VENV)/.bench ## speed: orders a second, pack load, import, calendars
	@$(PY) -m pytest --benchmark-only $(ARGS) benchmarks/

bench-remarks: $(VENV)/.all ## how well the remarks check separates messages from form text
	@$(PY) benchmarks/remarks/evaluate.py $(ARGS)

bench-address: $(VENV)/.all ## how well postcodes and addresses are compared, on the unseen part
	@$(PY) benchmarks/address/evaluate.py $(ARGS)

bench-text: $(VENV)/.all ## how well mojibake is found and undone, beside ftfy and a naive regex
	@$(PY) benchmarks/text/evaluate.py $(ARGS)

docs: $(VENV)/.all ## build the site into site/; warnings are errors
	@NO_MKDOCS_2_WARNING=1 $(PY) -m mkdocs build --strict --quiet

clean: ## remove what the targets made, .venv included
	rm -rf $(VENV) site dist htmlcov .coverage .coverage.* .pytest_cache .mypy_cache .ruff_cache \
		.import_linter_cache .hypothesis .benchmarks
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
