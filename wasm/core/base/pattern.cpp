#include "base/pattern.hpp"

#include "base/code_point.hpp"
#include "base/pattern_tree.hpp"

#include <algorithm>

namespace bengkel {

/// Nodes to instructions. Every node writes at least one instruction, so that the size cap also ends nested repetitions of
/// nothing.
class PatternCompiler {
  public:
    Result<Pattern> compile(const PatternNode& node) {
        write(node);
        add(Pattern::Operation::Match);
        if (is_too_large_) {
            return failure({"pattern.too-large",
                            "the pattern is too large once its repetitions are written out",
                            "repeat less often, or use * or +",
                            {}});
        }
        return std::move(pattern_);
    }

  private:
    using Operation = Pattern::Operation;

    std::uint32_t here() const { return static_cast<std::uint32_t>(pattern_.program_.size()); }

    /// Adds an instruction that continues with the one after it.
    std::uint32_t add(Operation operation, std::uint32_t ranges = 0) {
        if (here() >= kMaximumPatternSize) is_too_large_ = true;
        if (is_too_large_) return 0;
        const std::uint32_t index = here();
        pattern_.program_.push_back({operation, ranges, {index + 1, index + 1}});
        return index;
    }

    void set_next(std::uint32_t index, int arm, std::uint32_t target) {
        if (!is_too_large_) pattern_.program_[index].next[static_cast<std::size_t>(arm)] = target;
    }

    void write(const PatternNode& node) {
        if (is_too_large_) return;
        switch (node.kind) {
            case PatternNode::Kind::Empty: add(Operation::Jump); break;
            case PatternNode::Kind::LineStart: add(Operation::LineStart); break;
            case PatternNode::Kind::LineEnd: add(Operation::LineEnd); break;
            case PatternNode::Kind::OneOf: write_one_of(node); break;
            case PatternNode::Kind::Sequence:
                for (const PatternNode& child : node.children) write(child);
                break;
            case PatternNode::Kind::Choice: write_choice(node); break;
            case PatternNode::Kind::Repeat: write_repeat(node); break;
        }
    }

    void write_one_of(const PatternNode& node) {
        const auto known = std::ranges::find(pattern_.ranges_, node.ranges);
        const auto index = static_cast<std::uint32_t>(known - pattern_.ranges_.begin());
        if (known == pattern_.ranges_.end()) pattern_.ranges_.push_back(node.ranges);
        add(Operation::OneOf, index);
    }

    void write_choice(const PatternNode& node) {
        std::vector<std::uint32_t> jumps;
        for (std::size_t i = 0; i + 1 < node.children.size(); ++i) {
            const std::uint32_t split = add(Operation::Split);
            write(node.children[i]);
            jumps.push_back(add(Operation::Jump));
            set_next(split, 1, here());
        }
        write(node.children.back());
        for (const std::uint32_t jump : jumps) set_next(jump, 0, here());
    }

    void write_repeat(const PatternNode& node) {
        const PatternNode& child = node.children.front();
        add(Operation::Jump);
        for (int i = 0; i < node.least && !is_too_large_; ++i) write(child);
        if (node.most == PatternNode::kUnbounded) {
            const std::uint32_t split = add(Operation::Split);
            write(child);
            set_next(add(Operation::Jump), 0, split);
            set_next(split, 1, here());
            return;
        }
        std::vector<std::uint32_t> splits;
        for (int i = node.least; i < node.most && !is_too_large_; ++i) {
            splits.push_back(add(Operation::Split));
            write(child);
        }
        for (const std::uint32_t split : splits) set_next(split, 1, here());
    }

    Pattern pattern_;
    bool is_too_large_ = false;
};

bool Pattern::matches_whole(std::string_view text) const {
    std::vector<std::uint32_t> current;
    std::vector<std::uint32_t> upcoming;
    std::vector<std::uint32_t> pending;
    std::vector<std::size_t> seen_at(program_.size(), 0);  // the step (from 1) at which an instruction was last added
    std::size_t step = 0;

    const auto add = [&](std::vector<std::uint32_t>& list, std::uint32_t first, std::size_t at) {
        pending.push_back(first);
        while (!pending.empty()) {
            const std::uint32_t index = pending.back();
            pending.pop_back();
            if (seen_at[index] == step) continue;
            seen_at[index] = step;
            const Instruction& instruction = program_[index];
            switch (instruction.operation) {
                case Operation::Split:
                    pending.push_back(instruction.next[1]);
                    pending.push_back(instruction.next[0]);
                    break;
                case Operation::Jump: pending.push_back(instruction.next[0]); break;
                case Operation::LineStart:
                    if (at == 0 || text[at - 1] == '\n') pending.push_back(instruction.next[0]);
                    break;
                case Operation::LineEnd:
                    if (at == text.size() || text[at] == '\n') pending.push_back(instruction.next[0]);
                    break;
                case Operation::Match:
                case Operation::OneOf: list.push_back(index); break;
            }
        }
    };

    if (program_.empty()) return false;
    ++step;
    add(current, 0, 0);
    for (std::size_t at = 0; at < text.size() && !current.empty();) {
        const CodePoint point = code_point_at(text, at);
        at += point.size;
        ++step;
        upcoming.clear();
        for (const std::uint32_t index : current) {
            const Instruction& instruction = program_[index];
            if (instruction.operation != Operation::OneOf) continue;
            const Ranges& ranges = ranges_[instruction.ranges];
            const auto after = std::ranges::upper_bound(ranges, point.value, {}, &std::pair<char32_t, char32_t>::first);
            if (after == ranges.begin() || std::prev(after)->second < point.value) continue;
            add(upcoming, instruction.next[0], at);
        }
        std::swap(current, upcoming);
    }
    return std::ranges::any_of(current, [&](std::uint32_t i) { return program_[i].operation == Operation::Match; });
}

Result<Pattern> parse_pattern(std::string_view text) {
    BENGKEL_TRY(const PatternNode tree, read_pattern_tree(text));
    return PatternCompiler().compile(tree);
}

}  // namespace bengkel
