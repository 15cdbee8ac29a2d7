#!/bin/bash
# fetch_suite.sh FOLDER: every line of sources.txt, checked, into FOLDER. What is there already stays.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mkdir -p "$1" && cd "$1" && pwd)
work=$folder/.work

fail() { echo "fetch_suite: $*" >&2; exit 1; }
matches() { [ -f "$1" ] && echo "$2  $1" | sha256sum --check --status; }

from_debian() { # TYPE SUITE NAME: leaves what apt fetches in $work/package
  if [ ! -d "$work/apt-$1-$2" ]; then
    . /etc/os-release
    . "$here/../../wasm/toolchain/apt.sh"
    private_apt "$work/apt-$1-$2"
    apt_sources "$1" "$2" > "$work/apt-$1-$2/sources/sources.sources"
    apt_get update
  fi
  private_apt "$work/apt-$1-$2"
  if [ "$1" = deb ]; then (cd "$work/package" && apt_get download "$3")
  else (cd "$work/package" && apt_get source --tar-only --download-only --only-source "$3"); fi
}
fetch() { # PACKAGE: into $work/package, one archive
  local rest=${1#*:}
  case $1 in
    deb:*/*) from_debian deb "${rest%%/*}" "${rest#*/}" ;;
    source:*/*) from_debian deb-src "${rest%%/*}" "${rest#*/}" ;;
    npm:*@*) (cd "$work/package" && npm pack --silent "$rest") ;;
    *) fail "no such kind of package: $1" ;;
  esac
}
unpack() { # FOLDER: that of the one archive in $work/package, into $work/tree
  local archive=("$work"/package/*)
  case ${archive[0]} in
    *.deb) dpkg-deb --fsys-tarfile "${archive[0]}" | tar -x -C "$work/tree" --wildcards "./$1/*" ;;
    *) tar -x -f "${archive[0]}" -C "$work/tree" --wildcards "*/$1/*" ;;
  esac
}

exec 8> "$folder/.lock" # several checkouts share the folder
flock 8
rm -rf "$work"
while read -r package inner name sha256; do
  case $package in '#'* | '') continue ;; esac
  if matches "$folder/$name" "$sha256"; then continue; fi
  echo "fetching $package"
  rm -rf "$work/tree"
  mkdir -p "$work/tree"
  if [ "$package" != "${fetched:-}" ]; then
    rm -rf "$work/package"
    mkdir "$work/package"
    fetch "$package" || fail "cannot get $package"
    fetched=$package
  fi
  unpack "$inner"
  tree=$(find "$work/tree" -path "*/$inner" -type d | head -n 1)
  [ -n "$tree" ] || fail "$package has no folder $inner"
  tar -c --format=ustar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX -C "$tree" . > "$work/$name"
  matches "$work/$name" "$sha256" || fail "$inner of $package is not what we pinned: $name has the SHA-256" \
    "$(sha256sum < "$work/$name" | cut -c1-64); look at what has changed, then pin it in tests/spec/sources.txt"
  mv "$work/$name" "$folder/$name"
  echo "kept $folder/$name"
done < "$here/sources.txt"
rm -rf "$work"
