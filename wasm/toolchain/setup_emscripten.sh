#!/bin/bash
# setup_emscripten.sh FOLDER: Emscripten for core.wasm, as FOLDER/emscripten and FOLDER/emscripten.config.
# Takes a new enough one from the PATH; else unpacks Debian's package from a later suite, without touching the system.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mkdir -p "$1" && cd "$1" && pwd)
. "$here/pins.sh"

fail() { echo "setup_emscripten: $*" >&2; exit 1; }
at_least() { [ "$(printf '%s\n' "$1" "$2" | sort -V | head -n 1)" = "$2" ]; }

use_own() { # EMCC: link to the Emscripten that is on the PATH
  local root
  root=$("$(dirname "$1")/em-config" EMSCRIPTEN_ROOT)
  config() { printf '%s = %s\n' "$1" "$("$root/em-config" "$1" | sed "/^[\\[NTF]/!s/.*/'&'/")"; }
  { config LLVM_ROOT; config BINARYEN_ROOT; config CACHE; config FROZEN_CACHE
    config LLVM_ADD_VERSION; config CLANG_ADD_VERSION; echo "NODE_JS = '$folder/bin/node'"; } > "$folder/emscripten.config"
  rm -rf "$folder/emscripten"
  ln -s "$root" "$folder/emscripten"
}

unpack_debian() {
  local apt=$folder/apt-$EMSCRIPTEN_SUITE new=$folder/emscripten.new
  command -v apt-get >/dev/null || fail "no emcc $EMSCRIPTEN_LEAST or newer on the PATH, and no apt-get to fetch it with: install emsdk"
  . /etc/os-release
  . "$here/apt.sh"
  private_apt "$apt"
  apt_sources deb "$EMSCRIPTEN_SUITE" > "$apt/sources/emscripten.sources"
  [ -s "$apt/sources/emscripten.sources" ] || fail "no Debian $VERSION_CODENAME main in this machine's apt sources"
  apt_get update
  rm -rf "$new"
  mkdir -p "$new"
  rm -f "$apt"/emscripten_*.deb
  (cd "$apt" && apt_get download "emscripten=$EMSCRIPTEN_DEB_VERSION") ||
    fail "Debian $EMSCRIPTEN_SUITE offers no emscripten $EMSCRIPTEN_DEB_VERSION: put emsdk $EMSCRIPTEN_LEAST or newer on the PATH"
  # What we never link against stays packed: 1.7 GB become 220 MB.
  dpkg-deb --fsys-tarfile "$apt"/emscripten_*.deb | tar -x -C "$new" --strip-components=4 --no-same-owner --wildcards \
    --exclude='*/wasm32-emscripten/lto' --exclude='*/wasm32-emscripten/lto-pic' --exclude='*/wasm32-emscripten/pic' \
    --exclude='*/emscripten/test' --exclude='*asan*.a' --exclude='*lsan*.a' --exclude='*-ww*.a' ./usr/share/emscripten
  cp "$here/emscripten/package.json" "$here/emscripten/package-lock.json" "$new/"
  (cd "$new" && npm ci --ignore-scripts --no-audit --no-fund)
  rm -rf "$folder/emscripten"
  mv "$new" "$folder/emscripten"
  # Read by emcc as Python; the folder may be moved.
  cat > "$folder/emscripten.config" <<CONFIG
import os
toolchain = os.path.dirname(os.environ['EM_CONFIG'])
LLVM_ROOT = '$LLVM_BIN'
BINARYEN_ROOT = toolchain + '/emscripten/node_modules/binaryen'
NODE_JS = toolchain + '/bin/node'
CACHE = toolchain + '/emscripten/cache'
FROZEN_CACHE = True
CONFIG
  rm -rf "$apt"
}

own=$(command -v emcc || true)
version=$([ -z "$own" ] || "$own" --version 2>/dev/null | sed -n '1s/.* \([0-9][0-9.]*\)[- ].*/\1/p')
if [ -n "$version" ] && at_least "$version" "$EMSCRIPTEN_LEAST"; then
  echo "taking Emscripten $version from the PATH: $own"
  use_own "$own"
else
  unpack_debian
fi

# A wrong configuration makes emcc fall back silently to whatever clang it finds: so compile, link and run something.
for name in $(compgen -e | grep -E '^(EM_.*|EMSDK.*|EMCC_.*|LLVM|BINARYEN)$'); do unset "$name"; done
export EM_CONFIG=$folder/emscripten.config
trial=$(mktemp -d)
trap 'rm -rf "$trial"' EXIT
cat > "$trial/trial.cpp" <<'CPP'
#include <expected>
#include <format>
#include <iostream>
int main() { std::expected<int, int> v = 42; std::cout << std::format("{} {}", *v, __clang_major__) << '\n'; }
CPP
"$folder/emscripten/em++" -std=c++23 -O2 -sWASM_BIGINT -sENVIRONMENT=node "$trial/trial.cpp" -o "$trial/trial.cjs"
[[ $("$folder/bin/node" "$trial/trial.cjs") =~ ^42\ (19|[2-9][0-9])$ ]] || fail "Emscripten does not compile as it should: see $folder/emscripten.config"
"$folder/emscripten/emcc" --version | head -n 1
