#!/bin/sh
# Sets up, runs the interop tests, and ends with one line of counts. Arguments go to pytest.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
"$here/setup.sh"
exec "${MCPAUTH_INTEROP_CACHE:-$(cd "$here/../.." && pwd)/.cache/interop}/tests/bin/python" -m pytest -q "$here" "$@"
