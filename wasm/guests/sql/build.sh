#!/usr/bin/env bash
# Builds the SQL guest.
#   usage: build.sh SOURCES OUT
# SOURCES holds the pinned archive of SQLite; OUT receives sql.wasm. SQLite itself is compiled once and kept in the cache under
# the hash of what it is made from.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
sources=$(realpath "$1")
mkdir -p "$2"
out=$(realpath "$2")
target="--target=wasm32-wasi --sysroot=/usr"

key=$({ cat "$here/build_sqlite.sh" "$here/../make_sqlite.sh" "$sources"/sqlite3_*.orig.tar.xz
        clang-19 --version
        dpkg-query -W wasi-libc 2>/dev/null || true; } | sha256sum | cut -c1-16)
cache=${BENGKEL_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/bengkel}/sqlite-$key
if [ ! -e "$cache/complete" ]; then
    bash "$here/build_sqlite.sh" "$sources" "$cache"
    touch "$cache/complete"
fi

echo "SQL guest: compiling the harness"
objects=$out/objects
rm -rf "$objects"
mkdir "$objects"
for source in "$here"/*.cpp; do
    clang++-19 $target -Os -DNDEBUG -Wall -Wextra -Werror "-ffile-prefix-map=$here=." -std=c++23 -fno-exceptions -fno-rtti \
        -nostdinc++ -isystem /usr/lib/llvm-19/include/wasm32-wasi/c++/v1 -isystem "$cache/include" \
        -c "$source" -o "$objects/$(basename "$source" .cpp).o"
done

echo "SQL guest: linking"
clang++-19 $target -mexec-model=reactor -nostdlib++ "$objects"/*.o -L"$cache/lib" -lsqlite3 \
    /usr/lib/llvm-19/lib/wasm32-wasi/libc++.a /usr/lib/llvm-19/lib/wasm32-wasi/libc++abi.a \
    -Wl,--stack-first -Wl,-z,stack-size=524288 -Wl,--max-memory=1073741824 -Wl,--gc-sections -Wl,--strip-all \
    -Wl,--export=__stack_pointer -o "$out/sql.wasm.new"
mv "$out/sql.wasm.new" "$out/sql.wasm"
