#include "problem.hpp"

#include <algorithm>
#include <utility>

#include "utf8.hpp"

namespace bengkel::sql {

namespace {

/// A longer line tells a learner nothing.
constexpr std::size_t kMaximumSource = 400;

std::string_view first_code_points(std::string_view text, std::size_t count) {
    std::size_t size = 0;
    for (; count > 0 && size < text.size(); --count) size += front_of(text.substr(size)).size;
    return text.substr(0, size);
}

}  // namespace

Problem problem_at(std::string type, std::string message, std::string_view file, std::string_view text, std::size_t begin,
                   std::size_t end) {
    return {.type = std::move(type),
            .message = made_utf8(message),
            .file = std::string(file),
            .from = place_of(text, begin),
            .to = place_of(text, std::max(begin, end)),
            .source = made_utf8(first_code_points(line_at(text, begin), kMaximumSource))};
}

std::string describe(const Problem& it) {
    std::string text = it.file;
    text += ':' + std::to_string(it.from.line) + ':' + std::to_string(it.from.column) + ": " + it.type + ": " + it.message +
            '\n';
    if (it.source.empty()) return text;
    // A tab stays a tab, so that the mark stands where it should.
    const std::string_view before = first_code_points(it.source, it.from.column - 1);
    const bool is_one_line = it.from.line == it.to.line && it.to.column > it.from.column;
    const std::string_view marked = std::string_view(it.source).substr(before.size());
    const std::size_t width = width_of(is_one_line ? first_code_points(marked, it.to.column - it.from.column) : marked);
    text += "    " + it.source + "\n    ";
    for (std::string_view rest = before; !rest.empty();) {
        const std::string_view one = first_code_points(rest, 1);
        text += one == "\t" ? "\t" : std::string(width_of(one), ' ');
        rest.remove_prefix(one.size());
    }
    text += std::string(std::max<std::size_t>(1, width), '^') + '\n';
    return text;
}

void encode_problem(Encoder& out, const Problem& it) {
    out.put_tag(Tag::Exception);
    out.put_string(it.type);
    out.put_string(it.message);
    out.put_varuint(1);
    out.put_string(it.file);
    for (const std::uint32_t number : {it.from.line, it.from.column, it.to.line, it.to.column}) out.put_varuint(number);
    out.put_string({});
    out.put_string(it.source);
}

}  // namespace bengkel::sql
