# The two commands a newcomer needs are `make run` and `make test`; the rest serves daily work.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
MAKEFLAGS += --no-print-directory
.NOTPARALLEL:
.DEFAULT_GOAL := help

export UV_SYSTEM_CERTS := 1
export UV_PYTHON_DOWNLOADS := never

# Two runs of the suite and several checkers read the same sources: they are translated once, and beside them.
export PYTHONDONTWRITEBYTECODE :=
export PYTHONPYCACHEPREFIX := $(CURDIR)/.venv/pycache

PORT ?= 8000
PYTHON := .venv/bin/python
# Named by path, because an active environment of another project would otherwise be filled.
INSTALL := $(PYTHON) -m uv pip install -q --python $(PYTHON) --require-hashes
# Two processes, each with its own database: the suite is larger than one core likes.
PYTEST := -m pytest -q -n 2 --dist worksteal
CHECKED := buendnis certification services tests manage.py
# Checkers load the settings without a deployment; nothing of it is kept.
LOOSE := env -u DATABASE_URL DEBUG=1

.PHONY: help setup setup-dev run test check lint lint-form unit plain conformance test-sqlite test-postgresql bench format lock release install-offline clean

help: ## Diese Übersicht
	@sed -nE 's/^([a-z-]+):.*## (.*)$$/  make \1|\2/p' $(MAKEFILE_LIST) | column -t -s '|'

# Set-up

.venv/.stamp-uv: requirements/uv.txt bin/find-python
	@found="$$(bin/find-python)" || { echo "Es fehlt Python 3.12, 3.13 oder 3.14. Bitte installieren oder den Pfad nennen: PYTHON=/pfad/python3 make run"; exit 2; }; \
	if ! { [ -x $(PYTHON) ] && $(PYTHON) -m pip --version; } >/dev/null 2>&1; then \
	  echo "Python-Umgebung wird angelegt …"; rm -rf .venv; "$$found" -m venv .venv; fi
	@$(PYTHON) -m pip install -qq --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@touch $@

.venv/.stamp-base: requirements/base.txt .venv/.stamp-uv
	@echo "Bibliotheken werden installiert …"
	@$(INSTALL) -r $<
	@touch $@

.venv/.stamp-dev: requirements/dev.txt .venv/.stamp-base
	@echo "Prüfwerkzeuge werden installiert …"
	@$(INSTALL) -r $<
	@touch $@

.venv/.stamp-system: bin/system-packages .venv/.stamp-base
	@bin/system-packages pdf
	@touch $@

node_modules/.stamp: package-lock.json .npmrc .venv/.stamp-uv
	@echo "Bausteine der Oberfläche werden geholt …"
	@command -v npm >/dev/null || { echo "  (npm fehlt, es kommt in die Python-Umgebung)"; $(INSTALL) -r requirements/node.txt; }
	@PATH="$$PATH:$(CURDIR)/.venv/bin" npm ci --ignore-scripts --loglevel=error >/dev/null
	@touch $@

setup: .venv/.stamp-base .venv/.stamp-system node_modules/.stamp ## Richtet alles ein, was „run“ und „test“ brauchen
	@mkdir -p var

setup-dev: setup .venv/.stamp-dev

# Running

run: setup ## Startet das Portal mit Beispieldaten (make run PORT=8123)
	@bin/serve $(PORT)

# Checking

# Types take as long as all the rest, so they are checked beside it; what both say is told, in turn.
lint: setup-dev
	@echo "Form, Typen und Bauregeln werden geprüft …"
	@said="$$(mktemp)"; trap 'rm -f "$$said"' EXIT; failed=0; \
	$(LOOSE) $(PYTHON) -m mypy >"$$said" 2>&1 & types=$$!; \
	$(MAKE) lint-form || failed=1; \
	wait $$types || failed=1; \
	cat "$$said"; exit $$failed

lint-form:
	@$(PYTHON) -m ruff check -q $(CHECKED)
	@$(PYTHON) -m ruff format -q --check $(CHECKED)
	@$(PYTHON) -m djlint templates --lint --quiet
	@found="$$($(LOOSE) .venv/bin/lint-imports --no-cache)" || { echo "$$found"; exit 1; }
	@$(LOOSE) $(PYTHON) manage.py check --fail-level WARNING
	@$(LOOSE) $(PYTHON) manage.py makemigrations --check --dry-run

unit: setup-dev
	@env -u DATABASE_URL $(PYTHON) $(PYTEST) -m "not browser and not slow"

plain: setup-dev ## Wie verständlich die Texte sind: die schwersten zuerst
	@$(LOOSE) $(PYTHON) -m tests.readability

check: lint unit plain ## Form, Typen, Bauregeln, schnelle Tests (unter einer Minute)

test-sqlite: setup-dev
	@bin/system-packages browser
	@echo "Tests auf der eingebauten Datenbank (SQLite), mit Browser …"
	@env -u DATABASE_URL $(PYTHON) $(PYTEST)

test-postgresql: setup-dev
	@[ -n "$${DATABASE_URL:-}" ] || bin/system-packages postgresql
	@echo "Tests auf PostgreSQL, ohne Browser …"
	@$(PYTHON) bin/with-postgresql $(PYTHON) $(PYTEST) -m "not browser"

conformance: setup-dev ## Hält die offene Schnittstelle gegen die Schemata von HSDS (HSDS_SCHEMAS=/pfad)
	@env -u DATABASE_URL $(PYTHON) -m pytest -q -rs tests/conformance

test: lint test-sqlite test-postgresql ## Alle Prüfungen und Tests, auf beiden Datenbanken

bench: setup-dev ## Misst Dokumente, Punkterechnung, Seiten, Pflege-Rechte und Suche (auf beiden Datenbanken)
	@[ -n "$${DATABASE_URL:-}" ] || bin/system-packages postgresql
	@env -u DATABASE_URL $(PYTHON) -m tests.benchmarks
	@env -u DATABASE_URL $(PYTHON) -m tests.benchmarks.care
	@$(PYTHON) -m tests.benchmarks.loans
	@env -u DATABASE_URL $(PYTHON) -m tests.benchmarks.search
	@$(PYTHON) bin/with-postgresql $(PYTHON) -m tests.benchmarks.search

# Daily work

format: setup-dev ## Bringt Python-Dateien in Form
	@$(PYTHON) -m ruff check -q --fix $(CHECKED) || true
	@$(PYTHON) -m ruff format -q $(CHECKED)

lock: .venv/.stamp-uv ## Erneuert die Sperrlisten nach Änderungen an requirements/*.in
	@cd requirements && for part in uv node base dev; do \
	  ../$(PYTHON) -m uv pip compile -q --universal --generate-hashes --python-version 3.12 \
	    --no-emit-index-url --no-header --no-annotate $$part.in -o $$part.txt; done

release: setup ## Baut dist/…tar.gz für Server ohne Internet (Quellen, Bibliotheken, Stilvorlagen)
	@bin/release

install-offline: ## Richtet eine ausgepackte Auslieferung ein, ohne Internet
	@bin/install-offline

clean: ## Entfernt Umgebung und Bausteine; Beispieldaten in var/ bleiben
	@rm -rf .venv node_modules .mypy_cache .ruff_cache .pytest_cache
