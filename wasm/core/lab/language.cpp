#include "lab/language.hpp"

#include <algorithm>
#include <array>

#include "lab/lab_format.hpp"

namespace bengkel {
namespace {

constexpr std::array<std::string_view, 4> kTitles = {"Python", "SQL", "JavaScript", "C++"};
constexpr std::array<std::string_view, 1> kPython = {".py"};
constexpr std::array<std::string_view, 1> kSql = {".sql"};
constexpr std::array<std::string_view, 2> kJavaScript = {".js", ".mjs"};
constexpr std::array<std::string_view, 1> kCpp = {".cpp"};
constexpr std::array<Names, 4> kEndings = {kPython, kSql, kJavaScript, kCpp};

std::size_t index_of(Language language) { return static_cast<std::size_t>(language); }

}  // namespace

std::string_view language_name(Language language) { return lab_words::kLanguages[index_of(language)]; }

std::string_view language_title(Language language) { return kTitles[index_of(language)]; }

Names source_endings(Language language) { return kEndings[index_of(language)]; }

std::string default_entry(Language language) { return "main" + std::string(source_endings(language).front()); }

bool is_source_file(std::string_view path, Language language) {
    return std::ranges::any_of(source_endings(language), [&](std::string_view ending) { return path.ends_with(ending); });
}

bool is_function_name(std::string_view text, Language language) {
    if (language != Language::JavaScript) return is_identifier(text);
    std::string plain(text);
    std::ranges::replace(plain, '$', '_');
    return is_identifier(plain);
}

bool is_exception_name(std::string_view text, Language language) {
    if (language == Language::JavaScript) return is_function_name(text, language);
    return language == Language::Cpp ? is_joined_name(text, "::") : is_joined_name(text, ".");
}

}  // namespace bengkel
