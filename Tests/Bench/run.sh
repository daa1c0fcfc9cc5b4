#!/bin/sh
# Measures what the project promises: run.sh [path of mcpauth]. Needs hyperfine; nothing here fails on a slow machine.
set -eu

mcpauth=$(cd "$(dirname "${1:-dist/mcpauth}")" && pwd)/$(basename "${1:-dist/mcpauth}")
folder=$(mktemp -d)
playground=
trap '[ -z "$playground" ] || kill "$playground" 2>/dev/null || true; rm -rf "$folder"' EXIT
export XDG_CONFIG_HOME="$folder/config"

echo "binary             $(wc -c <"$mcpauth") bytes"

"$mcpauth" playground --auto-consent >"$folder/ready" 2>/dev/null &
playground=$!
while ! [ -s "$folder/ready" ]; do sleep 0.05; done
url=$(sed -n 's/.*"mcp_url": *"\([^"]*\)".*/\1/p' "$folder/ready" | head -n 1)

# A cold sign-in: its own requests, and its time with a browser that comes back at once.
"$mcpauth" login --quiet --trace "$folder/cold.har" --browser "curl -fsSL" "$url"
requests=$(grep -o '"_step":"[a-z-]*"' "$folder/cold.har" | grep -cvE 'authorization|callback')
echo "cold login         $requests requests beside the browser's"
hyperfine --shell none --warmup 2 --runs 20 --style basic --prepare "rm -rf $folder/cold" \
  "env XDG_CONFIG_HOME=$folder/cold $mcpauth login --quiet --browser 'curl -fsSL' $url" 2>/dev/null | sed -n 's/ *Time (mean ± σ): */cold login         /p'

# A cached token against `curl --version`, one run.
hyperfine --shell none --warmup 20 --runs 200 --style basic --export-csv "$folder/start.csv" \
  "$mcpauth token $url" "curl --version" >/dev/null 2>&1
awk -F, 'NR == 2 { mean = $2; median = $6 } NR == 3 {
  printf "cached token       %.2f of curl --version (median), %.2f (mean); %.2f ms\n", median / $6, mean / $2, median * 1000
}' "$folder/start.csv"
/usr/bin/time -f 'cached token       %M KiB resident' "$mcpauth" token "$url" 2>&1 >/dev/null || true
if command -v strace >/dev/null 2>&1; then
  loaded=$(strace -f -e trace=openat,socket "$mcpauth" token "$url" 2>&1 | grep -cE 'lib(curl|crypto|ssl)|socket\(' || true)
  echo "cached token       $loaded libraries or sockets that it should not need"
fi
