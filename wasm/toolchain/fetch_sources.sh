#!/bin/bash
# fetch_sources.sh FOLDER: every source of sources.txt, checked, into FOLDER. What is there already stays.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mkdir -p "$1" && cd "$1" && pwd)
work=$folder/.work

fail() { echo "fetch_sources: $*" >&2; exit 1; }
matches() { [ -f "$1" ] && echo "$2  $1" | sha256sum --check --status; }

# Into $work, by Debian's source package. Its packaging may have moved on: only the upstream archive counts.
from_debian() {
  local revision
  command -v apt-get >/dev/null || return 1
  if [ ! -s "$work/apt/sources/sources.sources" ]; then
    . /etc/os-release
    . "$here/apt.sh"
    private_apt "$work/apt"
    apt_sources deb-src same > "$work/apt/sources/sources.sources"
    [ -s "$work/apt/sources/sources.sources" ] && apt_get update || return 1
  fi
  # The newest revision may be announced but not there yet: the suite's own will do.
  for revision in "$1" "$1/$VERSION_CODENAME"; do
    (cd "$work" && apt_get source --tar-only --download-only --only-source "$revision") || true
    [ ! -f "$work/$2" ] || return 0
  done
  return 1
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
mkdir -p "$work"
rm -rf "$work/apt"
while read -r package file sha256 address other other_sha256; do
  case $package in '#'* | '') continue ;; esac
  if matches "$folder/$file" "$sha256" || matches "$folder/$other" "$other_sha256"; then continue; fi
  rm -f "$folder/$file" "$folder/$other"
  echo "fetching $package"
  if from_debian "$package" "$file"; then keep "$file" "$sha256"
  elif from_address "$address" "$other"; then keep "$other" "$other_sha256"
  else fail "cannot get $file, neither as a Debian source package nor from $address"
  fi
done < "$here/sources.txt"
rm -rf "$work"
