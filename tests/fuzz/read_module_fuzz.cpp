// Any bytes: see support/module_property.hpp. Run it with the bytes of tests/cases/module as a corpus:
//   cmake --preset asan -DBENGKEL_FUZZ=ON && cmake --build build/asan --target read_module_fuzz

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "support/module_property.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string broken = bengkel::test::broken_module_promise({data, size});
    if (broken.empty()) return 0;
    std::fprintf(stderr, "%s\n", broken.c_str());
    std::abort();
}
