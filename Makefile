# One target a job; each sets up first if needed. `make help` lists them.
.DEFAULT_GOAL := help
.PHONY: setup run test faults test-cluster test-pywb check bench bench-peers bench-capture bench-scale bench-idle soak eval train page test-page bench-page sql ui up down clean help lock docs

VENV  := .venv
BIN   := $(VENV)/bin
READY := $(VENV)/.ready
INPUT ?=
SAMPLE := tests/archive/input
WARC  ?= tests/archive/input
QUERY ?=
DOCUMENTS ?= 20000
SEED  ?= 0
SHEET ?=
ARTICLES ?= 100000

setup: $(READY)  ## create .venv from requirements.lock, with .venv/bin/dateline in it

$(READY): requirements.lock pyproject.toml
	@echo "Setting up $(VENV) (once; a minute or two)"
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11) and "dateline: Python 3.11 or newer is needed")'
	@test -x $(BIN)/python || python3 -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check uv==0.13.9
	@VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv pip install --quiet --compile-bytecode --require-hashes --requirement requirements.lock
	@VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $(READY)

run: $(READY)  ## run the pipeline over the sample archive (into data/sample), or over INPUT=path (into data)
	@$(if $(INPUT),$(BIN)/dateline run $(INPUT),DATELINE_DATA=$${DATELINE_DATA:-data/sample} $(BIN)/dateline run $(SAMPLE))

test: check  ## run the checks, then the tests
	@$(BIN)/python -m pytest

faults: $(READY)  ## kill runs at random moments, damage what they wrote, fill their disk (hours on two cores)
	@$(BIN)/python -m pytest tests/faults tests/flows -m slow --numprocesses=0 --verbose

test-cluster: $(READY)  ## four Dask workers that share no disk, over an S3 server of this machine, in .venv-cluster
	@test -x .venv-cluster/bin/python || python3 -m venv .venv-cluster
	@VIRTUAL_ENV=$(CURDIR)/.venv-cluster $(BIN)/uv pip install --quiet --requirement requirements.lock
	@VIRTUAL_ENV=$(CURDIR)/.venv-cluster $(BIN)/uv pip install --quiet --editable '.[dask,s3]' 'moto[server]>=5.2'
	@.venv-cluster/bin/python -m pytest tests/flows/test_cluster.py tests/flows/test_depot.py -m slow --numprocesses=0 --verbose

test-pywb: $(READY)  ## captured files replayed by pywb, in .venv-pywb
	@test -x .venv-pywb/bin/python || python3 -m venv .venv-pywb
	@VIRTUAL_ENV=$(CURDIR)/.venv-pywb $(BIN)/uv pip install --quiet 'pywb>=2.10,<3'
	@$(BIN)/python -m pytest tests/flows/test_pywb.py -m slow --numprocesses=0 --verbose

check: $(READY)  ## ruff, mypy and the layers
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(READY)  ## pages per second beside a bare trafilatura loop, on WARC=path
	@$(BIN)/python -m flows.lab.bench $(WARC)

eval: $(READY)  ## quality on the development sets, when ../shared is there, into docs/quality.md; or of SHEET=path, a reading sheet
	@$(BIN)/python -m flows.lab.evaluate $(SHEET)

bench-peers: $(READY)  ## pages per processor second beside other extractors, on WARC=path, each in .venv-peers
	@$(BIN)/python -m flows.lab.bench_peers $(WARC)

bench-capture: $(READY)  ## capture a site of 5,000 pages on this machine: speed, politeness, kills
	@$(BIN)/python -m flows.lab.bench_capture

bench-scale: $(READY)  ## what a night of 1,000 articles costs in a small and in a large archive
	@$(BIN)/python -m flows.lab.bench_scale

bench-idle: $(READY)  ## what a night with nothing new costs, by number of shards that are loaded
	@$(BIN)/python -m flows.lab.bench_idle

soak: $(READY)  ## run real archives and mutations of them, DOCUMENTS=20000 in all, SEED=0: any fault fails
	@$(BIN)/python -m flows.lab.soak $(DOCUMENTS) $(SEED)

train: $(READY)  ## teach the encoder again from the data beside the checkout (in practice on a GPU)
	@VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv pip install --quiet --editable ".[train]"
	@$(BIN)/python -m flows.train

page: $(READY)  ## look at the published file in a browser
	@$(BIN)/dateline page

test-page: $(READY)  ## all tests of the page, those in a browser too (Chromium: apt-get install chromium)
	@$(BIN)/python -m pytest tests/page tests/unit/page -m "" --numprocesses=0 --timeout=600

bench-page: $(READY)  ## how fast the page answers over ARTICLES=100000 made-up articles
	@$(BIN)/python -m flows.lab.bench_page $(ARTICLES)

sql: $(READY)  ## question the published file: a prompt, or QUERY="..."
	@$(BIN)/dateline sql $(if $(QUERY),"$(QUERY)")

up: $(READY)  ## serve the deployments nightly and ingest on a local Prefect server
	@$(BIN)/dateline up

ui: up

down:  ## stop the local Prefect servers
	@test ! -x $(BIN)/dateline || $(BIN)/dateline down
	@test ! -x $(BIN)/dateline || test ! -d data/sample || DATELINE_DATA=data/sample $(BIN)/dateline down

lock: $(READY)  ## resolve the dependencies anew into requirements.lock
	@VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv pip compile pyproject.toml --extra dev --generate-hashes --universal \
		--python-version 3.11 --no-emit-index-url --no-emit-find-links --quiet --output-file requirements.lock

docs: $(READY)  ## write what the documentation takes from the code
	@$(BIN)/python -m flows.lab.docs

clean: down  ## remove the environment, the caches and the sample's data; asks before what you captured or ingested
	@rm -rf $(VENV) .venv-cluster .venv-pywb .venv-peers data/sample .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@if test -d data && test -n "$$(ls -A data)"; then \
		printf 'Remove data/ too: captured pages, lake, published file? [y/N] '; \
		read answer && test "$$answer" = y && rm -rf data || echo "data/ is kept"; \
	else rm -rf data; fi

help:  ## show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1|/' | awk -F'|' '{printf "make %-13s %s\n", $$1, $$2}'
