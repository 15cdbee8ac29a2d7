#pragma once
// Reads a rule pack: the dated rules of one jurisdiction (labs/rules/<jurisdiction>.json). An id may stand there several
// times, for periods that do not overlap; a lab's day chooses.

#include <string>
#include <vector>

#include "base/result.hpp"
#include "lab/lab.hpp"

namespace bengkel {

/// `pack.path` is "rules/<jurisdiction>.json". In document order. Codes: rules.* and json.*.
[[nodiscard]] Result<std::vector<Rule>> read_rules(const File& pack);

/// Whether the rule is in force on this day; both ends of its period count.
[[nodiscard]] bool is_in_force(const Rule& rule, std::string_view day);

}  // namespace bengkel
