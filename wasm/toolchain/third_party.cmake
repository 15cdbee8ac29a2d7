# Debian's header-only packages, seen through links in the build folder: a cross-compiler must never be shown all of
# /usr/include. SYSTEM, so that our warnings stay ours.
function(expose_headers package)
  find_path(${package}_PARENT NAMES ${package} PATHS /usr/include NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH REQUIRED)
  set(folder "${PROJECT_BINARY_DIR}/third_party/${package}")
  file(MAKE_DIRECTORY "${folder}")
  file(CREATE_LINK "${${package}_PARENT}/${package}" "${folder}/${package}" SYMBOLIC)
  add_library(third_party_${package} INTERFACE)
  target_include_directories(third_party_${package} SYSTEM INTERFACE "${folder}")
endfunction()

expose_headers(nlohmann)
target_compile_definitions(third_party_nlohmann INTERFACE JSON_NOEXCEPTION)

if(BENGKEL_TESTS)
  expose_headers(boost)
  target_compile_definitions(third_party_boost INTERFACE BOOST_NO_CXX98_FUNCTION_BASE)
endif()
