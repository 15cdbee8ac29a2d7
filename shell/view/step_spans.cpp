#include "view/step_spans.hpp"

#include <algorithm>
#include <utility>

#include "view/loop_lines.hpp"

namespace bengkel {

namespace {

struct OpenLoop {
    LoopLines lines;
    std::uint32_t first;
    std::vector<std::uint32_t> turns;
};

/// A call from where it is entered to where it returns or hands over.
struct OpenCall {
    std::uint32_t frame;
    std::uint32_t first;
    std::uint32_t last_line;  ///< the last step before a line of its own
    std::vector<OpenLoop> loops;
};

class SpanFinder {
  public:
    explicit SpanFinder(const StepHistory& history) : history_(history) {
        for (const StepFile& file : history.files()) loops_.push_back(find_loops(file.lines));
    }

    void run() {
        for (std::uint32_t index = 0; index < history_.count(); ++index) enter(index);
        while (!calls_.empty()) close_call(history_.count());
        std::ranges::sort(spans, [](const StepSpan& a, const StepSpan& b) {
            if (a.first != b.first) return a.first < b.first;
            if (a.last != b.last) return a.last > b.last;
            return a.header < b.header;
        });
    }

    std::vector<StepSpan> spans;
    std::vector<std::uint32_t> turns;

  private:
    void enter(std::uint32_t index) {
        const RecordedStep& step = history_.step(index);
        while (calls_.size() > step.depth + 1 || (calls_.size() == step.depth + 1 && calls_.back().frame != step.frame))
            close_call(index);
        if (calls_.size() == step.depth) calls_.push_back({step.frame, index, index, {}});
        if (step.event != StepEvent::Line) return;
        OpenCall& call = calls_.back();
        while (!call.loops.empty() &&
               (step.line < call.loops.back().lines.header || step.line > call.loops.back().lines.last))
            close_loop(call, index);
        call.last_line = index;
        if (!call.loops.empty() && call.loops.back().lines.header == step.line) {
            call.loops.back().turns.push_back(index);
            return;
        }
        const auto& known = loops_[history_.frames()[step.frame].file];
        const auto loop = std::ranges::lower_bound(known, step.line, {}, &LoopLines::header);
        if (loop != known.end() && loop->header == step.line) call.loops.push_back({*loop, index, {index}});
    }

    /// The header is reached once more than there are turns, unless something else ended the loop.
    void close_loop(OpenCall& call, std::uint32_t end) {
        OpenLoop& loop = call.loops.back();
        if (loop.turns.back() == call.last_line) loop.turns.pop_back();
        spans.push_back({loop.first, end - 1, call.frame, loop.lines.header, static_cast<std::uint32_t>(turns.size()),
                         static_cast<std::uint32_t>(loop.turns.size())});
        turns.insert(turns.end(), loop.turns.begin(), loop.turns.end());
        call.loops.pop_back();
    }

    void close_call(std::uint32_t end) {
        while (!calls_.back().loops.empty()) close_loop(calls_.back(), end);
        spans.push_back({calls_.back().first, end - 1, calls_.back().frame, 0, 0, 0});
        calls_.pop_back();
    }

    const StepHistory& history_;
    std::vector<std::vector<LoopLines>> loops_;
    std::vector<OpenCall> calls_;
};

}  // namespace

StepSpans find_spans(const StepHistory& history) {
    SpanFinder finder(history);
    finder.run();
    StepSpans found;
    found.turns_ = std::move(finder.turns);
    std::vector<std::uint32_t> ends;  // of the spans that the next may lie in
    for (const StepSpan& span : finder.spans) {
        while (!ends.empty() && ends.back() < span.first) ends.pop_back();
        if (found.levels_.size() <= ends.size()) found.levels_.emplace_back();
        found.levels_[ends.size()].push_back(span);
        ends.push_back(span.last);
    }
    return found;
}

std::vector<StepSpan> StepSpans::around(std::uint32_t step) const {
    std::vector<StepSpan> found;
    for (const std::vector<StepSpan>& level : levels_) {
        const auto after = std::ranges::upper_bound(level, step, {}, &StepSpan::first);
        if (after == level.begin() || std::prev(after)->last < step) break;
        found.push_back(*std::prev(after));
    }
    return found;
}

std::optional<TurnPlace> StepSpans::turn_at(const StepSpan& span, std::uint32_t step) const {
    const std::span<const std::uint32_t> turns = turns_of(span);
    const auto after = std::ranges::upper_bound(turns, step);
    if (after == turns.begin()) return std::nullopt;
    const std::uint32_t last = after == turns.end() ? span.last : *after - 1;
    return TurnPlace{static_cast<std::uint32_t>(after - turns.begin()), *std::prev(after), last};
}

}  // namespace bengkel
