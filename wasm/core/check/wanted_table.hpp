#pragma once
// The table that a check wants, as lab.json writes it.

#include <array>
#include <string_view>

#include "frame/value.hpp"
#include "lab/read_check.hpp"

namespace bengkel {

inline constexpr std::array<std::string_view, 2> kTableKeys = {"columns", "rows"};

/// {"columns": [...], "rows": [[...]]}, or the path of a CSV file in expected/. Cells are values of `language`.
[[nodiscard]] TableValue read_wanted_table(const JsonReader& reader, const CheckContext& context, Language language);

}  // namespace bengkel
