# Steps: work done once for a state of its inputs, and taken up again after an interruption. To be sourced, at the root.

# hash_of WORD... -- PATH...: one hash over the words and over the names and contents of all files below the paths.
hash_of() {
  local words=()
  while [ "$1" != -- ]; do words+=("$1"); shift; done
  shift
  {
    printf '%s\n' "${words[@]}"
    find "$@" -name node_modules -prune -o -name __pycache__ -prune -o -type f ! -name '.*.sw?' -print0 2>/dev/null |
      LC_ALL=C sort -z | xargs -0 -r sha256sum
  } | sha256sum | cut -c1-16
}

declare -A key=() # of each step seen to be up to date in this run

# step NAME TITLE KEY OUTPUT COMMAND...: runs COMMAND unless OUTPUT stands and was made under the same KEY.
step() {
  local name=$1 title=$2 output=$4 stamp=build/stamp/$1
  key[$name]=$3
  shift 4
  if [ -e "$output" ] && [ "$(cat "$stamp" 2>/dev/null)" = "${key[$name]}" ]; then return; fi
  rm -f "$stamp"
  run_logged "$name" "$title" "$@" || fail_with_log "$title failed" "build/log/$name.log"
  [ -e "$output" ] || fail_with_log "$title left no $output" "build/log/$name.log"
  mkdir -p build/stamp
  echo "${key[$name]}" > "$stamp"
}

fail_with_log() {
  echo "bengkel: $1; the end of $2:" >&2
  tail -n 40 "$2" | cut -c -240 | sed 's/^/  | /' >&2
  exit 1
}

running= # the process group at work

# run_logged NAME TITLE COMMAND...: the output goes to build/log/NAME.log; the terminal shows how long it takes.
run_logged() {
  local log=build/log/$1.log title=$2 began=$SECONDS told=0 seconds=0 status=0
  shift 2
  mkdir -p build/log
  if [ ! -t 1 ]; then echo "  $title ..."; fi
  set -m # a group of its own, so that an interruption ends all of it
  "$@" > "$log" 2>&1 < /dev/null &
  running=$!
  set +m
  while kill -0 "$running" 2>/dev/null; do
    if [ -t 1 ]; then printf '\r  %s ... %d s' "$title" "$seconds"
    elif [ $((seconds - told)) -ge 60 ]; then told=$seconds; echo "  $title ... $seconds s so far"; fi
    sleep 0.2
    seconds=$((SECONDS - began))
  done
  wait "$running" || status=$?
  running=
  if [ -t 1 ]; then printf '\r'; fi
  if [ $status = 0 ]; then echo "  $title: done ($seconds s)"; else echo "  $title: failed ($seconds s)"; fi
  return $status
}

interrupted() {
  if [ -n "$running" ]; then kill -TERM -- "-$running" 2>/dev/null || true; fi
  echo
  echo "bengkel: interrupted; the next start goes on from here" >&2
  exit 130
}
trap interrupted INT TERM HUP

# lock: one set-up at a time in one checkout; what was configured for another place is thrown away.
lock() {
  mkdir -p build
  exec 9> build/lock
  flock -n 9 || { echo "bengkel: waiting for another one at work in this checkout"; flock 9; }
  if [ "$(cat build/root 2>/dev/null)" != "$PWD" ]; then
    rm -rf build/stamp build/web build/native build/asan build/release
    echo "$PWD" > build/root
  fi
}
unlock() { exec 9>&-; }
