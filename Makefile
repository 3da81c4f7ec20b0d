# Two commands do everything: `make run` and `make test`. Each creates what it needs, in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501
# Only this machine, unless told: make run HOST=0.0.0.0
HOST ?= 127.0.0.1

.DEFAULT_GOAL := run
.PHONY: run test check bench load national pictures sample lint lint-script messages clean

# The stamps remember which requirements the environment was made from.
$(VENV)/app.stamp: requirements.txt constraints.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed, this is %d.%d. Name one: make PYTHON=python3.12" % sys.version_info[:2]) if sys.version_info < (3, 11) else None'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet -r requirements.txt
	touch $@

$(VENV)/dev.stamp: requirements-dev.txt $(VENV)/app.stamp
	$(BIN)/python -m pip install --quiet -r requirements-dev.txt
	touch $@

run: $(VENV)/app.stamp
	@$(BIN)/python -c 'import socket, sys; sys.exit("Port $(PORT) is taken. Choose another: make run PORT=8502" if socket.socket().connect_ex(("127.0.0.1", $(PORT))) == 0 else None)'
	$(BIN)/streamlit run serve.py --server.address $(HOST) --server.port $(PORT)

node_modules/tools.stamp: package.json package-lock.json .npmrc
	npm ci --silent
	touch $@

lint: $(VENV)/dev.stamp lint-script
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The map's script: format, lint and types. Only its tools need Node; the app runs without.
lint-script:
	@if command -v node >/dev/null && command -v npm >/dev/null; \
	then $(MAKE) --quiet --no-print-directory node_modules/tools.stamp && npm run --silent lint; \
	else echo "Left out: the checks of static/peta, as node and npm are not installed."; fi

# Everything, browser tests included. Three at once, as a browser mostly waits.
test: lint
	BROWSER_PATH="$$(tools/browser.sh $(BIN)/python)" && export BROWSER_PATH && \
	$(BIN)/python -m pytest -n 3 --dist loadgroup -m "not full"

# The full matrix of pages, sizes, languages and themes, with axe on each.
check: lint
	BROWSER_PATH="$$(tools/browser.sh $(BIN)/python)" && export BROWSER_PATH && \
	$(BIN)/python -m pytest -n 3 --dist loadgroup

bench: $(VENV)/dev.stamp
	BROWSER_PATH="$$(tools/browser.sh $(BIN)/python)" && export BROWSER_PATH && \
	$(BIN)/python tools/bench.py

# Many visitors at once, without browsers, against what one waits alone.
VISITORS ?= 100
SECONDS_OF_LOAD ?= 600
load: $(VENV)/dev.stamp
	$(BIN)/python tools/load.py --visitors $(VISITORS) --seconds $(SECONDS_OF_LOAD)

# A made-up country of 514 areas and ten years, in a folder of its own, and how it is opened.
NATIONAL ?= test-results/national
national: $(VENV)/dev.stamp
	rm -rf $(NATIONAL)
	$(BIN)/python tools/national.py $(NATIONAL)
	@echo "cd $(NATIONAL) && PYTHONPATH=src $(CURDIR)/$(BIN)/streamlit run app.py"

# Take the pictures of README and guide anew; the result is committed.
pictures: $(VENV)/dev.stamp
	BROWSER_PATH="$$(tools/browser.sh $(BIN)/python)" && export BROWSER_PATH && \
	$(BIN)/python tools/pictures.py

# Make the sample data anew; the result is committed.
sample: $(VENV)/app.stamp
	$(BIN)/python -m dashboard sample

# Bring the catalogues up to date with the words in the code; new ones come in empty, to be translated.
messages: $(VENV)/dev.stamp
	$(BIN)/python tools/messages.py

clean:
	rm -rf $(VENV) node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis test-results
