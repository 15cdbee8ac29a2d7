#!/usr/bin/env bash
# Builds CPython, zlib and SQLite as static libraries for WASI.
#   usage: build_cpython.sh SOURCES OUT
# SOURCES holds the pinned archives; OUT receives include/, lib/*.a and Lib/ (the library's sources). Needs clang-19, llvm-19,
# wasi-libc, and python3.11 as the build's own Python (same minor version, so CPython need not be built natively first).
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
sources=$(realpath "$1")
mkdir -p "$2"
out=$(realpath "$2")
work=$out.work
rm -rf "$work"
mkdir -p "$work/python" "$work/zlib" "$work/build"

tar -xf "$sources"/python3.11_*.orig.tar.gz -C "$work/python" --strip-components=1
tar -xf "$sources"/zlib_*.orig.tar.* -C "$work/zlib" --strip-components=1

target="clang-19 --target=wasm32-wasi --sysroot=/usr"
relative="-ffile-prefix-map=$work=."

echo "zlib: compiling"
for name in adler32 compress crc32 deflate inffast inflate inftrees trees uncompr zutil; do
    $target -O2 "$relative" -DHAVE_UNISTD_H -w -c "$work/zlib/$name.c" -o "$work/build/zlib_$name.o"
done
mkdir -p "$out/lib" "$out/include"
rm -f "$out/lib/libz.a"
llvm-ar-19 rcD "$out/lib/libz.a" "$work"/build/zlib_*.o

# Small, since few labs come to it. The system it runs on is sqlite_files.cpp.
echo "SQLite: compiling"
"$(dirname "$here")/make_sqlite.sh" "$sources" "$work/sqlite"
$target -Os "$relative" -DNDEBUG -w -DSQLITE_OS_OTHER=1 -DSQLITE_THREADSAFE=0 -DSQLITE_TEMP_STORE=3 \
    -DSQLITE_OMIT_LOAD_EXTENSION -DSQLITE_OMIT_WAL -DSQLITE_OMIT_UTF16 -DSQLITE_OMIT_DEPRECATED -DSQLITE_DEFAULT_MEMSTATUS=0 \
    -DSQLITE_MAX_MMAP_SIZE=0 -DSQLITE_ENABLE_MATH_FUNCTIONS -c "$work/sqlite/sqlite3.c" -o "$work/build/sqlite3.o"
rm -f "$out/lib/libsqlite3.a"
llvm-ar-19 rcD "$out/lib/libsqlite3.a" "$work/build/sqlite3.o"

# Headers of theirs that CPython's modules want.
mkdir -p "$work/include"
cp "$work/zlib/zlib.h" "$work/zlib/zconf.h" "$work/sqlite/sqlite3.h" "$work/include/"
cp "$work/sqlite/sqlite3.h" "$out/include/"

emulated="-D_WASI_EMULATED_SIGNAL -D_WASI_EMULATED_GETPID -D_WASI_EMULATED_PROCESS_CLOCKS"
export CC="$target -Wno-int-conversion -Wno-incompatible-function-pointer-types"
export CPP="$target -E" AR=llvm-ar-19 RANLIB=llvm-ranlib-19
# OPT is for compiling alone: told to optimise as it links, clang would run any wasm-opt, and what configure finds would hang on that.
export CFLAGS="$relative $emulated -I$work/include" OPT="-DNDEBUG -fwrapv -O2"
export LDFLAGS="-L$out/lib -lwasi-emulated-signal -lwasi-emulated-getpid -lwasi-emulated-process-clocks"
# The build machine's own packages and headers must not leak in.
export PKG_CONFIG=/bin/false
export ac_cv_header_zlib_h=no ac_cv_header_lzma_h=no ac_cv_header_bzlib_h=no
export ac_cv_header_uuid_h=no ac_cv_header_uuid_uuid_h=no
# Emulated, so that configure's own probe does not see it.
export ac_cv_func_clock=yes
# The interpreter tells the moment it was compiled; this is the day of the 3.11.2 release.
export SOURCE_DATE_EPOCH=1675728000
export CONFIG_SITE="$work/python/Tools/wasm/config.site-wasm32-wasi"

echo "CPython: configuring"
cd "$work/build"
# By a relative path: the interpreter keeps the way to its source, and its bytes must not hang on where it was built.
../python/configure --host=wasm32-unknown-wasi --build="$(uname -m)-pc-linux-gnu" \
    --with-build-python="$(command -v python3.11)" --prefix=/python \
    --disable-test-modules --without-ensurepip --disable-ipv6 > configure.log 2>&1 \
    || { tail -20 configure.log >&2; exit 1; }

cat > Modules/Setup.local <<'SETUP'
*static*
zlib zlibmodule.c
_sqlite3 -DPY_SQLITE_HAVE_SERIALIZE -I$(srcdir)/Modules/_sqlite _sqlite/blob.c _sqlite/connection.c _sqlite/cursor.c _sqlite/microprotocols.c _sqlite/module.c _sqlite/prepare_protocol.c _sqlite/row.c _sqlite/statement.c _sqlite/util.c
*disabled*
_asyncio
_codecs_hk
_codecs_iso2022
_codecs_jp
_codecs_kr
_codecs_tw
_crypt
_elementtree
_lsprof
_socket
_zoneinfo
audioop
pyexpat
select
SETUP

echo "CPython: compiling (about a minute on two cores)"
make -j"$(nproc)" libpython3.11.a Modules/_decimal/libmpdec/libmpdec.a > make.log 2>&1 || { tail -20 make.log >&2; exit 1; }

cp libpython3.11.a Modules/_decimal/libmpdec/libmpdec.a "$out/lib/"
cp -r "$work/python/Include/." pyconfig.h "$out/include/"
rm -rf "$out/Lib"
cp -r "$work/python/Lib" "$out/Lib"
rm -rf "$out/Lib/test" "$work"
