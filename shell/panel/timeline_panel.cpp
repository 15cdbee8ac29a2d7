// The steps of a program: its text with the line that comes next, its variables, what it has printed, and below them all
// steps from left to right. Drag or press there to go to a step; press a variable to follow its changes.

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/utf8.hpp"
#include "panel/listing.hpp"
#include "panel/panel.hpp"
#include "panel/span_strip.hpp"
#include "panel/state_tree.hpp"
#include "view/step_history.hpp"
#include "view/step_rows.hpp"
#include "view/step_spans.hpp"
#include "view/wrong_steps.hpp"

namespace bengkel {

namespace {

constexpr float kWide = 600;            // from here on text and variables stand side by side
constexpr std::size_t kMostLine = 300;  // bytes of a printed line
constexpr std::size_t kMostTold = 300;  // bytes of a value in words
constexpr float kWheelStep = 24;        // pixels of a wheel to a step

const char* word_of(StepEvent event) {
    switch (event) {
        case StepEvent::Call: return "call";
        case StepEvent::Line: return "line";
        case StepEvent::Return: return "return";
        case StepEvent::Exception: return "exception";
        case StepEvent::Yield: return "yield";
    }
    return "";
}

class TimelinePanel : public Panel {
  public:
    TimelinePanel(StepHistory history, std::vector<WrongStep> wrong)
        : history_(std::move(history)), spans_(find_spans(history_)), wrong_(std::move(wrong)) {
        for (const WrongStep& it : wrong_) wrong_steps_.push_back(it.step);
        go(0);
    }

    void draw(const Canvas& canvas) override {
        arrange(canvas);
        take(canvas);
        draw_listing(canvas);
        tree_.draw(canvas, tree_box_, history_, rows_, chosen_row(), wrong_rows());
        draw_printed(canvas);
        strip_.draw(canvas, strip_box_, history_, spans_, at_, {changes_, wrong_steps_});
        const ImU32 line = canvas.theme.line_strong;
        if (is_wide_)
            canvas.list->AddLine({tree_box_.left - 1, 0}, {tree_box_.left - 1, tree_box_.bottom}, line);
        else
            canvas.list->AddLine({0, tree_box_.top}, {canvas.size.x, tree_box_.top}, line);
        canvas.list->AddLine({0, printed_box_.top}, {canvas.size.x, printed_box_.top}, line);
        canvas.list->AddLine({0, strip_box_.top}, {canvas.size.x, strip_box_.top}, line);
    }

    Json obey(const JsonReader& command) override {
        const std::string what = command.text("do");
        if (what == "seek") {
            go(command.integer("step", 0, history_.count() - 1));
        } else if (what == "step") {
            go(std::int64_t{at_} + command.integer("by", -1'000'000, 1'000'000));
        } else if (what == "change") {
            go_to_change(command.integer("by", -1, 1) > 0);
        } else if (what == "turn") {
            go_to_turn(command.integer("by", -1, 1) > 0);
        } else if (what == "out") {
            step_out();
        } else if (what == "choose") {
            const std::int64_t frame = command.integer("frame", 0, std::ssize(history_.frames()) - 1);
            const auto name = std::ranges::find(history_.names(), command.text("name"));
            if (name != history_.names().end())
                choose(static_cast<std::uint32_t>(frame), static_cast<std::uint32_t>(name - history_.names().begin()));
        } else if (what == "zoom") {
            strip_.zoom(static_cast<float>(command.integer("percent", 1, 10'000)) / 100, cursor_x_, history_.count());
            strip_.show(at_);
        } else if (what == "reset") {
            strip_.show_all();
        } else {
            command.report("unknown-command", "a timeline knows seek, step, change, turn, out, choose, zoom and reset");
        }
        return {};
    }

    [[nodiscard]] std::vector<std::string> texts() const override {
        std::vector<std::string> texts = history_.names();
        for (const StepFile& file : history_.files()) {
            texts.push_back(file.path);
            texts.insert(texts.end(), file.lines.begin(), file.lines.end());
        }
        texts.push_back(mend_utf8(history_.value_texts()));
        texts.push_back(mend_utf8(history_.printed()));
        return texts;
    }

    [[nodiscard]] Json tell() const override {
        const RecordedStep& step = history_.step(at_);
        JsonArray loops;
        for (const StepSpan& span : spans_.around(at_)) {
            const auto turn = span.frame == step.frame ? spans_.turn_at(span, at_) : std::nullopt;
            if (turn) loops.push_back(JsonObject{{"line", span.header}, {"turn", turn->number}, {"turns", span.turns}});
        }
        JsonObject told{{"step", at_},
                        {"count", history_.count()},
                        {"event", word_of(step.event)},
                        {"line", step.line},
                        {"depth", step.depth},
                        {"function", history_.function_of(step.frame)},
                        {"loops", std::move(loops)}};
        if (const std::uint32_t detail = history_.detail_at(at_); detail != kNothing)
            told.emplace("detail", told_value(detail));
        if (chosen_) {
            const auto after = std::ranges::upper_bound(changes_, at_);
            told.emplace("chosen", JsonObject{{"frame", chosen_->first},
                                              {"name", history_.name(chosen_->second)},
                                              {"change", after - changes_.begin()},
                                              {"changes", changes_.size()}});
        }
        if (hovered_ && *hovered_ < rows_.size()) {
            const StateRow& row = rows_[*hovered_];
            if (row.kind == StateRowKind::Variable)
                told.emplace("hovered", JsonObject{{"name", history_.name(row.name)}, {"value", value_of(row)}});
        }
        return told;
    }

  private:
    enum class Part { None, Listing, Tree, Strip };

    void go(std::int64_t step) {
        at_ = static_cast<std::uint32_t>(std::clamp<std::int64_t>(step, 0, history_.count() - 1));
        rows_ = rows_at(history_, at_);
        listing_.show(history_.step(at_).line);
        strip_.show(at_);
        const auto changed = std::ranges::find(rows_, true, &StateRow::is_changed);
        if (changed != rows_.end()) tree_.show(static_cast<std::size_t>(changed - rows_.begin()));
    }

    void go_to_change(bool is_forward) {
        if (is_forward) {
            const auto after = std::ranges::upper_bound(changes_, at_);
            if (after != changes_.end()) go(*after);
        } else {
            const auto before = std::ranges::lower_bound(changes_, at_);
            if (before != changes_.begin()) go(*std::prev(before));
        }
    }

    /// Of the innermost loop around; past the last turn, the step after the loop.
    void go_to_turn(bool is_forward) {
        const std::vector<StepSpan> around = spans_.around(at_);
        const auto loop =
            std::ranges::find_if(around.rbegin(), around.rend(), [](const StepSpan& it) { return it.turns > 0; });
        if (loop == around.rend()) return;
        const auto turn = spans_.turn_at(*loop, at_);
        if (!turn) return;
        if (is_forward)
            go(std::int64_t{turn->last} + 1);
        else if (at_ > turn->first || turn->number == 1)
            go(turn->first);
        else
            go(spans_.turns_of(*loop)[turn->number - 2]);
    }

    void step_out() {
        const std::uint32_t depth = history_.step(at_).depth;
        for (std::uint32_t step = at_ + 1; step < history_.count(); ++step)
            if (history_.step(step).depth < depth) return go(step);
        go(history_.count() - 1);
    }

    void choose(std::uint32_t frame, std::uint32_t name) {
        chosen_ = {frame, name};
        changes_ = changes_of(history_, frame, name);
    }

    [[nodiscard]] std::optional<std::size_t> row_of(std::uint32_t frame, std::uint32_t name) const {
        const auto row = std::ranges::find_if(rows_, [&](const StateRow& it) {
            return it.kind == StateRowKind::Variable && it.frame == frame && it.name == name;
        });
        if (row == rows_.end()) return std::nullopt;
        return static_cast<std::size_t>(row - rows_.begin());
    }

    [[nodiscard]] std::optional<std::size_t> chosen_row() const {
        return chosen_ ? row_of(chosen_->first, chosen_->second) : std::nullopt;
    }

    /// For as long as the variable is what it should not be.
    [[nodiscard]] std::vector<std::size_t> wrong_rows() const {
        std::vector<std::size_t> rows;
        for (const WrongStep& it : wrong_)
            if (const auto row = row_of(it.frame, it.name); row && at_ >= it.step && at_ < it.end) rows.push_back(*row);
        return rows;
    }

    void choose_next(bool is_forward) {
        const auto is_variable = [&](std::size_t i) { return rows_[i].kind == StateRowKind::Variable; };
        const auto now = chosen_row();
        const auto count = static_cast<std::int64_t>(rows_.size());
        for (std::int64_t i = now ? static_cast<std::int64_t>(*now) + (is_forward ? 1 : -1) : 0; i >= 0 && i < count;
             i += is_forward ? 1 : -1) {
            const auto row = static_cast<std::size_t>(i);
            if (!is_variable(row)) continue;
            choose(rows_[row].frame, rows_[row].name);
            return tree_.show(row);
        }
    }

    [[nodiscard]] std::string told_value(std::uint32_t at) const {
        if (const auto id = reference_at(history_.bytes(), at)) {
            const auto object = history_.object_at(*id, at_);
            return object ? history_.name(object->type) : std::string("\u2026");
        }
        return spell_shown(history_.bytes(), at, kMostTold);
    }

    /// One line of a row's value.
    [[nodiscard]] std::string value_of(const StateRow& row) const {
        if (row.value != kNothing) return told_value(row.value);
        const StateRow& object = row.target == kNothing ? row : rows_[row.target];
        std::string text;
        for (const StateCell& cell : object.cells) {
            if (text.size() > kMostTold) break;
            if (!text.empty()) text += ", ";
            if (cell.caption != kNothing) text += spell_name(history_.bytes(), cell.caption, 40) + ": ";
            text += spell_shown(history_.bytes(), cell.value, 80);
        }
        return history_.name(object.type) + (text.empty() ? "" : " (" + text + ")");
    }

    void arrange(const Canvas& canvas) {
        is_wide_ = canvas.size.x >= kWide;
        const float strip = std::min(canvas.size.y * 0.4F, strip_.height(canvas, spans_));
        const float printed = (canvas.font_size + 2) * (is_wide_ ? 3 : 2) + 8;
        strip_box_ = {0, canvas.size.y - strip, canvas.size.x, canvas.size.y};
        printed_box_ = {0, strip_box_.top - printed, canvas.size.x, strip_box_.top};
        const float rest = printed_box_.top;
        if (is_wide_) {
            const float middle = std::round(canvas.size.x * 0.47F);
            listing_box_ = {0, 0, middle - 1, rest};
            tree_box_ = {middle, 0, canvas.size.x, rest};
        } else {
            const float middle = std::round(rest * 0.45F);
            listing_box_ = {0, 0, canvas.size.x, middle};
            tree_box_ = {0, middle, canvas.size.x, rest};
        }
    }

    [[nodiscard]] Part part_at(ImVec2 at) const {
        if (strip_box_.contains(at)) return Part::Strip;
        if (tree_box_.contains(at)) return Part::Tree;
        return listing_box_.contains(at) ? Part::Listing : Part::None;
    }

    /// What was done since the last frame. A drag belongs to the part in which it began.
    void take(const Canvas& canvas) {
        const Gesture& done = canvas.gesture;
        const bool is_moved = done.pan.x != 0 || done.pan.y != 0;
        if (!(done.is_dragged && was_dragged_)) part_ = part_at({done.pointer.x - done.pan.x, done.pointer.y - done.pan.y});
        was_dragged_ = done.is_dragged;
        if (done.zoom != 1) strip_.zoom(done.zoom, done.at.x, history_.count());
        if (part_ == Part::Strip && (done.is_dragged || done.is_pressed)) {
            go(strip_.step_at(done.pointer.x, history_.count()));
        } else if (part_ == Part::Strip && is_moved) {
            strip_.pan(done.pan.x, history_.count());
            if (done.pan.y != 0)
                go(std::int64_t{at_} -
                   std::max<std::int64_t>(1, std::lround(std::abs(done.pan.y) / kWheelStep)) * (done.pan.y > 0 ? 1 : -1));
        } else if (part_ == Part::Listing) {
            listing_.pan(done.pan);
        } else if (part_ == Part::Tree) {
            tree_.pan(done.pan);
        }
        hovered_ = done.is_inside && !done.is_dragged ? tree_.row_at(done.pointer) : std::nullopt;
        if (done.is_pressed && hovered_ && *hovered_ < rows_.size() && part_ == Part::Tree) {
            const StateRow& row = rows_[*hovered_];
            if (row.kind == StateRowKind::Variable) choose(row.frame, row.name);
        }
        take_key(canvas);
        cursor_x_ = strip_box_.left + strip_box_.width() / 2;
    }

    void take_key(const Canvas& canvas) {
        switch (canvas.key) {
            case Key::Left: return go(std::int64_t{at_} - 1);
            case Key::Right: return go(std::int64_t{at_} + 1);
            case Key::Up: return choose_next(false);
            case Key::Down: return choose_next(true);
            case Key::PageUp: return chosen_ ? go_to_change(false) : go_to_turn(false);
            case Key::PageDown: return chosen_ ? go_to_change(true) : go_to_turn(true);
            case Key::Home: return go(0);
            case Key::End: return go(history_.count() - 1);
            case Key::Enter: return step_out();
            case Key::Plus:
            case Key::Minus:
                strip_.zoom(canvas.key == Key::Plus ? 1.5F : 1 / 1.5F, cursor_x_, history_.count());
                return strip_.show(at_);
            case Key::None: return;
        }
    }

    void draw_listing(const Canvas& canvas) {
        const RecordedStep& step = history_.step(at_);
        std::vector<LineBadge> badges;
        for (const StepSpan& span : spans_.around(at_)) {
            const auto turn = span.frame == step.frame ? spans_.turn_at(span, at_) : std::nullopt;
            if (!turn) continue;
            const auto number = [&](std::uint32_t it) { return format_number(it, 0, canvas.formats); };
            badges.push_back({span.header, number(std::min(turn->number, span.turns)) + " / " + number(span.turns)});
        }
        const bool is_same = at_ > 0 && history_.step(at_ - 1).frame == step.frame;
        listing_.draw(canvas, listing_box_, history_.file_of(step.frame).lines, step.line,
                      is_same ? history_.step(at_ - 1).line : 0, badges);
    }

    /// The last lines of what has been printed; a bar says that this step printed some of it.
    void draw_printed(const Canvas& canvas) {
        const Theme& theme = canvas.theme;
        const std::uint64_t size = history_.step(at_).printed;
        std::string_view text = history_.printed().substr(0, static_cast<std::size_t>(size));
        const bool is_new = size > (at_ == 0 ? 0 : history_.step(at_ - 1).printed);
        canvas.list->AddRectFilled(printed_box_.first(), printed_box_.last(), with_alpha(theme.surface, 0.6F));
        if (is_new)
            canvas.list->AddRectFilled(printed_box_.first(), {printed_box_.left + 3, printed_box_.bottom}, theme.accent);
        if (text.ends_with('\n')) text.remove_suffix(1);
        const float height = canvas.font_size + 2;
        std::vector<std::string> lines;
        const auto room = static_cast<std::size_t>((printed_box_.height() - 4) / height);
        while (lines.size() < room && !text.empty()) {
            const std::size_t end = text.rfind('\n');
            const std::size_t begins = end == std::string_view::npos ? 0 : end + 1;
            std::string line = mend_utf8(text.substr(begins, kMostLine));
            for (char& sign : line)
                if (static_cast<unsigned char>(sign) < 0x20) sign = ' ';
            lines.push_back(std::move(line));
            text = text.substr(0, begins == 0 ? 0 : end);
        }
        float top = printed_box_.top + 4;
        for (auto line = lines.rbegin(); line != lines.rend(); ++line, top += height)
            canvas.draw_cut_text({printed_box_.left + 10, top}, printed_box_.width() - 16, theme.ink, *line, canvas.mono);
    }

    StepHistory history_;
    StepSpans spans_;
    std::vector<WrongStep> wrong_;
    std::vector<std::uint32_t> wrong_steps_;
    std::uint32_t at_ = 0;
    std::vector<StateRow> rows_;                                     // of the step
    std::optional<std::pair<std::uint32_t, std::uint32_t>> chosen_;  // frame and name
    std::vector<std::uint32_t> changes_;                             // of what is chosen
    std::optional<std::size_t> hovered_;                             // row

    Listing listing_;
    StateTree tree_;
    SpanStrip strip_;
    Box listing_box_, tree_box_, printed_box_, strip_box_;
    float cursor_x_ = 0;
    bool is_wide_ = true, was_dragged_ = false;
    Part part_ = Part::None;
};

}  // namespace

std::unique_ptr<Panel> make_timeline_panel(const JsonReader& reader, std::span<const Bytes> blobs) {
    StepHistory history = read_step_history(reader, blobs);
    if (history.count() == 0) return nullptr;
    std::vector<WrongStep> wrong = read_wrong_steps(reader, history);
    return std::make_unique<TimelinePanel>(std::move(history), std::move(wrong));
}

}  // namespace bengkel
