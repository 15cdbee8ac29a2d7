#!/bin/bash
# run_tests.sh FOLDER: verifies 2,000 lines by one process, and then by all that can spread them over many; the answers must be the same
# bytes. In FOLDER everything is made: lines, answers, a Slurm of one node, Spark.
set -euo pipefail
cd "$(dirname "$0")/../.."
mkdir -p "$1"
folder=$(realpath "$1")
here=tests/batch
lines=$folder/in.jsonl
verifier="$PWD/web/cli/verify/locked_down.sh $(command -v node) $PWD/build/cli/bengkel.mjs verify --labs $PWD/$here/labs"
passed=0 failed=0

# expect NAME: answers stand in $folder/NAME.jsonl.
expect() {
  if cmp "$folder/serial.jsonl" "$folder/$1.jsonl"; then
    echo "ok $1"
    passed=$((passed + 1))
  else
    echo "not ok $1"
    failed=$((failed + 1))
  fi
}

# ---- lines ----

evidence=()
for file in "$here"/labs/*/attempts/*/*.* "$here"/labs/*/attempts/fails/*/*.*; do
  [ -f "$file" ] || continue
  lab=${file#"$here"/labs/} lab=${lab%%/*}
  made=$folder/evidence-$lab-$(basename "$file").json
  node build/cli/bengkel.mjs grade "$here/labs/$lab" "$file" --evidence "$made" > "$folder/grade.txt" || [ $? = 1 ]
  evidence+=("$made")
done
node "$here/make_lines.mjs" 2000 "${evidence[@]}" > "$lines"

# ---- one process ----

$verifier < "$lines" > "$folder/serial.jsonl"
verified=$(grep -c '"state":"verified"' "$folder/serial.jsonl")
if [ "$(wc -l < "$folder/serial.jsonl")" = 2000 ] && [ "$verified" = 1900 ]; then
  echo "ok serial: $verified of 2000 are verified"
  passed=$((passed + 1))
else
  echo "not ok serial: $verified of $(wc -l < "$folder/serial.jsonl") are verified, not 1900 of 2000"
  failed=$((failed + 1))
fi

$verifier --jobs 2 "$lines" > "$folder/jobs.jsonl"
expect jobs

# ---- many processes on one machine ----

parallel --will-cite --pipe -k -j 2 --block 256k "$verifier" < "$lines" > "$folder/parallel-pipe.jsonl"
expect parallel-pipe
parallel --will-cite --pipepart -a "$lines" -k -j 2 --block -2 "$verifier" > "$folder/parallel-pipepart.jsonl"
expect parallel-pipepart
rm -f "$folder"/part.*
split -n l/3 --filter="$verifier > \$FILE.out" "$lines" "$folder/part."
cat "$folder"/part.*.out > "$folder/split.jsonl"
expect split

# ---- clusters ----

"$here/run_slurm.sh" "$folder/slurm" "$lines" "$verifier" > "$folder/slurm.jsonl" || echo "Slurm failed"
expect slurm
"$here/run_spark.sh" "$folder/spark" "$lines" "$verifier" > "$folder/spark.jsonl" || echo "Spark failed"
expect spark

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
