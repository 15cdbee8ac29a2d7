#!/usr/bin/env bash
# Builds the Python guest.
#   usage: build.sh SOURCES OUT [IMAGE]
# SOURCES holds the pinned archives of CPython, zlib and SQLite; OUT receives python.wasm and lib.zip, and links to the files of the
# libraries. CPython itself is built once and kept in the cache under the hash of what it is made from. IMAGE is the folder of
# another image of this guest: its packages.cpp, library.txt and build_packages.sh tell what it holds besides, its name is the
# module's.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
sources=$(realpath "$1")
mkdir -p "$2"
out=$(realpath "$2")
image=${3:-$here}
name=$(basename "$image")

key=$({ cat "$here/build_cpython.sh" "$here/../make_sqlite.sh" "$sources"/{python3.11_*.orig.tar.gz,zlib_*.orig.tar.*,sqlite3_*.orig.tar.xz}
        clang-19 --version
        dpkg-query -W wasi-libc 2>/dev/null || true; } | sha256sum | cut -c1-16)
cache=${BENGKEL_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/bengkel}/cpython-$key
if [ ! -e "$cache/complete" ]; then
    bash "$here/build_cpython.sh" "$sources" "$cache"
    touch "$cache/complete"
fi

ln -sfn "$cache/Lib" "$out/library"
libraries=() parts=("$cache/Lib" "$here/library.txt" "$here/modules" "$here/modules.txt")
if [ -e "$image/build_packages.sh" ]; then
    packages_key=$({ echo "$key"; cat "$image"/*.sh "$image"/*.py "$image"/requirements-*.txt; } | sha256sum | cut -c1-16)
    packages=$(dirname "$cache")/$name-$packages_key
    if [ ! -e "$packages/complete" ]; then
        bash "$image/build_packages.sh" "$cache" "$packages"
        touch "$packages/complete"
    fi
    libraries+=("$packages/libpackages.a" -lc-printscan-long-double)
    parts+=("$packages/Lib" "$image/library.txt")
    ln -sfn "$packages/Lib" "$out/packages"
fi

echo "Python guest: compiling the harness"
objects=$out/objects
rm -rf "$objects"
mkdir "$objects"
compile() {  # compiler, source, flags...
    local compiler=$1 source=$2
    shift 2
    "$compiler" --target=wasm32-wasi --sysroot=/usr -O2 -DNDEBUG -Wall -Wextra -Werror "-ffile-prefix-map=$here=." \
        -c "$source" -o "$objects/$(basename "${source%.*}").o" "$@"
}
for source in "$here"/{harness,encode_object,decode_message,traceback,fuel,own_frames,shown_objects,step_trace,line_costs,sqlite_files}.cpp "$image/packages.cpp"; do
    compile clang++-19 "$source" -std=c++23 -I"$here" -fno-exceptions -fno-rtti \
        -nostdinc++ -isystem /usr/lib/llvm-19/include/wasm32-wasi/c++/v1 -isystem "$cache/include" &
done
compile clang-19 "$here/attributes.c" -std=gnu17 -isystem "$cache/include" &
for _ in {1..12}; do wait -n; done

echo "Python guest: linking"
clang++-19 --target=wasm32-wasi --sysroot=/usr -mexec-model=reactor -nostdlib++ \
    "$objects"/*.o "${libraries[@]}" -L"$cache/lib" -lpython3.11 -lmpdec -lz -lsqlite3 /usr/lib/llvm-19/lib/wasm32-wasi/libc++.a \
    -lwasi-emulated-signal -lwasi-emulated-getpid -lwasi-emulated-process-clocks \
    -Wl,--stack-first -Wl,-z,stack-size=2097152 -Wl,--max-memory=1073741824 -Wl,--strip-all \
    -Wl,--wrap=write -Wl,--export=__stack_pointer -Wl,--export=bengkel_written_pages -o "$out/$name.wasm.new"
mv "$out/$name.wasm.new" "$out/$name.wasm"

python3.11 "$here/build_library.py" "$out/lib.zip.new" "${parts[@]}"
mv "$out/lib.zip.new" "$out/lib.zip"
