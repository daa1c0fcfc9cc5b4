#!/bin/sh
# The store under load, as the project promises it: soak.sh [path of mcpauth]. Prints its numbers; fails where a bar is
# missed. Takes some minutes. Needs a C compiler, python3 and hyperfine.
set -u

mcpauth=${1:-dist/mcpauth}
here=$(dirname "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0

cc -O2 -shared -fPIC -o "$folder/points.so" "$here/points.c" -ldl || exit 1
"$here/crowd.py" --program "$mcpauth" || failed=1
"$here/crowd.py" --program "$mcpauth" --profiles 2 || failed=1
"$here/crowd.py" --program "$mcpauth" --kill-holder || failed=1
"$here/crowd.py" --program "$mcpauth" --command refresh --rounds 10 || failed=1
"$here/kill.py" --program "$mcpauth" --points "$folder/points.so" || failed=1
"$here/many.sh" "$mcpauth" || failed=1
exit "$failed"
