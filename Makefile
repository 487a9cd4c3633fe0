# The archive's common commands; `make help` lists them. Needs python3 (3.11 or newer) and nothing else.
PYTHON ?= python3
PORT ?= 8000
ARTICLES ?=
MANAGE := .venv/bin/python manage.py
export PORT ARTICLES
export PYTHONUTF8 = 1
.DEFAULT_GOAL := help
.PHONY: help setup run dev stop editor test lint audit screenshots

help: ## this list
	@echo "make …"
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  \1|\2/p' Makefile | while IFS='|' read -r name what; do \
		printf '%-12s %s\n' "$$name" "$$what"; done

setup: ## make .venv with everything pinned
	@$(PYTHON) archive_site/install.py requirements.txt

run: ## serve the archive: make run [PORT=8000] [ARTICLES=folder]
	@$(PYTHON) -m archive_site.port "$$PORT"
	@$(PYTHON) archive_site/install.py requirements.txt
	@exec $(MANAGE) serve --port "$$PORT" --articles "$$ARTICLES"

dev: ## the same with Django's own server, which reloads changed code
	@$(PYTHON) -m archive_site.port "$$PORT"
	@$(PYTHON) archive_site/install.py requirements.txt
	@exec $(MANAGE) serve --port "$$PORT" --articles "$$ARTICLES" --dev

stop: ## stop the site and its database
	@if [ -x .venv/bin/python ]; then $(MANAGE) stop; else echo "Nothing was running."; fi

editor: setup ## make an editor's account
	@$(MANAGE) make_editor

lint:
	@$(PYTHON) archive_site/install.py requirements-dev.txt
	@.venv/bin/ruff check --quiet
	@.venv/bin/ruff format --check --quiet

test: lint ## every check and test, from nothing, in a throw-away database
	@.venv/bin/python -m pytest --numprocesses 3 --dist worksteal

audit: lint ## the long checks too: every test, many more random examples, then Lighthouse
	@.venv/bin/python -m pytest --numprocesses 2 --dist worksteal -m "" --hypothesis-profile audit
	@.venv/bin/python -m pytest -s articles/tests/audit/lighthouse.py

screenshots: ## a picture of every page of the sample, in var/screenshots
	@$(PYTHON) archive_site/install.py requirements-dev.txt
	@.venv/bin/python -m pytest articles/tests/browser/screenshots.py
	@echo "var/screenshots/index.html"
