#pragma once
// A result set as an aligned table on standard output.

#include "run_script.hpp"

namespace bengkel::sql {

/// For ReadRows. Shows the first rows as soon as there are more than fit, and counts the others.
[[nodiscard]] int print_rows(const Statement& statement);

/// Everything that this guest writes goes through here: no buffer, so what was written is out.
void write_all(int descriptor, std::string_view text);

}  // namespace bengkel::sql
