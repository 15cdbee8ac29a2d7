#pragma once
// The known name that someone may have meant, for the hint of a Problem.

#include <span>
#include <string>
#include <string_view>

namespace bengkel {

/// The number of letters to insert, delete, replace or swap with their neighbour to turn one into the other.
[[nodiscard]] std::size_t edit_distance(std::string_view from, std::string_view to);

/// The closest of `known`, the first of equals; empty when none is close enough to be a slip of the pen.
[[nodiscard]] std::string_view nearest_name(std::string_view name, std::span<const std::string_view> known);

/// `did you mean "tax"?`, or empty.
[[nodiscard]] std::string nearest_name_hint(std::string_view name, std::span<const std::string_view> known);

}  // namespace bengkel
