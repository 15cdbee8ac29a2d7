#!/usr/bin/env bash
# Builds what a site ships for C++.
#   usage: build.sh SOURCES OUT        run in the project's folder, after the command line was built
# SOURCES holds the pinned archive of LLVM, for its C++ library; OUT receives
#   cpp.wasm      the compiler and linker of the npm package @yowasp/clang, with its memory fitted to a page and without its assertions
#   cpp.tar       headers, libraries, the harness: what resources.txt names of the package, and what is compiled here
#   standard.pch  the standard headers, compiled: what a page makes for itself when it first opens a lab in C++
# The libraries are compiled once, by that same compiler in Node; they and it are kept in the cache under the hash of what they are made from.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
sources=$(realpath "$1")
mkdir -p "$2"
out=$(realpath "$2")
package=node_modules/@yowasp/clang/gen
cli() { node build/cli/bengkel.mjs build-cpp "$@"; }

caches=${BENGKEL_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/bengkel}
mkdir -p "$caches"

# Its memory may grow to 1 GiB instead of 4. What only led to assertions goes with them, for none of its own traps is ever meant to come.
pages=16384
optimise=(-O3 --traps-never-happen --enable-bulk-memory --enable-mutable-globals --enable-nontrapping-float-to-int --enable-sign-ext)
key=$({ cat "$here"/{fit_memory,drop_assertions,module_bytes}.py "$package/llvm.core.wasm"; echo "$pages ${optimise[*]}"; wasm-opt --version; } |
    sha256sum | cut -c1-16)
compiler=$caches/clang-$key.wasm
if [ ! -e "$compiler" ]; then
    echo "C++: taking the assertions out of the compiler"
    python3 -B "$here/fit_memory.py" "$package/llvm.core.wasm" "$pages" "$out/fitted.wasm"
    python3 -B "$here/drop_assertions.py" "$out/fitted.wasm" "$out/bare.wasm"
    wasm-opt "${optimise[@]}" "$out/bare.wasm" -o "$compiler.$$"
    rm "$out/fitted.wasm" "$out/bare.wasm"
    mv "$compiler.$$" "$compiler"
fi
cp "$compiler" "$out/cpp.wasm.new"
mv "$out/cpp.wasm.new" "$out/cpp.wasm"

files=$out/files
rm -rf "$files"
mkdir -p "$files"
tar -xf "$package/llvm-resources.tar" -C "$files" --no-same-owner --wildcards --exclude=include/c++/v1/__cxx03 -T "$here/resources.txt"
# Ours is the only C++ library here, and has the names that it has elsewhere.
sed -i 's/_LIBCPP_ABI_NAMESPACE __2$/_LIBCPP_ABI_NAMESPACE __1/' "$files/include/c++/v1/__config_site"
grep -q '_LIBCPP_ABI_NAMESPACE __1$' "$files/include/c++/v1/__config_site"
cp -r "$here/include" "$files/include/harness"

key=$({ cat "$here/include/__assertion_handler" web/cli/build_cpp.ts web/src/sandbox/target_flags.ts "$sources"/llvm-toolchain-22_*.orig.tar.xz
        cat "$out/cpp.wasm" "$files/include/c++/v1/__config_site"; } | sha256sum | cut -c1-16)
cache=$caches/libcxx-$key
if [ ! -e "$cache/complete" ]; then
    echo "C++: compiling libc++, libc++abi and libunwind"
    llvm=$out/llvm
    new=$cache.$$
    rm -rf "$llvm"
    mkdir -p "$llvm" "$new"
    tar -xf "$sources"/llvm-toolchain-22_*.orig.tar.xz -C "$llvm" --no-same-owner --strip-components=1 --wildcards \
        '*/libcxx/src' '*/libcxxabi/src' '*/libcxxabi/include' '*/libunwind/src' '*/libunwind/include' '*/libc/shared' '*/libc/src/__support' '*/libc/hdr' \
        '*/libc/include' '*/libcxx/LICENSE.TXT'
    cli libraries "$out/cpp.wasm" "$files" "$llvm" "$new"
    cp "$llvm/libcxx/LICENSE.TXT" "$new/llvm-licence.txt"
    rm -rf "$llvm" "$cache"
    touch "$new/complete"
    mv "$new" "$cache"
fi
cp "$cache"/*.a "$cache/llvm-licence.txt" "$files/lib/"

echo "C++: compiling the harness"
cli harness "$out/cpp.wasm" "$files" "$here" "$files/lib"
cp -r "$here/refused" "$files/include/refused"
tar -cf "$out/cpp.tar.new" --format=ustar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX -C "$files" include lib
mv "$out/cpp.tar.new" "$out/cpp.tar"
rm -rf "$files"

echo "C++: compiling the standard headers"
cli header "$out/cpp.wasm" "$out/cpp.tar" "$out/standard.pch.new"
mv "$out/standard.pch.new" "$out/standard.pch"
