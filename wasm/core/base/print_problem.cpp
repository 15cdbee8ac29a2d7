#include "base/print_problem.hpp"

#include <algorithm>
#include <tuple>

#include "base/utf8.hpp"

namespace bengkel {
namespace {

constexpr std::size_t kShownWidth = 120;  // code points of a source line
constexpr std::size_t kShownBefore = 80;  // of these, at most so many before the caret

std::string_view line_of(std::string_view source, int number) {
    for (int line = 1; line < number; ++line) {
        const std::size_t end = source.find('\n');
        if (end == std::string_view::npos) return {};
        source.remove_prefix(end + 1);
    }
    source = source.substr(0, source.find('\n'));
    if (source.ends_with('\r')) source.remove_suffix(1);
    return source;
}

/// As one line that cannot give orders to a terminal. Tabs count as one column, so they are shown as one blank.
std::string shown(std::string_view text) {
    std::string result = mend_utf8(text);
    std::ranges::replace_if(result, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
    return result;
}

std::string source_line_and_caret(const Place& place, std::string_view source) {
    std::string_view line = line_of(source, place.line);
    auto column = static_cast<std::size_t>(place.column - 1);
    std::string cut;
    if (column > kShownBefore) {
        line.remove_prefix(first_code_points(line, column - kShownBefore).size());
        column = kShownBefore;
        cut = "…";
    }
    std::string text = cut + shown(first_code_points(line, kShownWidth));
    if (count_code_points(line) > kShownWidth) text += "…";
    return "  " + text + "\n  " + std::string(column + (cut.empty() ? 0 : 1), ' ') + "^\n";
}

}  // namespace

std::string print_problem(const Problem& problem, std::string_view source) {
    const Place& place = problem.place;
    std::string text = shown(place.file);
    if (place.line > 0) text += ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
    if (!text.empty()) text += ": ";
    text += shown(problem.message);
    if (!place.pointer.empty()) text += " (" + shown(place.pointer) + ")";
    text += "\n";
    if (place.line > 0 && place.column > 0 && !source.empty()) text += source_line_and_caret(place, source);
    if (!problem.hint.empty()) text += "  " + shown(problem.hint) + "\n";
    return text;
}

void sort_problems(Problems& problems, std::size_t limit) {
    std::ranges::stable_sort(problems, {}, [](const Problem& problem) {
        return std::tie(problem.place.file, problem.place.offset, problem.code, problem.message);
    });
    if (problems.size() <= limit) return;
    const std::size_t left_out = problems.size() - (limit - 1);
    problems.resize(limit - 1);
    problems.push_back({"problems.more", "and " + std::to_string(left_out) + " more problems", "", {}});
}

}  // namespace bengkel
