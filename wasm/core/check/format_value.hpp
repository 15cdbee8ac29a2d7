#pragma once
// Values, calls and output as the learner reads them: spelled as the lab's language spells them (check/spelling/), and
// short enough for a page. What was left out is marked with an ellipsis.

#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "check/spelling/spelled_text.hpp"
#include "frame/value.hpp"
#include "lab/lab.hpp"

namespace bengkel {

/// Python: repr(), except where there is no telling what it would be: the items of a set stand in order, an object that
/// crossed the border by name only is <Receipt object>, one with a trusted text <Decimal 1.50>, an integer too large for
/// Python's own str() <int of 80000 bits>. Characters that Unicode leaves unassigned are shown as they are.
[[nodiscard]] std::string format_value(const Value& value, Language language);

/// lvg_tax([48000], shipping=20)
[[nodiscard]] std::string format_call(std::string_view function, std::span<const Value> args,
                                      std::span<const std::pair<std::string, Value>> kwargs, Language language);

/// A call with arguments that are too long to be read: balances([... x 5000], 'SO-1')
[[nodiscard]] std::string format_brief_call(std::string_view function, const List& args, Language language);

/// repr() of a float: the shortest digits that read back as the same float, 1e+16 from there on.
[[nodiscard]] std::string format_float(double number);

/// Output of a program, or a lab's text: bytes that are not UTF-8 as U+FFFD, cut after kShownCodePoints.
[[nodiscard]] std::string shown_text(std::string_view text);

}  // namespace bengkel
