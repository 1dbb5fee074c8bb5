# Squall: what can be made. `make` alone prints this list.
SHELL := /bin/bash
SCENARIO ?= b-all-cervical
SOURCES = Sources Tests Benchmarks/Sources Benchmarks/Package.swift Package.swift
# Tests run optimised: five hundred patients are simulated more than once.
TEST = -c release -Xswiftc -enable-testing --scratch-path .build/test

.DEFAULT_GOAL := help
.PHONY: help run test release check format lint docs bench bench-peers crash calibrate clean set-up

help: ## print the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-11s %s\n", $$1, $$2}'

set-up:
	@Tools/set-up run

run: set-up release ## simulate the seed case and write its report to out/
	@mkdir -p out
	@.build/release/squall simulate $(SCENARIO)
	@.build/release/squall simulate $(SCENARIO) --format html --output out/$(SCENARIO).html --quiet
	@echo; echo "The report: out/$(SCENARIO).html. Open it in any browser; it needs no network."

release: ## build the executable in .build/release/
	@swift build -c release --product squall

test: ## build and run every test
	@Tools/set-up test
	@swift build --build-tests $(TEST)
	@swift test --skip-build $(TEST)

check: lint test ## lint, then test

format: ## format the sources
	@swift format format --in-place --recursive $(SOURCES)

lint: ## check the format of the sources
	@swift format lint --strict --recursive $(SOURCES)

crash: ## kill a running study 200 times and compare digests (KILLS)
	@Tools/set-up test
	@swift build --build-tests $(TEST)
	@SQUALL_CRASH_ROUNDS=$${KILLS:-200} SWIFT_BACKTRACE=enable=no swift test --skip-build $(TEST) --filter CrashTests

docs: ## build the documentation into out/documentation
	@Tools/docs

bench: release ## time one patient and one large chart from process start to printed result
	@Tools/bench

bench-peers: ## compare the engine with CVODE, AMICI and libRoadRunner (minutes; sets them up in .tools/peers)
	@Tools/peers run

calibrate: release ## fit the parameters again from their declared values (GENERATIONS, SEED)
	@.build/release/squall calibrate --from declared --generations $${GENERATIONS:-300} --seed $${SEED:-1} --output Calibration/parameters.tsv

clean: ## remove what was built
	@rm -rf .build .build-* out
