#pragma once
// The names that the custom section "name" gives to functions
// (https://webassembly.github.io/spec/core/appendix/custom.html#name-section).

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "module/module.hpp"

namespace bengkel {

struct FunctionNames {
    std::vector<std::pair<std::uint32_t, std::string_view>> names;  ///< sorted by function

    /// Empty where there is none.
    [[nodiscard]] std::string_view find(std::uint32_t function) const;
};

/// A damaged name section names what stands in front of the damage: custom sections are never wrong.
[[nodiscard]] FunctionNames read_names(const Module& module);

}  // namespace bengkel
