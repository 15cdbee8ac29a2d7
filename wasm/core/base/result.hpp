#pragma once
// A value, or the problems that stood in its way. Nothing in the core throws; a function that can meet bad input returns a
// Result, and BENGKEL_TRY hands the problems on to the caller.

#include <expected>
#include <utility>

#include "base/problem.hpp"

namespace bengkel {

/// Holds a T, or a list of problems that is never empty.
template <class T>
using Result = std::expected<T, Problems>;

/// One problem as the failed arm of any Result.
[[nodiscard]] inline std::unexpected<Problems> failure(Problem problem) {
    Problems problems;
    problems.push_back(std::move(problem));
    return std::unexpected(std::move(problems));
}

[[nodiscard]] inline std::unexpected<Problems> failure(Problems problems) { return std::unexpected(std::move(problems)); }

}  // namespace bengkel

#define BENGKEL_JOIN_(a, b) a##b
#define BENGKEL_JOIN(a, b) BENGKEL_JOIN_(a, b)
#define BENGKEL_TRY_(name, target, expression)                              \
    auto name = (expression);                                               \
    if (!name.has_value()) return std::unexpected(std::move(name).error()); \
    target = std::move(name).value()
/// `BENGKEL_TRY(auto lab, read_lab(...));` assigns the value, or returns the problems from the enclosing function.
#define BENGKEL_TRY(target, expression) BENGKEL_TRY_(BENGKEL_JOIN(result_, __LINE__), target, expression)
