#!/bin/sh
# A cached token with 10,000 sessions in the store against one: at most 1.2 times. many.sh [path of mcpauth]
set -eu

mcpauth=$(cd "$(dirname "${1:-dist/mcpauth}")" && pwd)/$(basename "${1:-dist/mcpauth}")
folder=$(mktemp -d)
playground=
trap '[ -z "$playground" ] || kill "$playground" 2>/dev/null || true; rm -rf "$folder"' EXIT

"$mcpauth" playground --auto-consent >"$folder/ready" 2>/dev/null &
playground=$!
while ! [ -s "$folder/ready" ]; do sleep 0.05; done
url=$(sed -n 's/.*"mcp_url": *"\([^"]*\)".*/\1/p' "$folder/ready" | head -n 1)

XDG_CONFIG_HOME="$folder/one" "$mcpauth" login --quiet --browser "curl -fsSL" "$url"
cp -a "$folder/one" "$folder/many"
session=$(echo "$folder"/one/mcpauth/sessions/*.json)
python3 - "$session" "$folder/many/mcpauth/sessions" <<'PYTHON'
import os, sys
text = open(sys.argv[1], "rb").read()
for number in range(9999):
    name = os.path.join(sys.argv[2], "127.0.0.1-%024x.json" % (number * 0x9E3779B97F4A7C15 % 2**96))
    with open(os.open(name, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file:
        file.write(text)
PYTHON

# In turns, so that whatever else the machine does falls on both.
for round in 1 2 3 4 5; do
  for store in one many; do
    hyperfine --shell none --warmup 20 --runs 200 --style none --export-csv "$folder/$store.$round.csv" \
      "env XDG_CONFIG_HOME=$folder/$store $mcpauth token $url" >/dev/null 2>&1
    sed -n 2p "$folder/$store.$round.csv" >>"$folder/$store.csv"
  done
done
median() { cut -d, -f 6 "$1" | sort -g | sed -n 3p; }
one=$(median "$folder/one.csv")
many=$(median "$folder/many.csv")
awk -v one="$one" -v many="$many" 'BEGIN {
  printf "a cached token with 10,000 sessions: %.2f ms in the median, %.2f of the %.2f ms with one\n",
    many * 1000, many / one, one * 1000
  exit many / one > 1.2
}'
