#!/bin/bash
# fetch_sources.sh FOLDER LIST...: every source of the lists, checked, into FOLDER. What is there already stays.
#
# A list names third-party sources, which are never committed. One a line: Debian source package (of another suite than the
# machine's own as package/suite), its file, SHA-256; then, for machines that cannot get it so, an upstream address, the name
# it is kept under, SHA-256. Or a package of another registry, npm:NAME@VERSION or pypi:NAME==VERSION (its source
# distribution), its file, SHA-256.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mkdir -p "$1" && cd "$1" && pwd)
shift
work=$folder/.work

fail() { echo "fetch_sources: $*" >&2; exit 1; }
matches() { [ -f "$1" ] && echo "$2  $1" | sha256sum --check --status; }

# Into $work, by Debian's source package. Its packaging may have moved on: only the upstream archive counts.
from_debian() { # PACKAGE[/SUITE] FILE
  local package=${1%/*} suite=same revision apt
  command -v apt-get >/dev/null || return 1
  . /etc/os-release
  . "$here/apt.sh"
  if [ "$package" != "$1" ]; then suite=${1#*/}; fi
  apt=$work/apt-$suite
  private_apt "$apt"
  if [ ! -e "$apt/updated" ]; then
    apt_sources deb-src "$suite" > "$apt/sources/sources.sources"
    [ -s "$apt/sources/sources.sources" ] && apt_get update || return 1
    touch "$apt/updated"
  fi
  # The newest revision may be announced but not there yet: the suite's own will do.
  if [ "$suite" = same ]; then suite=$VERSION_CODENAME; fi
  for revision in "$package" "$package/$suite"; do
    (cd "$work" && apt_get source --tar-only --download-only --only-source "$revision") || true
    [ ! -f "$work/$2" ] || return 0
  done
  return 1
}
from_npm() { (cd "$work" && npm pack --silent "$1"); }
# pip looks at a package by running its build, so it gets the hash and looks at nothing else.
from_pypi() { # NAME==VERSION SHA256
  local python
  python=$(command -v python3.11 || command -v python3)
  echo "$1 --hash=sha256:$2" > "$work/requirements.txt"
  (cd "$work" && "$python" -m pip --disable-pip-version-check --no-input download --quiet --no-deps --no-binary :all: \
    --require-hashes --requirement requirements.txt)
}
fetched() { # PACKAGE FILE SHA256
  case $1 in
    npm:*) from_npm "${1#npm:}" ;;
    pypi:*) from_pypi "${1#pypi:}" "$3" ;;
    *) from_debian "$1" "$2" ;;
  esac
}
from_address() {
  command -v curl >/dev/null || { echo "no curl to fetch $1 with" >&2; return 1; }
  curl --fail --location --proto '=https' --retry 3 --silent --show-error --output "$work/$2" "$1"
}
keep() { # NAME SHA256
  matches "$work/$1" "$2" || fail "$1 is not what we pinned (SHA-256 $(sha256sum < "$work/$1" | cut -c1-64), expected $2)"
  mv "$work/$1" "$folder/$1"
  echo "kept $folder/$1"
}

# Several checkouts share the folder.
exec 8> "$folder/.lock"
flock 8
rm -rf "$work"
mkdir -p "$work"
while read -r package file sha256 address other other_sha256; do
  case $package in '#'* | '') continue ;; esac
  if matches "$folder/$file" "$sha256"; then continue; fi
  if [ -n "$other" ] && matches "$folder/$other" "$other_sha256"; then continue; fi
  rm -f "$folder/$file" ${other:+"$folder/$other"}
  echo "fetching $package"
  if fetched "$package" "$file" "$sha256"; then keep "$file" "$sha256"
  elif [ -n "$address" ] && from_address "$address" "$other"; then keep "$other" "$other_sha256"
  else fail "cannot get $file by its package${address:+ nor from $address}"
  fi
done < <(cat "$@")
rm -rf "$work"
