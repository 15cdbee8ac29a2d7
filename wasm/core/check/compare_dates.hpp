#pragma once
// Dates as languages hand them over: Python's date and datetime and JavaScript's Date cross as objects with a text that can
// be trusted, and any language may write a date as a text. All of them are ISO 8601: 2026-11-23, 2026-11-23 09:30,
// 2026-11-23T09:30:00.5+08:00, and "Z" for UTC. What has no zone is taken to be in UTC; a day alone begins at midnight.

#include <cstdint>
#include <optional>

#include "frame/value.hpp"
#include "lab/equality.hpp"

namespace bengkel {

struct Date {
    std::int64_t day = 0;     ///< as it is written, wherever that is; from 1970-01-01
    std::int64_t second = 0;  ///< of the instant, from 1970-01-01 in UTC
    std::int64_t nanosecond = 0;
};

/// Nothing when it is no date: every part must be there, and the day exist.
[[nodiscard]] std::optional<Date> date_in(const Value& value);

/// Day: whether both are written as the same day. Instant: whether they are the same moment.
[[nodiscard]] bool is_same_date(const Date& left, const Date& right, Dates dates);

}  // namespace bengkel
