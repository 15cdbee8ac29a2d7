#!/bin/bash
# locked_down.sh COMMAND...: runs it as nobody, without a network, with every file of the system readable at most, and alone among its
# processes: a second wall behind the one of WebAssembly. Where the system has no such sandbox it runs as it is, and says so.
set -u

sandbox=(
  bwrap --unshare-all --uid 65534 --gid 65534 --cap-drop ALL --die-with-parent --new-session
  --ro-bind / / --dev /dev --proc /proc
  --clearenv --setenv PATH "$PATH" --setenv HOME / --setenv LANG C.UTF-8
)
if ! command -v bwrap > /dev/null; then
  echo "bengkel: no sandbox of the system around this: bubblewrap is not installed" >&2
elif ! refusal=$("${sandbox[@]}" true 2>&1); then
  echo "bengkel: no sandbox of the system around this: ${refusal%%$'\n'*}" >&2
else
  exec "${sandbox[@]}" "$@"
fi
exec "$@"
