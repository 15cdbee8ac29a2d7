// Any bytes: see support/module_property.hpp.

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
