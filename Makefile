# Everything runs in .venv, which is made from the locks and made again only when they, or what is built, change.
# Needed beforehand: Python 3.11 or newer with venv and pip. PYTHON=/path/to/python chooses one.

VENV := .venv
BIN := $(VENV)/bin
WEB := realtime/web
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
UV := uv>=0.13,<1
WORKERS := $(shell echo $$((2 * $$(getconf _NPROCESSORS_ONLN))))

# Node's own list of certificates lacks those of a company's proxy; the system's has them.
NODE_ENV := NODE_OPTIONS="$$NODE_OPTIONS --use-system-ca"
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" $(NODE_ENV) $(CURDIR)/$(BIN)/npm --prefix $(WEB)

BUILT_FROM := pyproject.toml hatch_build.py storage/srd/generate.py $(shell find $(WEB) -name node_modules -prune -o -print)

.PHONY: run test faults greedy check audit format lock clean
.DELETE_ON_ERROR:

# Start the whole system; Ctrl-C ends it. Python replaces the recipe's shell, so that it gets the signals itself.
run: $(VENV)/.runtime $(VENV)/.built
	@exec $(BIN)/python -m bot

# Two processes per core, because tests wait as much as they work; each has a MongoDB and a Redis of its own.
# ARGS go to pytest: make test ARGS="-k board -n 0"
test: $(VENV)/.dev $(VENV)/.built $(WEB)/node_modules/.package-lock.json
	@$(NPM) run --silent --if-present test
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(ARGS)

# Kill, freeze and cut off every process in the middle of a stream of commands, and look what is left: about
# ten minutes. ARGS are parts of the names of faults: make faults ARGS="Redis"
faults: $(VENV)/.dev $(VENV)/.built
	@$(BIN)/python -m tests.faults $(ARGS)

# Viewers who never read, among many who do: SECONDS VIEWERS GREEDY COMMANDS-A-SECOND, 600 2000 100 5 unless told.
greedy: $(VENV)/.dev $(VENV)/.built
	@$(BIN)/python -m tests.faults.greedy $(ARGS)

check: $(VENV)/.dev $(VENV)/.built $(WEB)/node_modules/.package-lock.json
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(NPM) run --silent --if-present check

# Ask whether anything that the locks pin has known vulnerabilities; what can't be asked is said.
audit: $(VENV)/.dev
	@$(BIN)/python .ci/audit.py

format: $(VENV)/.dev $(WEB)/node_modules/.package-lock.json
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .
	@$(NPM) run --silent --if-present format

# Measure beside peers and limits; the table is printed, and kept as JSON in build/bench.json. ARGS may name parts,
# and take more rounds of each: make bench ARGS="--long air growth"
bench: $(VENV)/.dev $(VENV)/.built tests/bench/node_modules/.package-lock.json
	@$(BIN)/python -m tests.bench $(ARGS)

# Write all locks anew: the newest versions that pyproject.toml allows, for every platform.
LOCK := $(BIN)/uv pip compile --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header --quiet --system-certs
lock: $(BIN)/python
	@$(PIP) install "$(UV)"
	@$(LOCK) pyproject.toml --output-file requirements.lock
	@$(LOCK) pyproject.toml --extra dev --constraint requirements.lock --output-file requirements-dev.lock
	@$(LOCK) .ci/audit.in --output-file .ci/audit.lock

# What can be made again; never the data folder.
clean:
	rm -rf $(VENV) $(WEB)/node_modules realtime/static storage/srd/creatures.json dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
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
