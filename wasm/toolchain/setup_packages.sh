#!/bin/bash
# setup_packages.sh LOG LIST...: installs what is missing of the Debian packages in LIST. On another system it only looks
# whether the commands are there, and names those that are not.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
log=$1
shift
. /etc/os-release 2>/dev/null || ID=unknown

fail() { echo "bengkel: $*" >&2; exit 1; }

if [ "$ID" != debian ]; then
  missing=()
  for command in clang-19 clang++-19 wasm-ld-19 llvm-ar-19 cmake ninja ccache make python3.11 tclsh8.6 xz bzip2 wasm-opt node npm sha256sum; do
    command -v "$command" >/dev/null || missing+=("$command")
  done
  [ ${#missing[@]} = 0 ] || fail "this is not Debian, so install these commands yourself: ${missing[*]} (Debian's names for them: wasm/toolchain/packages-*.txt)"
  exit
fi

mapfile -t wanted < <(cat "$@" | sed '/^#/d')
command -v node >/dev/null || command -v nodejs >/dev/null || wanted+=(nodejs)
command -v npm >/dev/null || wanted+=(npm)
installed=" $(dpkg-query -W -f '${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p' | tr '\n' ' ')"
missing=()
for package in "${wanted[@]}"; do
  [[ $installed == *" $package "* ]] || missing+=("$package")
done
[ ${#missing[@]} != 0 ] || exit 0

as_root=(env DEBIAN_FRONTEND=noninteractive)
if [ "$(id -u)" != 0 ]; then
  command -v sudo >/dev/null || fail "neither root nor sudo here; have this done first: apt-get install ${missing[*]}"
  as_root=(sudo "${as_root[@]}")
fi
echo "  Debian packages ... (${missing[*]})"
began=$SECONDS
options=(-q -o DPkg::Lock::Timeout=600 -o Acquire::Retries=3)
{
  "${as_root[@]}" dpkg --configure -a # an installation that was killed half-way
  "${as_root[@]}" apt-get "${options[@]}" update
  "${as_root[@]}" apt-get "${options[@]}" --yes --no-install-recommends install "${missing[@]}"
} > "$log" 2>&1 < /dev/null || {
  tail -n 20 "$log" | sed 's/^/  | /' >&2
  fail "cannot install Debian packages; all of it is in $log"
}
echo "  Debian packages: done ($((SECONDS - began)) s)"
