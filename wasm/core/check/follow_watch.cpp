#include "check/follow_watch.hpp"

#include <algorithm>

#include "check/equal_values.hpp"
#include "check/format_value.hpp"

namespace bengkel {
namespace {

bool are_same(const Value& want, const Value& got) { return equal_values(want, got); }

}  // namespace

bool is_watched(const Watch& watch, const FollowedCall& call) {
    return std::ranges::equal(watch.args, call.args, are_same);
}

std::optional<Departure> find_departure(const Watch& watch, const FollowedCall& call, Language language) {
    if (call.values.empty()) return std::nullopt;
    const auto [want, got] = std::ranges::mismatch(watch.values, call.values, are_same);
    const bool is_missing = got == call.values.end();
    if (is_missing && (want == watch.values.end() || !call.has_returned)) return std::nullopt;
    Departure departure;
    departure.value = static_cast<std::size_t>(got - call.values.begin());
    if (want != watch.values.end()) departure.expected = format_value(*want, language);
    departure.got = format_value(is_missing ? call.values.back() : *got, language);
    return departure;
}

}  // namespace bengkel
