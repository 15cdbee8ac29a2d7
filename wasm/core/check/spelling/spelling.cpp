#include "check/spelling/spelling.hpp"

#include "base/utf8.hpp"

namespace bengkel {

const Spelling& spelling_of(Language language) {
    switch (language) {
        case Language::Python: return kPythonSpelling;
        case Language::Sql: return kSqlSpelling;
        case Language::JavaScript: return kJavaScriptSpelling;
        case Language::Cpp: return kCppSpelling;
    }
    return kPythonSpelling;
}

std::string shown_key(const Value& key, const Spelling& spelling) {
    constexpr std::size_t kShownKey = 40;
    SpelledText out;
    spelling.put(out, key);
    std::string text = std::move(out).finish();
    const std::string_view beginning = first_code_points(text, kShownKey);
    return beginning.size() == text.size() ? text : std::string(beginning) + "…";
}

}  // namespace bengkel
