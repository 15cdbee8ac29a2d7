#!/usr/bin/env bash
# Builds the Python guest with NumPy in it.
#   usage: build.sh SOURCES OUT
# As ../python/build.sh does; OUT receives python-numpy.wasm and lib.zip.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
exec bash "$here/../python/build.sh" "$1" "$2" "$here"
