# Debian packages without touching the system: apt with a state of its own, on the machine's own sources.
# To be sourced. Needs $VERSION_CODENAME (from /etc/os-release).

# apt_sources TYPE SUITE: the machine's sources of its own suite, written again as TYPE (deb, deb-src).
# SUITE "same" keeps the suite with its security and updates; any other suite replaces it. No address is ours.
apt_sources() {
  local type=$1 suite=$2 file
  for file in /etc/apt/sources.list.d/*.sources; do
    if [ -r "$file" ]; then sed '/^#/d' "$file"; echo; fi
  done | awk -v RS= -v type="$type" -v suite="$suite" -v codename="$VERSION_CODENAME" "$APT_SUITES"'
    {
      split("", field); name = ""
      lines = split($0, line, "\n")
      for (i = 1; i <= lines; i++) {
        if (line[i] ~ /^[ \t]/) { field[name] = field[name] "\n" line[i]; continue }
        at = index(line[i], ":"); name = tolower(substr(line[i], 1, at - 1))
        field[name] = substr(line[i], at + 1)
      }
      if (field["enabled"] ~ /no/ || " " field["types"] " " !~ / deb /) next
      write(field["uris"], field["suites"], field["components"], field["signed-by"])
    }'
  for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
    if [ -r "$file" ]; then cat "$file"; fi
  done | awk -v type="$type" -v suite="$suite" -v codename="$VERSION_CODENAME" "$APT_SUITES"'
    $1 == "deb" {
      key = ""
      if ($2 ~ /^\[/) {
        options = $0; sub(/^[^[]*\[/, "", options); sub(/\].*/, "", options)
        if (match(options, /signed-by=[^ ]+/)) key = " " substr(options, RSTART + 10, RLENGTH - 10)
        sub(/\[[^]]*\]/, "")
        $0 = $0
      }
      components = ""
      for (i = 4; i <= NF; i++) components = components " " $i
      write(" " $2, " " $3, components, key)
    }'
}
APT_SUITES='
  function write(uris, suites, components, key,    wanted, count, name, i) {
    if (" " components " " !~ / main /) return
    count = split(suites, name, " ")
    wanted = ""
    for (i = 1; i <= count; i++) {
      if (name[i] == codename) wanted = wanted " " (suite == "same" ? codename : suite)
      else if (suite == "same" && (name[i] == codename "-updates" || name[i] == codename "-security")) wanted = wanted " " name[i]
    }
    if (wanted == "") return
    print "Types: " type "\nURIs:" uris "\nSuites:" wanted "\nComponents: main"
    if (key != "") print "Signed-By:" key
    print ""
  }
'

# private_apt FOLDER: from here on `apt_get` and `apt_cache` read FOLDER/sources/*.sources and keep everything in FOLDER.
private_apt() {
  mkdir -p "$1"/{sources,lists/partial,cache/archives/partial}
  : > "$1/status"
  apt_options=(-o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts="$1/sources" -o Dir::State::Lists="$1/lists"
    -o Dir::State::status="$1/status" -o Dir::Cache="$1/cache" -o Acquire::Languages=none -o Acquire::Retries=3
    -o APT::Update::Error-Mode=any)
  [ "$(id -u)" != 0 ] || apt_options+=(-o APT::Sandbox::User=root)
}
apt_get() { apt-get -q "${apt_options[@]}" "$@"; }
