// Any bytes, grown into a valid module: see support/meter_property.hpp.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "support/meter_property.hpp"
#include "support/random_module.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto broken = bengkel::test::broken_meaning(bengkel::test::random_module({data, size}));
    if (!broken) return 0;
    std::fprintf(stderr, "%s\n", broken->c_str());
    std::abort();
}
