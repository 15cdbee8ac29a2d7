#pragma once
// The languages in which labs are written: what a lab's values, names and files may be follows from it, and so does how its
// values are read (lab/read_value.hpp) and spelled (check/format_value.hpp).

#include <cstdint>
#include <string>
#include <string_view>

#include "lab/names.hpp"

namespace bengkel {

enum class Language : std::uint8_t { Python, Sql, JavaScript, Cpp };

/// As lab.json, frames and the Report spell it: "javascript".
[[nodiscard]] std::string_view language_name(Language language);

/// As people write it: "JavaScript".
[[nodiscard]] std::string_view language_title(Language language);

/// Of the files that can be run: ".js", ".mjs". The file that is run when a lab names none is "main" and the first of them.
[[nodiscard]] Names source_endings(Language language);
[[nodiscard]] std::string default_entry(Language language);

[[nodiscard]] bool is_source_file(std::string_view path, Language language);

/// What can be called, in ASCII, at most 100 signs; keywords are not told apart.
[[nodiscard]] bool is_function_name(std::string_view text, Language language);

/// "ValueError", "decimal.InvalidOperation", "std::out_of_range".
[[nodiscard]] bool is_exception_name(std::string_view text, Language language);

}  // namespace bengkel
