#include "view/read_numbers.hpp"

#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>

namespace bengkel {

std::vector<double> read_numbers(const JsonReader& reader, std::string_view name, std::span<const Bytes> blobs) {
    const std::int64_t index = reader.integer(name, 0, static_cast<std::int64_t>(blobs.size()) - 1);
    if (index < 0 || static_cast<std::size_t>(index) >= blobs.size()) return {};
    const Bytes& bytes = blobs[static_cast<std::size_t>(index)];
    if (bytes.size() % sizeof(double) != 0) {
        reader.report("bad-blob", "expected floats of 64 bits");
        return {};
    }
    std::vector<double> numbers(bytes.size() / sizeof(double));
    if (!numbers.empty()) std::memcpy(numbers.data(), bytes.data(), bytes.size());
    for (double& number : numbers)
        if (!std::isfinite(number)) number = std::numeric_limits<double>::quiet_NaN();
    return numbers;
}

}  // namespace bengkel
