# The CMake toolchain of the preset `web`: the Emscripten that the set-up put into build/toolchain.
set(toolchain "${CMAKE_CURRENT_LIST_DIR}/../../build/toolchain")
if(NOT EXISTS "${toolchain}/emscripten/emcc")
  message(FATAL_ERROR "Emscripten is not set up yet: run ./bengkel build")
endif()
if(NOT EXISTS "$ENV{EM_CONFIG}")
  message(FATAL_ERROR "EM_CONFIG names no file ('$ENV{EM_CONFIG}'): use the preset web, which sets it")
endif()
# Debian's own node, which CMake would find first, may be too old.
get_filename_component(CMAKE_CROSSCOMPILING_EMULATOR "${toolchain}/bin/node" ABSOLUTE)
include("${toolchain}/emscripten/cmake/Modules/Platform/Emscripten.cmake")
