#include "view/loop_lines.hpp"

#include <string_view>

namespace bengkel {

namespace {

/// What a line begins within: nothing, brackets, or a string with three quotes.
struct Open {
    int brackets = 0;
    char quote = 0;
    bool is_continued = false;
};

Open scan(std::string_view line, Open open) {
    open.is_continued = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char sign = line[i];
        if (open.quote != 0) {
            if (sign == '\\')
                ++i;
            else if (line.substr(i).starts_with(std::string(3, open.quote)))
                open.quote = 0, i += 2;
        } else if (sign == '#') {
            break;
        } else if (sign == '"' || sign == '\'') {
            if (line.substr(i).starts_with(std::string(3, sign))) {
                open.quote = sign;
                i += 2;
                continue;
            }
            for (++i; i < line.size() && line[i] != sign; ++i)
                if (line[i] == '\\') ++i;
        } else if (sign == '(' || sign == '[' || sign == '{') {
            ++open.brackets;
        } else if (sign == ')' || sign == ']' || sign == '}') {
            if (open.brackets > 0) --open.brackets;
        } else if (sign == '\\' && i + 1 == line.size()) {
            open.is_continued = true;
        }
    }
    return open;
}

bool is_header(std::string_view text) {
    if (text.starts_with("async ")) text.remove_prefix(6);
    for (const std::string_view word : {"for", "while"})
        if (text.starts_with(word) && text.size() > word.size() && (text[word.size()] == ' ' || text[word.size()] == '('))
            return true;
    return false;
}

}  // namespace

std::vector<LoopLines> find_loops(const std::vector<std::string>& lines) {
    struct Header {
        std::size_t indent, loop;
    };
    std::vector<LoopLines> loops;
    std::vector<Header> under_way;
    Open open;
    for (std::uint32_t number = 1; number <= lines.size(); ++number) {
        const std::string_view line = lines[number - 1];
        const std::size_t indent = line.find_first_not_of(" \f");
        const bool is_inner = open.quote != 0 || open.brackets > 0 || open.is_continued;
        open = scan(line, open);
        const bool is_blank = indent == std::string_view::npos || line[indent] == '#';
        if (!is_inner && is_blank) continue;
        if (!is_inner) {
            while (!under_way.empty() && indent <= under_way.back().indent) under_way.pop_back();
            if (is_header(line.substr(indent))) {
                under_way.push_back({indent, loops.size()});
                loops.push_back({number, number});
            }
        }
        for (const Header& header : under_way) loops[header.loop].last = number;
    }
    return loops;
}

}  // namespace bengkel
