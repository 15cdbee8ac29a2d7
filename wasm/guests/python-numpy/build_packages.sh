#!/usr/bin/env bash
# Builds NumPy's compiled modules as one static library.
#   usage: build_packages.sh CPYTHON OUT
# CPYTHON is the folder of build_cpython.sh; OUT receives libpackages.a and Lib/numpy. NumPy's source comes by pip, as a Python
# package pinned by hash; its own Meson build makes the objects, with clang for WASI as a cross compiler. What it would link,
# shared libraries, is never asked for.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
cpython=$(realpath "$1")
mkdir -p "$2"
out=$(realpath "$2")
work=$out.work
rm -rf "$work"
mkdir -p "$work"/{fetched,numpy,bin}

echo "NumPy: fetching"
pip() { python3.11 -m pip "$@" --no-deps --require-hashes --disable-pip-version-check --no-input -q; }
PYTHONPATH=$here/no_build pip download --no-build-isolation --no-binary numpy -r "$here/requirements-source.txt" -d "$work/fetched"
pip install --platform any --only-binary :all: -r "$here/requirements-tools.txt" --target "$work/tools"
tar -xf "$work"/fetched/numpy-*.tar.gz -C "$work/numpy" --strip-components=1
python3.11 "$here/adapt_source.py" "$work/numpy"

# Meson asks for compilers by name and tells them what it would tell native ones; these leave out what does not hold.
compiler() { # NAME PROGRAM FLAGS...
    local name=$1 program=$2
    shift 2
    cat > "$work/bin/$name" <<SCRIPT
#!/usr/bin/env bash
arguments=()
for argument in "\$@"; do
    case \$argument in
        -Wl,--as-needed | -Wl,--no-undefined | -Wl,--allow-shlib-undefined | -Wl,--start-group | -Wl,--end-group | -Wl,-O1) ;;
        -pthread | -lstdc++ | -I*/include/python3.*) ;;
        *) arguments+=("\$argument") ;;
    esac
done
# The old random generators are compiled from the same file as the new ones, as other functions of the same names.
case \$* in *mtrand.cpython*) arguments+=(-include "$work/legacy_names.h") ;; esac
exec $program --target=wasm32-wasi --sysroot=/usr -msimd128 -I"$cpython/include" -D_GNU_SOURCE -DNPY_NO_SIGNAL \\
    -DFE_INVALID=1 -DFE_DIVBYZERO=4 -DFE_OVERFLOW=8 -DFE_UNDERFLOW=16 \\
    -D_WASI_EMULATED_SIGNAL -D_WASI_EMULATED_GETPID -D_WASI_EMULATED_PROCESS_CLOCKS "-ffile-prefix-map=$work=." $* -w "\${arguments[@]}"
SCRIPT
    chmod +x "$work/bin/$name"
}
compiler wasi-cc clang-19 -Wno-int-conversion -Wno-incompatible-function-pointer-types
compiler wasi-cxx clang++-19 -Drestrict=__restrict -fno-exceptions -fno-rtti -nostdinc++ \
    -isystem /usr/lib/llvm-19/include/wasm32-wasi/c++/v1
# Cython writes into what it makes where its source lies: from the folder in which it is started, or absolutely if it lies elsewhere.
cat > "$work/bin/cython" <<SCRIPT
#!/usr/bin/env bash
arguments=()
for argument in "\$@"; do
    case \$argument in
        -*) arguments+=("\$argument") ;;
        *) arguments+=("\$(realpath -ms --relative-to="$work" -- "\$argument")") ;;
    esac
done
cd "$work"
exec python3.11 -m cython "\${arguments[@]}"
SCRIPT
chmod +x "$work/bin/cython"
: > "$work/legacy_names.h"
cat > "$work/cross.ini" <<INI
[binaries]
c = '$work/bin/wasi-cc'
cpp = '$work/bin/wasi-cxx'
ar = 'llvm-ar-19'
strip = 'llvm-strip-19'
pkg-config = 'false'
[built-in options]
c_link_args = ['-lwasi-emulated-signal', '-lwasi-emulated-getpid', '-lwasi-emulated-process-clocks']
cpp_link_args = ['-nostdlib++', '-lwasi-emulated-signal', '-lwasi-emulated-getpid', '-lwasi-emulated-process-clocks']
[properties]
longdouble_format = 'IEEE_QUAD_LE'
needs_exe_wrapper = true
[host_machine]
system = 'wasi'
cpu_family = 'wasm32'
cpu = 'wasm32'
endian = 'little'
INI

export PATH=$work/bin:$PATH PYTHONPATH=$work/tools
run() { "$@" > "$work/log" 2>&1 || { grep -E 'error|ERROR|FAILED' "$work/log" | head -20 >&2; tail -5 "$work/log" >&2; exit 1; }; }
echo "NumPy: configuring"
cd "$work"
run python3.11 numpy/vendored-meson/meson/meson.py setup build numpy --cross-file cross.ini \
    -Dbuildtype=release -Dallow-noblas=true -Dblas= -Dlapack= -Ddisable-svml=true -Ddisable-threading=true
mapfile -t objects < <(ninja -C build -t targets all | sed -n 's/\.o: .*/.o/p' |
    grep -vE '_simd\.cpython|umath_tests|rational_tests|struct_ufunc_tests|operand_flag_tests|lapack_lite\.cpython|_multiarray_tests\.cpython.*/src_' | sort)

echo "NumPy: compiling (about two minutes on two cores)"
mapfile -t random < <(printf '%s\n' "${objects[@]}" | grep libnpyrandom)
run ninja -C build "${random[@]}"
cd build
llvm-nm-19 --defined-only -g --just-symbol-name "${random[@]}" | grep -v : | sort -u | sed '/./s/.*/#define & mtrand_&/' > "$work/legacy_names.h"
run ninja "${objects[@]}"

python3.11 "$here/check_arity.py" "${objects[@]}"
rm -f "$out/libpackages.a"
llvm-ar-19 qcD "$out/libpackages.a" "${objects[@]}"
rm -rf "$out/Lib"
mkdir "$out/Lib"
cp -r "$work/numpy/numpy" "$out/Lib/"
# What it tells of the machine that built it is left out: the same source makes the same bytes everywhere.
sed -E "s|r\"/[^\"]*/([^\"/]*)\"|\"\\1\"|; s/\"dep[0-9]+\"/\"none\"/" numpy/__config__.py > "$out/Lib/numpy/__config__.py"
rm -rf "$work"
