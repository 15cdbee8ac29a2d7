#pragma once
// A Problem as a terminal and a golden file show it:
//
//     lab.json:5:15: expected a string, got a number (/checks/1/kind)
//           "kind": 7,
//                   ^
//     write it in quotes

#include <string>
#include <string_view>

#include "base/problem.hpp"

namespace bengkel {

/// `source` is the text of the problem's file, empty when there is none to show; its line is cut to what a terminal holds.
[[nodiscard]] std::string print_problem(const Problem& problem, std::string_view source = {});

/// By file, then offset, then code; at most `limit`, the last of which then says how many more there are.
void sort_problems(Problems& problems, std::size_t limit = 50);

}  // namespace bengkel
