// What a program finds compiled already: the headers that learners are taught, so that reading them costs a program
// nothing.

#pragma once

#include <algorithm>
#include <array>
#include <bitset>
#include <cctype>
#include <charconv>
#include <cmath>
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <format>
#include <functional>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <limits>
#include <list>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <queue>
#include <ranges>
#include <set>
#include <span>
#include <sstream>
#include <stack>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

// Never called, and so never part of a program. Most of what std::format is made of is the same whatever is formatted: made
// here, it is not made for every program.
namespace bengkel::beforehand {

inline std::string format(const std::string& text, std::string& changeable) {
    int whole = 0;
    double real = 0;
    const int fixed_whole = 0;
    const double fixed_real = 0;
    return std::format("{}", text) + std::format("{}{}", changeable, whole) + std::format("{:.2f}", real) +
           std::format("{}{:.2f}", fixed_whole, fixed_real);
}

}  // namespace bengkel::beforehand
