#include "lab/names.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace bengkel {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return is_lower(c) || is_upper(c); }

/// Whether `text` is one or more parts that are each `is_part`, with `separator` between them.
template <class Predicate>
bool is_joined(std::string_view text, std::string_view separator, Predicate is_part) {
    while (true) {
        const std::size_t end = text.find(separator);
        if (!is_part(text.substr(0, end))) return false;
        if (end == std::string_view::npos) return true;
        text.remove_prefix(end + separator.size());
    }
}

int number_in(std::string_view digits) {
    int number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

}  // namespace

bool is_id(std::string_view text) {
    return text.size() <= 64 && is_joined(text, "-", [](std::string_view word) {
               return !word.empty() && std::ranges::all_of(word, [](char c) { return is_lower(c) || is_digit(c); });
           });
}

bool is_locale(std::string_view text) {
    const std::string_view language = text.substr(0, text.find('-'));
    if (language.size() < 2 || language.size() > 3 || !std::ranges::all_of(language, is_lower)) return false;
    text.remove_prefix(language.size());
    if (text.size() >= 5 && is_upper(text[1]) && std::ranges::all_of(text.substr(2, 3), is_lower)) text.remove_prefix(5);
    return text.empty() || (text.size() == 3 && text[0] == '-' && is_upper(text[1]) && is_upper(text[2]));
}

bool is_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    for (const std::size_t at : {0u, 1u, 2u, 3u, 5u, 6u, 8u, 9u})
        if (!is_digit(text[at])) return false;
    return std::chrono::year_month_day(std::chrono::year(number_in(text.substr(0, 4))),
                                       std::chrono::month(static_cast<unsigned>(number_in(text.substr(5, 2)))),
                                       std::chrono::day(static_cast<unsigned>(number_in(text.substr(8, 2)))))
        .ok();
}

bool is_identifier(std::string_view text) {
    return !text.empty() && text.size() <= 100 && !is_digit(text[0]) &&
           std::ranges::all_of(text, [](char c) { return is_letter(c) || is_digit(c) || c == '_'; });
}

bool is_joined_name(std::string_view text, std::string_view separator) {
    return text.size() <= 200 && is_joined(text, separator, is_identifier);
}

bool is_relative_path(std::string_view text) {
    return text.size() <= 200 && is_joined(text, "/", [](std::string_view step) {
               return !step.empty() && !step.starts_with('.') && !step.starts_with('-') && !step.ends_with('.') &&
                      std::ranges::all_of(
                          step, [](char c) { return is_letter(c) || is_digit(c) || c == '.' || c == '_' || c == '-'; });
           });
}

}  // namespace bengkel
