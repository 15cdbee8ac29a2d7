#include "base/pattern_tree.hpp"

#include "base/code_point.hpp"
#include "base/pattern.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace bengkel {
namespace {

using Node = PatternNode;
using Ranges = PatternRanges;

constexpr int kMaximumCount = 1'000;

Ranges joined(Ranges ranges) {
    std::ranges::sort(ranges);
    Ranges out;
    for (const auto& range : ranges) {
        if (!out.empty() && range.first <= out.back().second + 1) {
            out.back().second = std::max(out.back().second, range.second);
        } else {
            out.push_back(range);
        }
    }
    return out;
}

Ranges all_but(Ranges ranges) {
    Ranges out;
    char32_t next = 0;
    for (const auto& [first, last] : joined(std::move(ranges))) {
        if (first > next) out.emplace_back(next, first - 1);
        next = last + 1;
    }
    if (next <= kLastCodePoint) out.emplace_back(next, kLastCodePoint);
    return out;
}

/// What a letter after a backslash stands for, or nothing when we do not know it.
std::optional<Ranges> escape_ranges(char32_t letter) {
    Ranges digit = {{'0', '9'}};
    Ranges word = {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}};
    Ranges space = {{'\t', '\r'}, {' ', ' '}};
    const auto one = [](char32_t c) { return Ranges{{c, c}}; };
    switch (letter) {
        case 'd': return digit;
        case 'D': return all_but(digit);
        case 'w': return word;
        case 'W': return all_but(word);
        case 's': return space;
        case 'S': return all_but(space);
        case 'n': return one('\n');
        case 't': return one('\t');
        case 'r': return one('\r');
        case 'f': return one('\f');
        case 'v': return one('\v');
        default: break;
    }
    const bool is_letter_or_digit =
        (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
    if (is_letter_or_digit) return std::nullopt;
    return one(letter);
}

/// Recursive descent over the grammar  choice := sequence ('|' sequence)*   sequence := (atom repeat?)*
class PatternReader {
  public:
    explicit PatternReader(std::string_view text) : text_(text) {}

    Result<Node> read() {
        for (std::size_t at = 0; at < text_.size();) {
            const CodePoint point = code_point_at(text_, at);
            if (!point.is_valid) return fail(at, "pattern.bad-utf8", "the pattern is not valid UTF-8");
            at += point.size;
        }
        BENGKEL_TRY(Node node, read_choice(0));
        if (!at_end()) return fail(at_, "pattern.unopened", "this ) closes nothing", "write \\) for the sign itself");
        return node;
    }

  private:
    bool at_end() const { return at_ == text_.size(); }
    char32_t peek() const { return code_point_at(text_, at_).value; }
    char32_t take() {
        const CodePoint point = code_point_at(text_, at_);
        at_ += point.size;
        return point.value;
    }
    bool take_if(char32_t wanted) {
        if (at_end() || peek() != wanted) return false;
        take();
        return true;
    }

    std::unexpected<Problems> fail(std::size_t offset, std::string code, std::string message, std::string hint = {}) const {
        Problem problem{std::move(code), std::move(message), std::move(hint), {}};
        problem.place.offset = offset;
        problem.place.line = 1;
        problem.place.column = 1;
        for (std::size_t at = 0; at < offset; at += code_point_at(text_, at).size) ++problem.place.column;
        return failure(std::move(problem));
    }

    Result<Node> read_choice(int depth) {
        if (depth > kMaximumPatternDepth) return fail(at_, "pattern.too-deep", "groups are nested too deeply");
        Node choice{Node::Kind::Choice};
        do {
            BENGKEL_TRY(Node sequence, read_sequence(depth));
            choice.children.push_back(std::move(sequence));
        } while (take_if('|'));
        if (choice.children.size() == 1) return std::move(choice.children.front());
        return choice;
    }

    Result<Node> read_sequence(int depth) {
        Node sequence{Node::Kind::Sequence};
        while (!at_end() && peek() != '|' && peek() != ')') {
            BENGKEL_TRY(Node atom, read_atom(depth));
            BENGKEL_TRY(Node repeated, read_repeat(std::move(atom)));
            sequence.children.push_back(std::move(repeated));
        }
        if (sequence.children.empty()) return Node{};
        return sequence;
    }

    Result<Node> read_atom(int depth) {
        const std::size_t start = at_;
        const char32_t sign = take();
        switch (sign) {
            case '(': return read_group(start, depth);
            case '[': return read_class(start);
            case '.': return one_of(all_but({{'\n', '\n'}}));
            case '^': return Node{Node::Kind::LineStart};
            case '$': return Node{Node::Kind::LineEnd};
            case '*':
            case '+':
            case '?':
            case '{':
                return fail(start, "pattern.nothing-to-repeat", "there is nothing to repeat here",
                            "write a backslash before the sign for the sign itself");
            case '\\': {
                BENGKEL_TRY(Ranges ranges, read_escape(start));
                return one_of(std::move(ranges));
            }
            default: return one_of({{sign, sign}});
        }
    }

    Result<Node> read_group(std::size_t start, int depth) {
        if (take_if('?') && !take_if(':')) {
            return fail(start, "pattern.unsupported", "only ( ) and (?: ) groups are supported",
                        "look-around, names and flags cannot be matched in linear time here");
        }
        BENGKEL_TRY(Node inner, read_choice(depth + 1));
        if (!take_if(')'))
            return fail(start, "pattern.unclosed", "this ( is never closed", "write \\( for the sign itself");
        return inner;
    }

    Result<Ranges> read_escape(std::size_t start) {
        if (at_end())
            return fail(start, "pattern.unclosed", "a backslash at the very end", "write \\\\ for the sign itself");
        std::optional<Ranges> ranges = escape_ranges(take());
        if (!ranges) return fail(start, "pattern.unsupported", "this escape is not supported");
        return *std::move(ranges);
    }

    Result<Node> read_class(std::size_t start) {
        const bool is_negated = take_if('^');
        Ranges ranges;
        if (!at_end() && peek() == ']') {
            return fail(at_, "pattern.bad-range", "a class must hold at least one sign", "write \\] for the sign itself");
        }
        while (!take_if(']')) {
            if (at_end()) return fail(start, "pattern.unclosed", "this [ is never closed", "write \\[ for the sign itself");
            const std::size_t item = at_;
            BENGKEL_TRY(Ranges first, read_class_item(start));
            const bool is_range = !at_end() && peek() == '-' && at_ + 1 < text_.size() && text_[at_ + 1] != ']';
            if (!is_range) {
                ranges.insert(ranges.end(), first.begin(), first.end());
                continue;
            }
            take();
            BENGKEL_TRY(Ranges last, read_class_item(start));
            const auto is_one_sign = [](const Ranges& r) { return r.size() == 1 && r[0].first == r[0].second; };
            if (!is_one_sign(first) || !is_one_sign(last)) {
                return fail(item, "pattern.bad-range", "a range needs a single sign on both sides");
            }
            if (first[0].first > last[0].first) return fail(item, "pattern.bad-range", "this range runs backwards");
            ranges.emplace_back(first[0].first, last[0].first);
        }
        return one_of(is_negated ? all_but(std::move(ranges)) : joined(std::move(ranges)));
    }

    Result<Ranges> read_class_item(std::size_t class_start) {
        if (at_end())
            return fail(class_start, "pattern.unclosed", "this [ is never closed", "write \\[ for the sign itself");
        const std::size_t start = at_;
        const char32_t sign = take();
        if (sign == '\\') return read_escape(start);
        return Ranges{{sign, sign}};
    }

    Result<Node> read_repeat(Node atom) {
        if (at_end()) return atom;
        const std::size_t start = at_;
        int least = 0;
        int most = Node::kUnbounded;
        if (take_if('*')) {
        } else if (take_if('+')) {
            least = 1;
        } else if (take_if('?')) {
            most = 1;
        } else if (take_if('{')) {
            const std::optional<int> low = read_count();
            std::optional<int> high = low;
            if (take_if(',')) high = !at_end() && peek() == '}' ? std::optional(Node::kUnbounded) : read_count();
            if (!low || !high || !take_if('}')) {
                return fail(start, "pattern.bad-repeat", "expected {m}, {m,} or {m,n}, with counts up to 1000",
                            "write \\{ for the sign itself");
            }
            if (*high != Node::kUnbounded && *high < *low)
                return fail(start, "pattern.bad-repeat", "this repetition runs backwards");
            least = *low;
            most = *high;
        } else {
            return atom;
        }
        if (!at_end() && (peek() == '*' || peek() == '+' || peek() == '?' || peek() == '{')) {
            return fail(at_, "pattern.unsupported", "a repetition cannot be repeated, nor made lazy or possessive",
                        "matching the whole text makes lazy and greedy alike; use a group to repeat again");
        }
        Node repeat{Node::Kind::Repeat};
        repeat.least = least;
        repeat.most = most;
        repeat.children.push_back(std::move(atom));
        return repeat;
    }

    std::optional<int> read_count() {
        int count = 0;
        const std::size_t start = at_;
        while (!at_end() && peek() >= '0' && peek() <= '9') {
            count = count * 10 + static_cast<int>(take() - '0');
            if (count > kMaximumCount) return std::nullopt;
        }
        if (at_ == start) return std::nullopt;
        return count;
    }

    static Node one_of(Ranges ranges) {
        Node node{Node::Kind::OneOf};
        node.ranges = std::move(ranges);
        return node;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace

Result<PatternNode> read_pattern_tree(std::string_view text) { return PatternReader(text).read(); }

}  // namespace bengkel
