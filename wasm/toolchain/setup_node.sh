#!/bin/bash
# setup_node.sh FOLDER: a new enough Node and an npm, as FOLDER/bin/node and FOLDER/bin/npm.
# Those on the PATH when Node is new enough; else the pinned pair from npm, fetched with the old one (Debian 12 ships 18).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mkdir -p "$1/bin" && cd "$1" && pwd)
. "$here/pins.sh"

fail() { echo "setup_node: $*" >&2; exit 1; }
at_least() { [ "$(printf '%s\n' "$1" "$2" | sort -V | head -n 1)" = "$2" ]; }

rm -f "$folder/bin/node" "$folder/bin/npm"
old=$(command -v node || command -v nodejs) || fail "no node on the PATH: install Node $NODE_LEAST or newer"
npm=$(command -v npm) || fail "no npm on the PATH: install it"
# The real files: a shim, as of a version manager, answers differently from folder to folder.
old=$("$old" -p process.execPath)
npm=$(readlink -f "$npm")

node=$old
if ! at_least "$("$old" -p process.versions.node)" "$NODE_LEAST"; then
  new=$folder/node.new
  rm -rf "$new"
  mkdir -p "$new"
  cp "$here/node/package.json" "$here/node/package-lock.json" "$new/"
  (cd "$new" && "$old" "$npm" ci --ignore-scripts --no-audit --no-fund)
  rm -rf "$folder/node"
  mv "$new" "$folder/node"
  node=$(echo "$folder"/node/node_modules/node-linux-*/bin/node)
  at_least "$("$node" -p process.versions.node)" "$NODE_LEAST" ||
    fail "no Node $NODE_LEAST for $(uname -sm) in npm: install one yourself and put it on the PATH"
  # An npm run by the old Node would leave out every optional package that wants a newer one, compilers among them.
  npm=$folder/node/node_modules/npm/bin/npm-cli.js
fi
ln -s "$node" "$folder/bin/node"
printf '#!/bin/sh\nexec "%s" "%s" "$@"\n' "$node" "$npm" > "$folder/bin/npm"
chmod +x "$folder/bin/npm"
"$folder/bin/node" --version
"$folder/bin/npm" --version
