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

# LemonLDAP::NG is unpacked and not installed: its packages would set up a service of the system. What they need and
# the system lacks comes with them; apt's lists are fetched anew, for those of the system may be old or missing.
lemonldap="$cache/lemonldap"
portal() {
  libraries=$(echo "$lemonldap"/usr/share/perl5 "$lemonldap"/usr/lib/*/perl5/* | tr ' ' ':')
  PERL5LIB=$libraries perl -MLemonldap::NG::Portal::Main -MLemonldap::NG::Portal::Issuer::OpenIDConnect -e 1
}
unpack_lemonldap() {
  rm -rf "$lemonldap" "$cache/apt"
  mkdir -p "$cache/apt/lists/partial" "$cache/apt/cache/archives/partial" "$cache/apt/packages"
  private="-o Dir::State::Lists=$cache/apt/lists -o Dir::Cache=$cache/apt/cache"
  apt-get $private update || return
  wanted="liblemonldap-ng-portal-perl libio-string-perl libstring-random-perl"
  apt-get $private install --simulate --no-install-recommends $wanted >"$cache/apt/plan" || return
  # Without the upgrades, whose lines name the old version before the new one.
  names=$(sed -n 's/^Inst \([^ ]*\) (.*/\1/p' "$cache/apt/plan")
  (cd "$cache/apt/packages" && apt-get $private download $names) || return
  mkdir "$lemonldap.new"
  for package in "$cache"/apt/packages/*.deb; do dpkg-deb --extract "$package" "$lemonldap.new" || return; done
  mv "$lemonldap.new" "$lemonldap"
  rm -rf "$cache/apt"
}
if ! command -v apt-get >/dev/null || ! command -v perl >/dev/null; then
  say "LemonLDAP::NG needs Debian's apt-get and perl: its tests are skipped"
elif [ ! -d "$lemonldap" ] || ! portal >/dev/null 2>&1; then
  say "unpacking LemonLDAP::NG"
  rm -rf "$lemonldap.new"
  unpack_lemonldap >"$cache/lemonldap.log" 2>&1 || { tail -20 "$cache/lemonldap.log" >&2; exit 1; }
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
