#pragma once
// What names may look like in a lab: ids, locales, days, identifiers and paths. All are plain ASCII, so that no two of
// them look alike and none can leave the folder.

#include <span>
#include <string_view>

namespace bengkel {

using Names = std::span<const std::string_view>;

/// Lower-case words joined by "-", at most 64 signs: "lvg-checkout".
[[nodiscard]] bool is_id(std::string_view text);

/// "en", "ms", "zh-Hans", "pt-BR".
[[nodiscard]] bool is_locale(std::string_view text);

/// A day that exists, "2026-11-23"; days compare as their texts do.
[[nodiscard]] bool is_day(std::string_view text);

/// A letter or "_", then letters, digits and "_", at most 100 signs; keywords are not told apart.
[[nodiscard]] bool is_identifier(std::string_view text);

/// Identifiers joined by a separator: "decimal.InvalidOperation"; at most 200 signs.
[[nodiscard]] bool is_joined_name(std::string_view text, std::string_view separator);

/// A file below a folder, with forward slashes: each step of letters, digits and "._-", none beginning with "." or "-" or
/// ending with "."; at most 200 signs.
[[nodiscard]] bool is_relative_path(std::string_view text);

}  // namespace bengkel
