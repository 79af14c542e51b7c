# `make decks` builds the five lectures; `make test` runs every check. Both set up what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LECTURES := community-work-skills serving-the-people how-to-work-with-communities young-cadres-talk township-briefing
THEMES := party-red,academy-blue

.PHONY: bench decks test check setup setup-dev tools pictures stress clean

setup: $(VENV)/.installed
setup-dev: $(VENV)/.installed-dev

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Python 3.11 or later is needed"; \
	  [ "$$(id -u)" = 0 ] && apt-get update -q && apt-get install -y -q python3 python3-venv; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { \
	  [ "$$(id -u)" = 0 ] && apt-get update -q && apt-get install -y -q python3-venv; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install -q --disable-pip-version-check -e .
	$(BIN)/python -m compileall -q deckbuilder
	$(BIN)/python tools/make_themes.py
	touch $@

$(VENV)/.installed-dev: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[dev]'
	touch $@ $(VENV)/.installed

# what the rendering tests need; where it cannot be had they are skipped and say so
tools:
	@if command -v soffice >/dev/null && command -v pdftotext >/dev/null && fc-list 2>/dev/null | grep -q 'Noto Sans CJK'; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
	    libreoffice-impress fonts-noto-cjk fonts-dejavu fonts-liberation poppler-utils; } >/dev/null \
	  || echo "LibreOffice could not be installed: rendering tests will be skipped"; \
	else echo "LibreOffice is missing and cannot be installed: rendering tests will be skipped"; fi

decks: setup
	@$(BIN)/deckbuilder build $(LECTURES:%=specs/%.yaml) --theme $(THEMES) -o build/

check: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright
	$(BIN)/lint-imports

test: check tools
	$(BIN)/python -m pytest

# the proof that text fits, at length: SEED and DECKS choose which decks and how many
stress: setup-dev tools
	$(BIN)/python tools/stress.py --seed $${SEED:-1} --decks $${DECKS:-468} --slides 5 --render 6

# render what the documentation shows
pictures: setup-dev tools
	$(BIN)/python tools/make_pictures.py

clean:
	rm -rf build dist $(VENV)

# time ours beside the peers that the registries have; results on standard output. What was changed
# since `setup` is compiled, as it would be in an installed package, even where the environment
# keeps Python from writing bytecode
bench: setup
	$(BIN)/python -m compileall -q deckbuilder
	$(BIN)/python tools/make_themes.py
	@command -v pandoc >/dev/null || { [ "$$(id -u)" = 0 ] && apt-get update -q && apt-get install -y -q pandoc; } || true
	@mkdir -p build/peers && cd build/peers && { [ -d node_modules/pptxgenjs ] || npm install --silent --no-fund --no-audit pptxgenjs; } || true
	$(BIN)/python bench/run.py
