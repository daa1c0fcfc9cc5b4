#!/bin/sh
# Checks for what building and testing need; what is missing is printed as a command and installed: after a question
# on a terminal, at once as root or with CI=true.
set -eu

say() { echo "setup: $*" >&2; }

command -v swift >/dev/null 2>&1 || {
  say "Swift 6.3 is missing: see https://www.swift.org/install"
  exit 1
}

if [ "$(uname)" = Darwin ]; then
  brew --prefix openssl@3 >/dev/null 2>&1 || { say "missing: brew install openssl@3"; exit 1; }
  exit 0
fi

missing=
header() { [ -e "$1" ] || [ -e "/usr/include/$(cc -dumpmachine 2>/dev/null || echo x)/${1#/usr/include/}" ] || missing="$missing $2"; }
tool() { command -v "$1" >/dev/null 2>&1 || missing="$missing $2"; }

tool cc gcc
header /usr/include/curl/curl.h libcurl4-openssl-dev
header /usr/include/openssl/ssl.h libssl-dev
tool curl curl
tool strip binutils
tool mandoc mandoc
tool python3 python3
tool zsh zsh
tool fish fish

[ -z "$missing" ] && exit 0

install="apt-get install --yes --no-install-recommends$missing"
say "missing:$missing"
if [ "$(id -u)" != 0 ]; then install="sudo $install"; fi
say "to install it: $install"

if [ "$(id -u)" != 0 ] && [ "${CI:-}" != true ]; then
  [ -t 0 ] || { say "no terminal to ask on: nothing was installed"; exit 1; }
  printf 'Install it now? [y/N] ' >&2
  read -r answer
  case "$answer" in y | Y | yes) ;; *) exit 1 ;; esac
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
export DEBIAN_FRONTEND=noninteractive
update=${install%% install*}" update"
{ $update && $install; } >"$log" 2>&1 || { tail -20 "$log" >&2; exit 1; }
say "done"
