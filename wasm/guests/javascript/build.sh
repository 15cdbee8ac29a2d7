#!/usr/bin/env bash
# Builds the JavaScript guest.
#   usage: build.sh SOURCES OUT
# SOURCES holds the pinned archives of QuickJS and CLDR; OUT receives javascript.wasm.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
sources=$(realpath "$1")
mkdir -p "$2"
out=$(realpath "$2")
objects=$out/objects
rm -rf "$objects"
mkdir "$objects"

tar -xf "$sources"/quickjs_ng-*.tar.gz -C "$objects" --strip-components=2 --wildcards '*/upstream-quickjs/*'
patch --quiet --directory "$objects" --strip 1 < "$here/quickjs.patch"

echo "JavaScript guest: locales"
for package in core numbers-full dates-full misc-full cal-buddhist-modern; do
    mkdir -p "$objects/cldr/cldr-$package"
    tar -xf "$sources/cldr-$package"-[0-9]*.tgz -C "$objects/cldr/cldr-$package" --strip-components=1
done
node "$here/build_locales.mjs" "$objects/cldr" > "$objects/locales.js"
rm -rf "$objects/cldr"

stack=524288
target=(--target=wasm32-wasi --sysroot=/usr -DNDEBUG "-ffile-prefix-map=$objects=." "-ffile-prefix-map=$here=.")

echo "JavaScript guest: compiling"
engine() { # source; -O2 is no faster in WebAssembly, and larger by half
    clang-19 "${target[@]}" -std=gnu11 -Oz -fwrapv -w -D_GNU_SOURCE -DQUICKJS_NG_BUILD \
        -DBENGKEL_NATIVE_FRAME_BYTES=1920 -DBENGKEL_DIRECT_CALL_BYTES=2097152 \
        -c "$objects/$1.c" -o "$objects/$1.o"
}
(for source in quickjs libregexp libunicode dtoa; do engine "$source"; done) &
for source in harness quickjs_api encode_value decode_message error_frames event_loop host_functions memory modules library; do
    clang++-19 "${target[@]}" -std=c++23 -Os -fno-exceptions -fno-rtti -Wall -Wextra -Werror -Wno-c23-extensions \
        -DBENGKEL_STACK_BYTES=$stack -nostdinc++ -isystem /usr/lib/llvm-19/include/wasm32-wasi/c++/v1 -isystem "$objects" \
        --embed-dir="$objects" -c "$here/$source.cpp" -o "$objects/$source.o"
done
wait -n

echo "JavaScript guest: linking"
clang++-19 --target=wasm32-wasi --sysroot=/usr -mexec-model=reactor -nostdlib++ "$objects"/*.o \
    /usr/lib/llvm-19/lib/wasm32-wasi/libc++.a -Wl,--stack-first -Wl,-z,stack-size=$stack -Wl,--max-memory=1073741824 \
    -Wl,--strip-all -Wl,--export=__stack_pointer -o "$out/javascript.wasm.new"
mv "$out/javascript.wasm.new" "$out/javascript.wasm"
