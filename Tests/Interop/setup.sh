#!/bin/sh
# Makes what the interop tests need: virtual environments in a cache folder, never in the system's Python.
#
#   setup.sh [--system]
#
# A second run does nothing. MCPAUTH_INTEROP_CACHE names another folder than .cache/interop. Debian's packages are
# installed with --system, or when running as root with CI set; otherwise the command to type is printed, and the
# tests that need them are skipped.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
cache=${MCPAUTH_INTEROP_CACHE:-$(cd "$here/../.." && pwd)/.cache/interop}
uv_version=0.13.9
mkdir -p "$cache"

say() { echo "interop setup: $*" >&2; }

# Debian's packages, each with a file that shows it is there.
missing=
needs() { [ -e "$2" ] || missing="$missing $1"; }
python3 -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || missing=" python3 python3-venv"
needs chromium /usr/bin/chromium
needs chromium-driver /usr/bin/chromedriver
needs glewlwyd /usr/bin/glewlwyd
if [ -n "$missing" ]; then
  install="apt-get install --yes --no-install-recommends$missing"
  if [ "$(id -u)" = 0 ] && { [ "${1:-}" = --system ] || [ "${CI:-}" = true ]; }; then
    say "installing$missing"
    export DEBIAN_FRONTEND=noninteractive
    { apt-get update && $install; } >"$cache/apt.log" 2>&1 || { tail -20 "$cache/apt.log" >&2; exit 1; }
  else
    say "some tests need Debian's packages: $install"
  fi
fi

# uv makes and fills the environments, in seconds instead of minutes.
uv="$cache/uv-$uv_version/bin/uv"
if [ ! -x "$uv" ]; then
  say "fetching uv $uv_version"
  rm -rf "$cache/uv-$uv_version"
  python3 -m venv "$cache/uv-$uv_version"
  "$cache/uv-$uv_version/bin/pip" install --quiet --disable-pip-version-check "uv==$uv_version"
fi
export UV_CACHE_DIR="$cache/uv-cache" UV_PYTHON_DOWNLOADS=never UV_NO_CONFIG=1

python=$(python3 -c 'import sys; print(sys.executable)')
for requirements in "$here"/requirements/*.txt; do
  name=$(basename "$requirements" .txt)
  environment="$cache/$name"
  stamp=$({ cat "$requirements"; "$python" -V; } | sha256sum | cut -d ' ' -f 1)
  [ "$(cat "$environment/stamp" 2>/dev/null)" = "$stamp" ] && continue
  say "making $name"
  rm -rf "$environment"
  "$uv" venv --quiet --python "$python" "$environment"
  "$uv" pip install --quiet --python "$environment/bin/python" --requirements "$requirements"
  echo "$stamp" >"$environment/stamp"
done
