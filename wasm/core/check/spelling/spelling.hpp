#pragma once
// How a language writes values. One file a language; everything that shows a value goes through here.

#include <string>
#include <string_view>

#include "check/spelling/spelled_text.hpp"
#include "lab/language.hpp"

namespace bengkel {

struct Spelling {
    void (*put)(SpelledText& out, const Value& value);
    std::string (*type_name)(const Value& value);  ///< "int", "number", "std::string"
    std::string (*step_to)(const Value& key);      ///< from a map to the value of a key: "['tax']", ".tax"
    std::string_view list_brackets;                ///< an opening and a closing one
    std::string_view tuple_brackets;
    char quote;
};

extern const Spelling kPythonSpelling;
extern const Spelling kSqlSpelling;
extern const Spelling kJavaScriptSpelling;
extern const Spelling kCppSpelling;

[[nodiscard]] const Spelling& spelling_of(Language language);

/// The key as a step shows it: cut where it is long.
[[nodiscard]] std::string shown_key(const Value& key, const Spelling& spelling);

}  // namespace bengkel
