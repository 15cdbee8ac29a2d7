#!/usr/bin/env bash
# Makes SQLite's single C file and its header from the canonical sources, which Debian ships.
#   usage: make_sqlite.sh SOURCES OUT
# SOURCES holds the pinned archive; OUT receives sqlite3.c and sqlite3.h. Needs clang-19, make and tclsh8.6. A guest compiles
# them with the options that it wants.
set -euo pipefail

sources=$(realpath "$1")
mkdir -p "$2"
out=$(realpath "$2")
work=$out/sqlite.work
rm -rf "$work"
mkdir -p "$work/source" "$work/build"

tar -xf "$sources"/sqlite3_*.orig.tar.xz -C "$work/source" --strip-components=1
cd "$work/build"
make -f ../source/main.mk TOP=../source BCC=clang-19 NAWK=awk TCLSH_CMD=tclsh8.6 sqlite3.c > make.log 2>&1 \
    || { tail -20 make.log >&2; exit 1; }
mv sqlite3.c sqlite3.h "$out/"
rm -rf "$work"
