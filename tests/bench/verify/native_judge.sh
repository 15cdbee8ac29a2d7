#!/bin/bash
# native_judge.sh NAME FOLDER: judges FOLDER/submissions/* by FOLDER/cases/*.in and *.out, and prints how many passed and what the
# processor gave to it and to what it started, in seconds. It is what a judge pays that starts a process for each case, and nothing
# else: no sandbox, no limits, no copies of files. Python is started isolated, and imports what it takes to call a function and no more.
# Programs in C++ are compiled once each, as a judge does.
set -u
passed=0
for submission in "$2"/submissions/*; do
  is_right=1
  case $1 in
    python) run=(/usr/bin/python3 -I -B "$(dirname "$0")/call.py" "$submission") ;;
    python-program) run=(/usr/bin/python3 -I "$submission") ;;
    javascript) run=(node "$submission") ;;
    sql) run=(sqlite3 -batch -csv :memory:) ;;
    cpp)
      clang++-19 -std=c++23 -O1 -stdlib=libc++ -o "$2/program" "$submission" || is_right=0
      run=("$2/program") ;;
  esac
  for input in "$2"/cases/*.in; do
    if [ "$1" = sql ]; then
      got=$("${run[@]}" ".read $2/schema.sql" ".import --skip 1 $input lines" ".read $submission" < /dev/null)
    else
      got=$("${run[@]}" < "$input")
    fi
    [ "$got" = "$(< "${input%.in}.out")" ] || is_right=0
  done
  passed=$((passed + is_right))
done
echo "$passed"
# Not at the head of a pipe, where it would tell of a shell that has started nothing.
times > "$2/times"
tr 'ms' '  ' < "$2/times" | awk '{ for (i = 1; i <= NF; i += 2) seconds += 60 * $i + $(i + 1) } END { printf "%.3f\n", seconds }'
