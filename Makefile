# What people type. `make help` lists it.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift
RELEASE := .build-release
RELEASE_FLAGS := -c release --static-swift-stdlib --disable-local-rpath --scratch-path $(RELEASE)

.PHONY: help setup build test interop release demo install uninstall bench soak lint completions clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Check for what the build needs, and install it
	@Tests/setup.sh

build: setup ## Build for debugging
	$(SWIFT) build

test: setup ## Run the unit and end-to-end tests
	$(SWIFT) build --build-tests
	@# One after the other: what starts hundreds of programs would starve tests that wait for a moment.
	$(SWIFT) test --skip-build --skip EndToEndTests
	$(SWIFT) test --skip-build --filter EndToEndTests --skip CrowdTests
	$(SWIFT) test --skip-build --filter CrowdTests

interop: setup ## Sign in to real servers, fetched into .cache/interop
	$(SWIFT) build --product mcpauth
	Tests/Interop/run.sh

release: setup ## Build dist/mcpauth, stripped
	@mkdir -p $(RELEASE)/static dist
	@# A folder with the archive alone makes the linker take it: one library less to load at every start.
	@archive=$$(cc -print-file-name=libstdc++.a 2>/dev/null || true); \
	if [ -f "$$archive" ]; then ln -sf "$$archive" $(RELEASE)/static/; fi
	$(SWIFT) build $(RELEASE_FLAGS) --product mcpauth -Xlinker -L$(CURDIR)/$(RELEASE)/static
	cp $(RELEASE)/release/mcpauth dist/mcpauth.new
	strip dist/mcpauth.new
	mv dist/mcpauth.new dist/mcpauth

demo: release ## Sign in to the built-in playground and call a tool
	@Tests/demo.sh dist/mcpauth

install: release ## Install the binary, man pages and completions below PREFIX
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 755 dist/mcpauth $(DESTDIR)$(PREFIX)/bin/mcpauth
	install -m 644 man/*.1 $(DESTDIR)$(PREFIX)/share/man/man1/
	install -d $(DESTDIR)$(PREFIX)/share/bash-completion/completions
	install -m 644 completions/mcpauth.bash $(DESTDIR)$(PREFIX)/share/bash-completion/completions/mcpauth
	install -d $(DESTDIR)$(PREFIX)/share/zsh/site-functions $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	install -m 644 completions/_mcpauth $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_mcpauth
	install -m 644 completions/mcpauth.fish $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/mcpauth.fish

uninstall: ## Remove what install put there
	rm -f $(DESTDIR)$(PREFIX)/bin/mcpauth $(DESTDIR)$(PREFIX)/share/man/man1/mcpauth*.1
	rm -f $(DESTDIR)$(PREFIX)/share/bash-completion/completions/mcpauth
	rm -f $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_mcpauth
	rm -f $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/mcpauth.fish

bench: release ## Measure the start and a cold sign-in
	Tests/Bench/run.sh dist/mcpauth

soak: release ## Put the store under load: crowds, kill -9, 10,000 sessions
	Tests/Bench/soak.sh dist/mcpauth

lint: ## Check the style
	$(SWIFT) format lint --strict --parallel --recursive Sources Tests Package.swift

completions: build ## Generate the completions anew
	.build/debug/mcpauth --generate-completion-script bash > completions/mcpauth.bash
	.build/debug/mcpauth --generate-completion-script zsh > completions/_mcpauth
	.build/debug/mcpauth --generate-completion-script fish > completions/mcpauth.fish

clean: ## Remove everything that was built
	rm -rf .build $(RELEASE) dist
