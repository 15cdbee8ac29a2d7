#include "base/nearest_name.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace bengkel {
namespace {

// Longer names are nobody's typing slip, and the distance costs the product of both lengths.
constexpr std::size_t kLongestName = 80;

}  // namespace

std::size_t edit_distance(std::string_view from, std::string_view to) {
    // Optimal string alignment: three rows of the usual table suffice.
    std::vector<std::size_t> before_last(to.size() + 1);
    std::vector<std::size_t> last(to.size() + 1);
    std::vector<std::size_t> row(to.size() + 1);
    for (std::size_t j = 0; j <= to.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= from.size(); ++i) {
        std::swap(before_last, last);
        std::swap(last, row);
        row[0] = i;
        for (std::size_t j = 1; j <= to.size(); ++j) {
            const std::size_t replaced = last[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
            if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
    }
    return row[to.size()];
}

std::string_view nearest_name(std::string_view name, std::span<const std::string_view> known) {
    if (name.empty() || name.size() > kLongestName) return {};
    std::string_view nearest;
    std::size_t allowed = std::max<std::size_t>(1, name.size() / 3) + 1;  // one more than the farthest we would offer
    for (const std::string_view candidate : known) {
        if (candidate.size() > kLongestName) continue;
        const std::size_t distance = edit_distance(name, candidate);
        if (distance >= allowed || distance >= std::max(name.size(), candidate.size())) continue;
        nearest = candidate;
        allowed = distance;
    }
    return nearest;
}

std::string nearest_name_hint(std::string_view name, std::span<const std::string_view> known) {
    const std::string_view nearest = nearest_name(name, known);
    if (nearest.empty()) return {};
    return "did you mean \"" + std::string(nearest) + "\"?";
}

}  // namespace bengkel
