#!/bin/bash
# run_spark.sh FOLDER LINES VERIFIER: Apache Spark in FOLDER, installed when it is not there, pipes LINES through VERIFIER in two local workers.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
lines=$2 verifier=$3
mkdir -p "$1"
folder=$(realpath "$1")
if ! cmp -s "$here/requirements.txt" "$folder/requirements.txt"; then
  rm -rf "$folder/env"
  python3.11 -m venv "$folder/env" >&2
  # Spark's package is a source, and by its hash it is made with what was installed before it.
  for which in -v -e; do
    "$folder/env/bin/pip" install --no-deps --require-hashes --no-build-isolation --disable-pip-version-check --no-input -q \
      -r <(grep "$which" "^pyspark" "$here/requirements.txt") >&2
  done
  cp "$here/requirements.txt" "$folder/requirements.txt"
fi
export SPARK_LOCAL_IP=127.0.0.1 SPARK_LOCAL_DIRS=$folder/local
"$folder/env/bin/python" "$here/pipe_lines.py" "$lines" "$verifier" 2> "$folder/spark.log" || { tail -n 30 "$folder/spark.log" >&2; exit 1; }
