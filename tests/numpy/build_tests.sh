#!/usr/bin/env bash
# Makes what NumPy's tests need to run in the guest.
#   usage: build_tests.sh GUEST OUT
# GUEST is the folder in which the guest with NumPy was built; OUT receives lib.zip, its library with pytest and with the parts of
# NumPy's tests that are imported, and numpy, a link to NumPy's files.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
guests=$here/../../wasm/guests
guest=$(realpath "$1")
mkdir -p "$2"
out=$(realpath "$2")

rm -rf "$out/tools"
python3.11 -m pip install --no-deps --require-hashes --platform any --only-binary :all: --no-compile --disable-pip-version-check --no-input -q \
    -r "$here/requirements.txt" --target "$out/tools"
python3.11 "$guests/python/build_library.py" "$out/lib.zip.new" \
    "$guest/library" "$here/library.txt" \
    "$guest/packages" "$guests/python-numpy/library.txt" \
    "$guest/packages" "$here/helpers.txt" \
    "$out/tools" "$here/tools.txt"
ln -sfn "$guest/packages/numpy" "$out/numpy"
mv "$out/lib.zip.new" "$out/lib.zip"
