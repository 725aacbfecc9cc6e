# make demo   reads the example page and prints its brief (PAGE=path reads your own)
# make test   runs every test
# Both set everything up first; only Python 3.11 or newer and make are needed.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PAGE ?= examples/01-volga-courier.html
STAMP := $(VENV)/.installed

export OPENBLAS_NUM_THREADS = 1
export OMP_NUM_THREADS = 1

.PHONY: setup demo test check docs lock

setup: $(STAMP)

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "onrecord needs Python 3.11 or newer; try make PYTHON=python3.11 " + "$(MAKECMDGOALS)")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing into $(VENV) (once, a minute or two) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)

demo: setup
	@$(BIN)/onrecord read $(PAGE)

test: setup
	@$(BIN)/python -m pytest

check: setup
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

docs: setup
	@$(BIN)/python docs/build_reference.py

# Writes requirements.lock anew from pyproject.toml; needs pip-tools on the PATH of $(BIN).
lock:
	@$(BIN)/pip-compile --quiet --extra dev --generate-hashes --strip-extras --allow-unsafe \
	  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header \
	  --output-file requirements.lock pyproject.toml
