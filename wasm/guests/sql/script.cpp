#include "script.hpp"

#include <algorithm>

#include "utf8.hpp"

namespace bengkel::sql {

namespace {

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

bool is_word(char c) {
    return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '$' || (c & 0x80) != 0;
}

/// The end of what opens at `from`, or of the script.
std::size_t end_of_quoted(std::string_view script, std::size_t from) {
    const char close = script[from] == '[' ? ']' : script[from];
    for (std::size_t at = from + 1; at < script.size(); ++at) {
        if (script[at] != close) continue;
        const bool is_doubled = close != ']' && at + 1 < script.size() && script[at + 1] == close;
        if (!is_doubled) return at + 1;
        ++at;
    }
    return script.size();
}

std::size_t after_blanks(std::string_view script, std::size_t from) {
    while (from < script.size()) {
        const std::string_view rest = script.substr(from);
        std::size_t end = from;
        if (is_blank(rest[0])) {
            end = from + 1;
        } else if (rest.starts_with("--")) {
            end = script.find('\n', from);
        } else if (rest.starts_with("/*")) {
            end = script.find("*/", from + 2);
            if (end != std::string_view::npos) end += 2;
        } else {
            return from;
        }
        from = std::min(end, script.size());
    }
    return from;
}

}  // namespace

Token next_token(std::string_view script, std::size_t from) {
    const std::size_t begin = after_blanks(script, from);
    if (begin >= script.size()) return {TokenKind::End, script.size(), script.size()};
    switch (script[begin]) {
        case '(': return {TokenKind::Open, begin, begin + 1};
        case ')': return {TokenKind::Close, begin, begin + 1};
        case ';': return {TokenKind::Semicolon, begin, begin + 1};
        case '\'':
        case '"':
        case '`':
        case '[': return {TokenKind::Quoted, begin, end_of_quoted(script, begin)};
        default: break;
    }
    if (!is_word(script[begin])) return {TokenKind::Other, begin, begin + front_of(script.substr(begin)).size};
    std::size_t end = begin;
    while (end < script.size() && is_word(script[end])) ++end;
    return {TokenKind::Word, begin, end};
}

bool equal_ignoring_case(std::string_view left, std::string_view right) {
    return std::ranges::equal(left, right, {}, lower, lower);
}

bool has_outer_order(std::string_view script, std::size_t begin, std::size_t end) {
    int depth = 0;
    bool is_after_order = false;
    for (Token token = next_token(script, begin); token.begin < end; token = next_token(script, token.end)) {
        const std::string_view word = script.substr(token.begin, token.end - token.begin);
        if (token.kind == TokenKind::Open) ++depth;
        if (token.kind == TokenKind::Close) --depth;
        if (is_after_order && token.kind == TokenKind::Word && equal_ignoring_case(word, "by")) return true;
        is_after_order = depth == 0 && token.kind == TokenKind::Word && equal_ignoring_case(word, "order");
    }
    return false;
}

Place place_of(std::string_view script, std::size_t offset) {
    const std::string_view before = script.substr(0, offset);
    const std::size_t start = before.rfind('\n') + 1;  // npos + 1 is 0
    return {.line = static_cast<std::uint32_t>(1 + std::ranges::count(before, '\n')),
            .column = static_cast<std::uint32_t>(1 + count_code_points(before.substr(start)))};
}

std::string_view line_at(std::string_view script, std::size_t offset) {
    const std::size_t start = script.substr(0, offset).rfind('\n') + 1;
    std::string_view line = script.substr(start, script.find('\n', start) - start);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

}  // namespace bengkel::sql
