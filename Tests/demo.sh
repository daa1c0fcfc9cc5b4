#!/bin/sh
# Signs in to the built-in playground and calls a tool with the token: demo.sh [path of mcpauth]
set -eu

mcpauth=$(cd "$(dirname "${1:-dist/mcpauth}")" && pwd)/$(basename "${1:-dist/mcpauth}")
folder=$(mktemp -d)
playground=
finish() {
  [ -z "$playground" ] || { kill "$playground" 2>/dev/null && wait "$playground" 2>/dev/null; } || true
  rm -rf "$folder"
}
trap finish EXIT
trap 'exit 130' INT TERM
export XDG_CONFIG_HOME="$folder/config"
unset MCPAUTH_PROFILE BROWSER

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
[ -t 1 ] && [ -z "${NO_COLOR:-}" ] || say() { printf '\n== %s\n' "$*"; }
try() {
  printf '$ mcpauth'
  for word; do case "$word" in *' '*) printf " '%s'" "$word" ;; *) printf ' %s' "$word" ;; esac; done
  printf '\n'
  "$mcpauth" "$@" 2>&1
}

# A desktop has somebody who can consent; anywhere else the playground consents by itself.
if [ -t 0 ] && [ "${CI:-}" != true ] && { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname)" = Darwin ]; }; then
  consent=
  how="in your browser: sign in there with the name and password on the page"
else
  consent=--auto-consent
  how="without a browser: the playground consents by itself, and curl follows the redirects"
fi

say "1. A protected MCP server and its authorization server start on this machine"
"$mcpauth" playground $consent >"$folder/ready" 2>"$folder/log" &
playground=$!
tries=0
while ! [ -s "$folder/ready" ]; do
  tries=$((tries + 1))
  kill -0 "$playground" 2>/dev/null && [ "$tries" -lt 100 ] || { cat "$folder/log" >&2; exit 1; }
  sleep 0.1
done
url=$(sed -n 's/.*"mcp_url": *"\([^"]*\)".*/\1/p' "$folder/ready" | head -n 1)
echo "It listens at $url"

say "2. The chain of discovery"
try discover "$url"

say "3. Sign-in, $how"
if [ -n "$consent" ]; then
  try login "$url" --browser "curl -fsSL"
else
  try login "$url"
fi

say "4. What came back"
try status "$url"

say "5. One tool call with the token"
try call "$url" --list
try call "$url" whoami

say "6. The end of the session"
try logout "$url" --delete-client

say "Everything is stopped. Now with a server of yours: mcpauth login https://example.com/mcp"
