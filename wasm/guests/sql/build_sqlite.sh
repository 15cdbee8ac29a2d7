#!/usr/bin/env bash
# Builds SQLite as a static library for WASI.
#   usage: build_sqlite.sh SOURCES OUT
# SOURCES holds the pinned archive; OUT receives include/ and lib/. Needs clang-19, llvm-19, wasi-libc, make and tclsh8.6.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
sources=$(realpath "$1")
mkdir -p "$2"
out=$(realpath "$2")
work=$out/work
rm -rf "$work"
mkdir -p "$work" "$out/include" "$out/lib"

echo "SQLite: making its single file"
bash "$here/../make_sqlite.sh" "$sources" "$work"
# What the sqlite3 shell has beside the library and learners meet in books: generate_series, REGEXP, exact decimals.
extensions=(series regexp decimal)
tar -xf "$sources"/sqlite3_*.orig.tar.xz -C "$work" --wildcards --transform 's,.*/,,' '*/src/sqlite3ext.h' \
    '*/ext/misc/series.c' '*/ext/misc/regexp.c' '*/ext/misc/decimal.c'

options=(
    # It runs on no system at all: no_files.cpp.
    SQLITE_OS_OTHER=1 SQLITE_THREADSAFE=0 SQLITE_TEMP_STORE=3 SQLITE_STMTJRNL_SPILL=-1 SQLITE_MAX_MMAP_SIZE=0
    SQLITE_OMIT_LOAD_EXTENSION SQLITE_OMIT_WAL SQLITE_OMIT_SHARED_CACHE SQLITE_OMIT_DESERIALIZE SQLITE_OMIT_AUTOINIT
    SQLITE_OMIT_DEPRECATED SQLITE_OMIT_PROGRESS_CALLBACK SQLITE_OMIT_TRACE SQLITE_OMIT_GET_TABLE SQLITE_OMIT_TCL_VARIABLE
    SQLITE_OMIT_UTF16 SQLITE_DEFAULT_MEMSTATUS=0 SQLITE_UNTESTABLE
    SQLITE_ENABLE_FTS5 SQLITE_ENABLE_MATH_FUNCTIONS
    # "text" is an identifier, never a string.
    SQLITE_DQS=0
    HAVE_LOCALTIME_R HAVE_GMTIME_R HAVE_ISNAN SQLITE_CORE
)
echo "SQLite: compiling"
for source in sqlite3 "${extensions[@]}"; do
    clang-19 --target=wasm32-wasi --sysroot=/usr -Os "-ffile-prefix-map=$work=." -DNDEBUG -w -ffunction-sections -fdata-sections \
        "${options[@]/#/-D}" -I"$work" -c "$work/$source.c" -o "$work/$source.o"
done
rm -f "$out/lib/libsqlite3.a"
llvm-ar-19 rcD "$out/lib/libsqlite3.a" "$work"/*.o
cp "$work/sqlite3.h" "$out/include/"
rm -rf "$work"
