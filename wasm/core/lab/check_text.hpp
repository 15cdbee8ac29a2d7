#pragma once
// A lab's text holds "{{rule-id}}" where a rule's value is to stand, so that no lab repeats a number that a law may change.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "lab/lab.hpp"

namespace bengkel {

/// The problems of a text.<locale>.md: bytes that are not text, nothing in it, placeholders of rules that are not among
/// these.
[[nodiscard]] Problems check_text(const File& text, std::span<const std::string> rules);

/// The first "{{rule-id}}" of a text whose rule is not among these.
[[nodiscard]] std::optional<std::string> unknown_rule(std::string_view text, std::span<const std::string> rules);

}  // namespace bengkel
