# make demo   read the sample articles; make test   everything CI runs
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEV := $(VENV)/.installed-dev

.PHONY: demo test check lock clean format bench half-spaces confidence

demo: $(STAMP)
	$(BIN)/rasad read samples/articles
	@echo
	@echo "That was: rasad read samples/articles   (try --format jsonl, or your own articles)"

test check: $(DEV)
	$(BIN)/ruff format --check src tests
	$(BIN)/ruff check src tests benchmarks tools
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/rasad packs check
	$(BIN)/rasad kb check
	$(BIN)/rasad evaluate --gold samples/gold.yaml --texts samples/articles --baseline samples/baseline.yaml
	$(BIN)/rasad evaluate --gold samples/further/gold.yaml --texts samples/further/articles --baseline samples/further/baseline.yaml
	$(BIN)/pytest -n 2

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Rasad needs Python 3.11 or later: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(STAMP): $(VENV)/bin/python requirements.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(DEV): $(STAMP) requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.lock
	@touch $@

# for maintainers: the locks anew, for every supported Python
lock: $(DEV)
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra dev pyproject.toml -o requirements-dev.lock

format: $(DEV)
	$(BIN)/ruff format src tests
	$(BIN)/ruff check --fix src tests

confidence: $(DEV)
	$(BIN)/python -m pip install --quiet scikit-learn==1.7.2 matplotlib==3.10.8
	$(BIN)/python tools/fit_confidence.py $(ARGS)

bench: $(DEV)
	$(BIN)/python benchmarks/run.py

# for maintainers: the model of half-spaces anew; DICTIONARY, FARSTAIL, PARSTWINER and IPERUDT are folders (NOTICE.md of
# the languages says what they are)
half-spaces: $(DEV)
	$(BIN)/python -m pip install --quiet python-crfsuite==0.9.12
	$(BIN)/python tools/build_half_spaces.py --dictionary $(DICTIONARY) --farstail $(FARSTAIL) --parstwiner $(PARSTWINER) --iperudt $(IPERUDT)

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache dist
