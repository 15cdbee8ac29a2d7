#!/usr/bin/env bash
# Puts the grammars in place that `source` checks read programs with: one side module of web-tree-sitter a language.
#   usage: build.sh SOURCES OUT
# SOURCES holds the pinned archives; OUT receives python.wasm, javascript.wasm, cpp.wasm and sql.wasm.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
sources=$(realpath "$1")
mkdir -p "$2"
out=$(realpath "$2")
work=$out/work
rm -rf "$work"
mkdir "$work"

# The cache may hold other versions too: what is pinned is what counts.
while read -r _ archive _; do
    mkdir "$work/$archive"
    tar --extract --strip-components=1 --file "$sources/$archive" --directory "$work/$archive"
done < <(grep -v '^#' "$here/sources.txt")

for language in python javascript cpp; do
    cp "$work/tree-sitter-$language"-*.tgz/"tree-sitter-$language.wasm" "$out/$language.wasm.new"
done

# Nothing of a C library is needed but what the compiler inlines; whatever else is missing refuses to load.
cd "$work"/tree_sitter_sqlite3-*.tar.gz/src
clang-19 --target=wasm32-wasi --sysroot=/usr -Os -fPIC -fvisibility=hidden -c -I "$(echo "$work"/tree-sitter-python-*.tgz/src)" \
    parser.c scanner.c
clang-19 --target=wasm32-wasi --sysroot=/usr -shared -nostdlib parser.o scanner.o \
    -Wl,--no-entry -Wl,--experimental-pic -Wl,--allow-undefined -Wl,--strip-all -Wl,--export=tree_sitter_sqlite3 \
    -o "$out/sql.wasm.new"

for language in python javascript cpp sql; do mv "$out/$language.wasm.new" "$out/$language.wasm"; done
rm -rf "$work"
