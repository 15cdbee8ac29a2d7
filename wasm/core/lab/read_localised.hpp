#pragma once
// Reads the texts and ids of definitions. A text is an object from locale to string, or to an array of lines where the
// string would be long.

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "json/json_reader.hpp"
#include "lab/lab.hpp"
#include "lab/lab_format.hpp"

namespace bengkel {

/// The locales that a definition declares, and whether a person has reviewed each.
using Locales = std::map<std::string, bool>;

/// Every declared locale must be there and no other; none may be empty.
[[nodiscard]] Localised read_localised(const JsonReader& reader, const Locales& locales);

/// The member "locales" of a definition; "en" is among them whatever it says. `what` it is for: "lab".
[[nodiscard]] Locales read_locales(const JsonReader& root, std::string_view what);

/// The member of this name; empty with a problem when it is missing.
[[nodiscard]] Localised read_localised(const JsonReader& parent, std::string_view name, const Locales& locales);

/// A string, or an array of strings that are joined with line breaks; `after_last` follows the last one of an array.
[[nodiscard]] std::string read_lines(const JsonReader& reader, std::string_view after_last);

/// A string that is_id; <prefix>.bad-id otherwise.
[[nodiscard]] std::string read_id(const JsonReader& reader);
[[nodiscard]] std::string read_id(const JsonReader& parent, std::string_view name);

/// The ids in a list; <prefix>.duplicate-id for one that stands there twice.
[[nodiscard]] std::vector<std::string> read_ids(std::span<const JsonReader> items);

/// The position of the string among these words; 0 with the problem <prefix>.unknown-word when it is none of them.
[[nodiscard]] std::size_t read_word(const JsonReader& reader, Names words);

/// "a", "b" or "c"
[[nodiscard]] std::string listed(Names words);

}  // namespace bengkel
