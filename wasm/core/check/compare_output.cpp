#include "check/compare_output.hpp"

#include "base/code_point.hpp"
#include "base/normal_form.hpp"
#include "base/pattern.hpp"
#include "check/compare_numbers.hpp"
#include "check/compare_texts.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

namespace bengkel {
namespace {

constexpr std::string_view kWhiteSpace = " \t\n\r\f\v";

/// The offset of the first code point in `got` that is not the one in `want`.
std::size_t first_difference(std::string_view want, std::string_view got) {
    std::size_t at = 0;
    while (at < got.size() && at < want.size()) {
        const std::size_t size = code_point_at(got, at).size;
        if (want.substr(at, size) != got.substr(at, size)) break;
        at += size;
    }
    return at;
}

bool is_same_text(std::string_view want, std::string_view got, const TextRules& rules) {
    return want == got || (!is_exact(rules) && what_counts(want, rules) == what_counts(got, rules));
}

/// The offset in `got` of the first letter, with its marks, that is not what stands there in `want`.
std::size_t first_difference(std::string_view want, std::string_view got, const TextRules& rules) {
    if (is_exact(rules)) return first_difference(want, got);
    const std::string counted = what_counts(want, rules);
    std::string_view left = counted;
    for (std::size_t at = 0; at < got.size();) {
        const std::size_t size = segment_size(got, at);
        const std::string segment = what_counts(got.substr(at, size), rules);
        if (!left.starts_with(segment)) return at;
        left.remove_prefix(segment.size());
        at += size;
    }
    return got.size();
}

std::optional<OutputMismatch> compare_exact(std::string_view want, std::string_view got) {
    if (want == got) return std::nullopt;
    return OutputMismatch{position_in(got, first_difference(want, got))};
}

std::string_view without_trailing_space(std::string_view line) {
    const std::size_t last = line.find_last_not_of(kWhiteSpace);
    return last == std::string_view::npos ? std::string_view() : line.substr(0, last + 1);
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(without_trailing_space(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    while (!lines.empty() && lines.back().empty()) lines.pop_back();
    return lines;
}

std::optional<OutputMismatch> compare_lines(std::string_view want_text, std::string_view got_text, const TextRules& rules) {
    const std::vector<std::string_view> want = lines_of(want_text);
    const std::vector<std::string_view> got = lines_of(got_text);
    for (std::size_t i = 0; i < std::max(want.size(), got.size()); ++i) {
        const std::string_view want_line = i < want.size() ? want[i] : std::string_view();
        const std::string_view got_line = i < got.size() ? got[i] : std::string_view();
        if (i < want.size() && i < got.size() && is_same_text(want_line, got_line, rules)) continue;
        const std::size_t same = first_difference(want_line, got_line, rules);
        return OutputMismatch{TextPosition{static_cast<int>(i) + 1, position_in(got_line, same).column}};
    }
    return std::nullopt;
}

std::vector<std::string_view> tokens_of(std::string_view text) {
    std::vector<std::string_view> tokens;
    for (std::size_t at = text.find_first_not_of(kWhiteSpace); at != std::string_view::npos;) {
        const std::size_t end = std::min(text.find_first_of(kWhiteSpace, at), text.size());
        tokens.push_back(text.substr(at, end - at));
        at = text.find_first_not_of(kWhiteSpace, end);
    }
    return tokens;
}

/// How words are compared.
struct TokenRules {
    Compare compare;
    const Tolerance& tolerance;
    const TextRules& text;
};

bool equal_tokens(const TokenRules& rules, std::string_view want, std::string_view got) {
    if (is_same_text(want, got, rules.text)) return true;
    if (rules.compare != Compare::Numbers) return false;
    const std::optional<double> want_number = decimal_number(want);
    const std::optional<double> got_number = decimal_number(got);
    // Whether a zero is printed with a sign is a matter of spelling here.
    if (!want_number || !got_number) return false;
    return equal_numbers({*want_number == 0 ? 0.0 : *want_number}, {*got_number}, rules.tolerance);
}

std::optional<OutputMismatch> compare_tokens(const TokenRules& rules, std::string_view want_text,
                                             std::string_view got_text) {
    const std::vector<std::string_view> want = tokens_of(want_text);
    const std::vector<std::string_view> got = tokens_of(got_text);
    for (std::size_t i = 0; i < got.size(); ++i) {
        if (i < want.size() && equal_tokens(rules, want[i], got[i])) continue;
        return OutputMismatch{position_in(got_text, static_cast<std::size_t>(got[i].data() - got_text.data()))};
    }
    if (got.size() == want.size()) return std::nullopt;
    return OutputMismatch{position_in(got_text, without_trailing_space(got_text).size())};
}

std::optional<OutputMismatch> compare_pattern(std::string_view want, std::string_view got) {
    const Result<Pattern> pattern = parse_pattern(want);
    if (!pattern) return OutputMismatch{};
    std::string text;
    for (std::size_t at = 0; at < got.size(); ++at) {
        if (!got.substr(at).starts_with("\r\n")) text += got[at];
    }
    const std::string_view whole = text;
    const std::string_view trimmed = whole.substr(0, whole.find_last_not_of('\n') + 1);
    if (pattern->matches_whole(whole) || pattern->matches_whole(trimmed)) return std::nullopt;
    return OutputMismatch{};
}

}  // namespace

std::optional<double> decimal_number(std::string_view token) {
    const auto skip_digits = [&](std::size_t at) {
        return std::min(token.find_first_not_of("0123456789", at), token.size());
    };
    const auto skip_sign = [&](std::size_t at) {
        return at < token.size() && (token[at] == '+' || token[at] == '-') ? at + 1 : at;
    };
    const std::size_t whole = skip_sign(0);
    std::size_t at = skip_digits(whole);
    std::size_t digits = at - whole;
    if (at < token.size() && token[at] == '.') {
        const std::size_t end = skip_digits(at + 1);
        digits += end - at - 1;
        at = end;
    }
    if (digits == 0) return std::nullopt;
    if (at < token.size() && (token[at] == 'e' || token[at] == 'E')) {
        const std::size_t exponent = skip_sign(at + 1);
        at = skip_digits(exponent);
        if (at == exponent) return std::nullopt;
    }
    if (at != token.size()) return std::nullopt;
    return std::strtod(std::string(token).c_str(), nullptr);
}

std::optional<OutputMismatch> compare_output(Compare compare, const Tolerance& tolerance, std::string_view want,
                                             std::string_view got, const TextRules& text) {
    switch (compare) {
        case Compare::Exact: return compare_exact(want, got);
        case Compare::Lines: return compare_lines(want, got, text);
        case Compare::Tokens:
        case Compare::Numbers: return compare_tokens({compare, tolerance, text}, want, got);
        case Compare::Regex: return compare_pattern(want, got);
    }
    return std::nullopt;
}

}  // namespace bengkel
