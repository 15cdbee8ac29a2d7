# Every version the set-up takes from elsewhere, bar the npm packages (lock files) and the sources (sources.txt of the guests).
EMSCRIPTEN_LEAST=3.1.69                 # a newer one on the PATH is taken instead of ours
EMSCRIPTEN_SUITE=trixie                 # the Debian suite that ships it ...
EMSCRIPTEN_DEB_VERSION='3.1.69+dfsg*'   # ... in any packaging revision
LLVM_BIN=/usr/lib/llvm-19/bin
NODE_LEAST=20.19
