# What all of our own C++ is compiled with.
add_library(project_flags INTERFACE)
target_compile_features(project_flags INTERFACE cxx_std_23)
target_compile_options(project_flags INTERFACE -Wall -Wextra -Werror -Wshadow -Wconversion)

if(NOT EMSCRIPTEN)
  target_compile_options(project_flags INTERFACE -stdlib=libc++)
  target_link_options(project_flags INTERFACE -stdlib=libc++)
endif()

if(BENGKEL_SANITIZE)
  set(sanitizers -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_compile_options(project_flags INTERFACE ${sanitizers})
  target_link_options(project_flags INTERFACE ${sanitizers})
endif()

# A fuzzer looks for inputs that reach new code: whatever it fuzzes has to tell where it is.
if(BENGKEL_FUZZ)
  target_compile_options(project_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
