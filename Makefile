# The commands of this repository. `make demo` and `make test` set everything up by themselves.

PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed
DEMO := src/sayso/demo
STORE := sqlite:///.demo/sayso.db
DATA := ../shared/data
SETS := gold/*.jsonl statements/*.jsonl statements/*.jsonl.gz events/plover_gsr_dev.jsonl places/*.jsonl times/*.jsonl \
	coreference/*.tsv stories/*.jsonl
GOLD := $(DEMO)/gold.jsonl $(wildcard $(addprefix $(DATA)/,$(SETS)))

.PHONY: help venv demo test eval floors lint docs schema knowledge clean
.DEFAULT_GOAL := help

help: ## list the commands
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | sort

venv: $(STAMP) ## make .venv and install sayso with its development tools; costs nothing the second time

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "sayso needs Python 3.11 or later; name one that you have: make venv PYTHON=python3.11" >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet 'pip>=23.3'  # an older one loses extras whose names have a dash
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@

demo: venv ## read the demo reports into a fresh store and show who said what
	rm -rf .demo && mkdir .demo
	$(BIN)/sayso add $(DEMO)/*.html $(DEMO)/wire_desk.jsonl $(DEMO)/*.csv --store $(STORE)
	$(BIN)/sayso add $(DEMO)/hilltop_radio.txt --outlet "Hilltop Radio" --published 2024-04-26 --store $(STORE)
	$(BIN)/sayso add $(DEMO)/valley_dispatch.txt --outlet "Valley Dispatch" --published 2024-04-25 --store $(STORE)
	$(BIN)/sayso find --limit 0 --store $(STORE)

test: venv ## everything that has to hold: lint, format, types, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

eval: venv ## score what is read against all gold there is, and hold the figures to floors.toml; several minutes
	$(BIN)/sayso eval $(GOLD) --against floors.toml

floors: venv ## the same, and raise the floors to what is now reached; none is lowered
	$(BIN)/sayso eval $(GOLD) --against floors.toml --update

lint: venv ## mend what the linter and the formatter can mend, then check the types
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/mypy

docs: venv ## write docs/schema.json and docs/cli.md from the code, then check that docs and code say the same
	$(BIN)/python docs/generate.py
	$(BIN)/pytest tests/test_docs.py tests/test_habits.py

schema: venv ## write docs/schema.json, the JSON Schema of one line of `sayso read --format jsonl`
	$(BIN)/python docs/generate.py schema.json

knowledge: venv ## compile the tables in src/sayso/knowledge/tables into knowledge.zip, once one of them was changed
	$(BIN)/sayso knowledge build

clean: ## remove what the other commands made, .venv included
	rm -rf .venv .demo .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
	find src tests training -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
