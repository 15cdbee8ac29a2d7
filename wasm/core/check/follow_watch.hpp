#pragma once
// Where a variable of a recorded program departs from what the lab knows of it.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "frame/value.hpp"
#include "lab/lab.hpp"

namespace bengkel {

/// One call of a watched function, as its steps were recorded.
struct FollowedCall {
    std::vector<Value> args;
    std::vector<Value> values;  ///< that the variable took, each other than the one before it
    bool has_returned = false;  ///< otherwise more values might have come
};

struct Departure {
    std::size_t value = 0;  ///< the first of the call's values that is wrong; their number when one is missing
    std::optional<std::string> expected;  ///< as the language spells it; none: no other value should have come
    std::string got;                      ///< that value, or the last one when one is missing
};

/// Whether the lab knows anything of such a call.
[[nodiscard]] bool is_watched(const Watch& watch, const FollowedCall& call);

/// Nothing when the values are right as far as they go, or there are none: the program may have no such variable.
[[nodiscard]] std::optional<Departure> find_departure(const Watch& watch, const FollowedCall& call, Language language);

}  // namespace bengkel
