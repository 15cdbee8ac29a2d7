#include "lab/check_text.hpp"

#include <algorithm>
#include <string_view>

#include "base/nearest_name.hpp"
#include "base/utf8.hpp"
#include "lab/names.hpp"

namespace bengkel {
namespace {

Problem problem_in(const File& file, std::size_t offset, std::string code, std::string message, std::string hint = {}) {
    const TextPosition position = position_in(as_text(file.bytes), offset);
    return {"lab." + std::move(code),
            std::move(message),
            std::move(hint),
            {file.path, {}, offset, position.line, position.column}};
}

std::string_view trimmed(std::string_view text) {
    const std::size_t start = text.find_first_not_of(" \t");
    if (start == std::string_view::npos) return {};
    return text.substr(start, text.find_last_not_of(" \t") - start + 1);
}

}  // namespace

Problems check_text(const File& file, std::span<const std::string> rules) {
    const std::string_view text = as_text(file.bytes);
    if (const std::size_t valid = valid_utf8_prefix(text); valid < text.size())
        return {problem_in(file, valid, "bad-utf8", "this byte is not UTF-8", "save the file as UTF-8")};
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return {problem_in(file, 0, "empty-text", "this text is empty")};

    Problems problems;
    const std::vector<std::string_view> known(rules.begin(), rules.end());
    for (std::size_t at = text.find("{{"); at != std::string_view::npos; at = text.find("{{", at + 2)) {
        const std::size_t end = text.find("}}", at);
        if (end == std::string_view::npos) break;
        const std::string_view inside = text.substr(at + 2, end - at - 2);
        const std::string_view id = trimmed(inside);
        if (!is_id(id)) continue;  // braces of a program, no placeholder
        if (!std::ranges::contains(known, id)) {
            std::string hint = nearest_name_hint(id, known);
            if (hint.empty()) hint = "a lab names the rules it uses under /rules/use";
            problems.push_back(
                problem_in(file, at, "unknown-rule", "the lab uses no rule \"" + std::string(id) + "\"", std::move(hint)));
        } else if (id != inside) {
            problems.push_back(problem_in(file, at, "bad-placeholder", "a placeholder has no blanks between its braces"));
        }
    }
    return problems;
}

std::optional<std::string> unknown_rule(std::string_view text, std::span<const std::string> rules) {
    for (std::size_t at = text.find("{{"); at != std::string_view::npos; at = text.find("{{", at + 2)) {
        const std::size_t end = text.find("}}", at);
        if (end == std::string_view::npos) break;
        const std::string id(text.substr(at + 2, end - at - 2));
        if (is_id(id) && !std::ranges::contains(rules, id)) return id;
    }
    return std::nullopt;
}

}  // namespace bengkel
