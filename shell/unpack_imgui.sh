#!/usr/bin/env bash
# Puts Dear ImGui's sources in place.
#   usage: unpack_imgui.sh SOURCES OUT
# SOURCES holds the pinned archive; OUT receives imgui.h and what belongs to it.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
read -r _ archive _ < <(grep -v '^#' "$here/sources.txt")
rm -rf "$2"
mkdir -p "$2"
tar --extract --strip-components=1 --file "$1/$archive" --directory "$2"
