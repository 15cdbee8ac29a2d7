#pragma once
// Why a script ended before its end, as a learner is told.

#include <cstdint>
#include <string>
#include <string_view>

#include "encode_value.hpp"
#include "script.hpp"

namespace bengkel::sql {

struct Problem {
    std::string
        type;  ///< SyntaxError, NameError, ConstraintError, TypeError, LimitError, RefusedError, DatasetError or SqlError
    std::string message;
    std::string file;
    Place from, to;      ///< `to` is one past the end
    std::string source;  ///< the line that `from` is in
};

/// A problem of [begin, end) of a file.
[[nodiscard]] Problem problem_at(std::string type, std::string message, std::string_view file, std::string_view text,
                                 std::size_t begin, std::size_t end);

/// As a learner reads it: place, type and message, the line and a mark beneath.
[[nodiscard]] std::string describe(const Problem& problem);

/// A tagged exception with its one frame.
void encode_problem(Encoder& out, const Problem& problem);

}  // namespace bengkel::sql
