#include "panel/state_tree.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>

namespace bengkel {

namespace {

constexpr float kIndent = 15;
constexpr float kSmall = 0.8F;  // of the size of a line's letters
constexpr float kMostCell = 150;
constexpr std::size_t kMostText = 200;  // bytes

}  // namespace

struct StateTree::Painter {
    const Canvas& canvas;
    const Box& box;
    const StepHistory& history;
    const std::vector<StateRow>& rows;
    std::vector<ImVec2> ends;  // of what is drawn of each row

    [[nodiscard]] float line_height() const { return canvas.font_size + 5; }
    [[nodiscard]] float small_height() const { return canvas.font_size * kSmall; }

    [[nodiscard]] float height_of(const StateRow& row) const {
        if (row.kind == StateRowKind::Frame) return line_height() + 5;
        return row.cells.empty() ? line_height() : line_height() + small_height() + 6;
    }

    void draw_small(ImVec2 at, ImU32 colour, std::string_view text) const {
        const ImFont* font = canvas.mono;
        canvas.list->AddText(font, font->FontSize / canvas.ratio * kSmall, at, colour, text.data(),
                             text.data() + text.size());
    }
    [[nodiscard]] float measure_small(std::string_view text) const { return canvas.measure(text, canvas.mono).x * kSmall; }

    [[nodiscard]] std::string name_of(const StateRow& row) const {
        if (row.name != kNothing) return history.name(row.name);
        if (row.key != kNothing) return spell_key(row.key);
        return row.number == kNothing ? "" : std::to_string(row.number);
    }
    [[nodiscard]] std::string spell_key(std::uint32_t at) const { return spell_name(history.bytes(), at, 24); }

    /// Of an object, before what it holds.
    [[nodiscard]] std::string head_of(const StateRow& row) const {
        const std::string& type = history.name(row.type);
        if (row.object_kind == ObjectKind::Instance) return type;
        return type + " \u00B7 " + format_number(static_cast<double>(row.size), 0, canvas.formats);
    }
    [[nodiscard]] std::string empty_of(const StateRow& row) const {
        switch (row.object_kind) {
            case ObjectKind::List: return "[]";
            case ObjectKind::Tuple: return "()";
            case ObjectKind::Set: return "set()";
            case ObjectKind::Map: return "{}";
            case ObjectKind::Instance: return history.name(row.type);
        }
        return "";
    }

    void draw_frame(const StateRow& row, float top, bool is_innermost) {
        const Theme& theme = canvas.theme;
        const float height = height_of(row);
        canvas.list->AddRectFilled({box.left, top + 2}, {box.right, top + height - 2}, theme.surface);
        if (is_innermost) canvas.list->AddRectFilled({box.left, top + 2}, {box.left + 3, top + height - 2}, theme.teal);
        const std::string& function = history.function_of(row.frame);
        const std::string name = function == "<module>" ? history.file_of(row.frame).path : function + "()";
        canvas.draw_cut_text({box.left + 10, top + 5}, box.width() - 16, is_innermost ? theme.teal : theme.ink_soft, name,
                             canvas.mono);
    }

    /// Boxes side by side, from a little before what changed. Returns where they end.
    float draw_cells(const StateRow& row, float left, float top) const {
        const Theme& theme = canvas.theme;
        const float right = box.right - 92;  // what is left out, the type, and the margin of the arrows
        const float cell_top = top + small_height() + 3, cell_bottom = cell_top + canvas.font_size + 4;
        const auto text_of = [&](const StateCell& cell) { return spell_shown(history.bytes(), cell.value, 40); };
        const auto caption_of = [&](std::size_t i) {
            return row.cells[i].caption == kNothing ? std::to_string(i) : spell_key(row.cells[i].caption);
        };
        const bool has_captions = row.object_kind != ObjectKind::Set;
        const auto width_of = [&](std::size_t i, std::string_view text) {
            const float caption = has_captions ? measure_small(caption_of(i)) : 0;
            return std::clamp(std::max(canvas.measure(text, canvas.mono).x, caption) + 10, 22.0F, kMostCell);
        };
        std::size_t first = 0;
        if (const auto changed = std::ranges::find(row.cells, true, &StateCell::is_changed); changed != row.cells.end()) {
            // As many before it as there is room for in two thirds.
            first = static_cast<std::size_t>(changed - row.cells.begin());
            float room = (right - left) * 0.67F - width_of(first, text_of(*changed));
            while (first > 0 && (room -= width_of(first - 1, text_of(row.cells[first - 1]))) > 0) --first;
        }
        float x = left;
        if (first > 0) {
            canvas.draw_text({x, cell_top + 1}, theme.ink_soft, "\u2026", canvas.mono);
            x += canvas.measure("\u2026", canvas.mono).x + 4;
        }
        std::size_t i = first;
        for (; i < row.cells.size() && x + 22 < right; ++i) {
            const std::string text = text_of(row.cells[i]);
            const float width = std::min(width_of(i, text), std::max(22.0F, right - x));
            const bool is_changed = row.cells[i].is_changed;
            const ImVec2 from = {x, cell_top}, to = {x + width, cell_bottom};
            canvas.list->AddRectFilled(from, to, is_changed ? with_alpha(theme.accent, 0.22F) : theme.paper);
            canvas.list->AddRect(from, to, is_changed ? theme.accent : theme.line_strong);
            canvas.draw_cut_text({x + 5, cell_top + 1}, width - 9, theme.ink, text, canvas.mono);
            if (has_captions) {
                canvas.list->PushClipRect({x, top}, {x + width, cell_top}, true);
                draw_small({x + 5, top + 1}, theme.ink_soft, caption_of(i));
                canvas.list->PopClipRect();
            }
            x += width;
        }
        const std::uint64_t stood = row.object_kind == ObjectKind::Set ? 0 : i;
        const std::uint64_t rest = row.object_kind == ObjectKind::Set ? row.size - std::min<std::uint64_t>(row.size, i)
                                                                      : row.size - std::min<std::uint64_t>(row.size, stood);
        if (rest > 0) {
            const std::string more = "+" + format_number(static_cast<double>(rest), 0, canvas.formats);
            canvas.draw_text({x + 5, cell_top + 1}, theme.ink_soft, more, canvas.mono);
            x += canvas.measure(more, canvas.mono).x + 5;
        }
        if (row.object_kind != ObjectKind::List) {
            const std::string& type = history.name(row.type);
            if (x + measure_small(type) + 8 < box.right - 24) {
                draw_small({x + 8, cell_top + 4}, theme.ink_soft, type);
                x += measure_small(type) + 8;
            }
        }
        return x;
    }

    void draw_row(std::size_t index, float top, float column, bool is_chosen, bool is_wrong) {
        const StateRow& row = rows[index];
        const Theme& theme = canvas.theme;
        const float height = height_of(row);
        const float left = box.left + 10 + kIndent * static_cast<float>(row.indent == 0 ? 0 : row.indent - 1);
        if (is_chosen) canvas.list->AddRectFilled({box.left, top}, {box.right, top + height}, theme.selection);
        if (is_wrong && !is_chosen) canvas.list->AddRectFilled({box.left, top}, {box.right, top + height}, theme.bad_wash);
        if (row.is_changed || is_wrong) {
            const ImU32 colour = is_wrong ? theme.bad : theme.accent;
            if (!is_chosen && !is_wrong)
                canvas.list->AddRectFilled({box.left, top}, {box.right, top + height}, with_alpha(theme.accent, 0.09F));
            canvas.list->AddRectFilled({box.left, top + 1}, {box.left + 3, top + height - 1}, colour);
        }
        for (std::uint32_t level = 1; level < row.indent; ++level) {
            const float x = box.left + 14 + kIndent * static_cast<float>(level - 1);
            canvas.list->AddLine({x, top}, {x, top + height}, theme.line);
        }
        const float text = row.cells.empty() ? top + 2 : top + small_height() + 4;
        if (row.kind == StateRowKind::Rest) {
            canvas.draw_text({left, text}, theme.ink_soft,
                             "+" + format_number(static_cast<double>(row.size), 0, canvas.formats), canvas.mono);
            return;
        }
        const bool is_variable = row.kind == StateRowKind::Variable;
        const std::string name = name_of(row);
        const float named = is_variable ? column : std::min(box.width() * 0.4F, canvas.measure(name, canvas.mono).x + 12);
        canvas.draw_cut_text({left, text}, named - 8, is_variable ? theme.ink : theme.ink_soft, name, canvas.mono);
        float x = left + named;
        const float room = box.right - 34 - x;
        if (row.target != kNothing) {
            canvas.list->AddCircleFilled({x + 5, top + height / 2}, 3.5F, colour_of(row.target));
            ends[index] = {x + 12, top + height / 2};
            return;
        }
        if (row.object == 0 || row.value != kNothing) {
            const std::string value = spell_shown(history.bytes(), row.value, kMostText);
            const ImU32 ink = is_wrong ? theme.bad : row.is_changed ? theme.accent : theme.ink;
            canvas.draw_cut_text({x, text}, room, ink, value, canvas.mono);
            x += std::min(room, canvas.measure(value, canvas.mono).x);
        } else if (!row.cells.empty()) {
            x = draw_cells(row, x, top);
        } else {
            const std::string head = row.size == 0 ? empty_of(row) : head_of(row);
            canvas.draw_cut_text({x, text}, room, row.size == 0 ? theme.ink : theme.ink_soft, head, canvas.mono);
            x += std::min(room, canvas.measure(head, canvas.mono).x);
        }
        const float middle = row.cells.empty() ? top + height / 2 : text + canvas.font_size / 2;
        if (row.is_shared)
            canvas.list->AddCircleFilled({x + 8, middle}, 3.5F, colour_of(static_cast<std::uint32_t>(index)));
        ends[index] = {std::min(x + 14, box.right - 36), middle};
    }

    [[nodiscard]] ImU32 colour_of(std::uint32_t row) const { return series_colour(row, canvas.theme.is_dark); }

    /// Through the right margin, each object in a lane of its own.
    void draw_arrows() {
        std::map<std::uint32_t, std::size_t> lanes;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const std::uint32_t target = rows[i].target;
            if (target == kNothing) continue;
            const auto lane = static_cast<float>(lanes.emplace(target, lanes.size()).first->second % 4);
            const ImU32 colour = colour_of(target);
            const ImVec2 from = ends[i], to = ends[target];
            if (std::max(from.y, to.y) < box.top || std::min(from.y, to.y) > box.bottom) continue;
            const float x = box.right - 26 + 6 * lane;
            const float turn = from.y < to.y ? 6.0F : -6.0F;
            ImDrawList& list = *canvas.list;
            list.PathLineTo(from);
            list.PathLineTo({x - 6, from.y});
            list.PathBezierQuadraticCurveTo({x, from.y}, {x, from.y + turn}, 6);
            list.PathLineTo({x, to.y - turn});
            list.PathBezierQuadraticCurveTo({x, to.y}, {x - 6, to.y}, 6);
            list.PathLineTo({to.x + 6, to.y});
            list.PathStroke(colour, 0, 1.5F);
            list.AddTriangleFilled({to.x, to.y}, {to.x + 7, to.y - 4}, {to.x + 7, to.y + 4}, colour);
        }
    }
};

void StateTree::draw(const Canvas& canvas, const Box& box, const StepHistory& history, const std::vector<StateRow>& rows,
                     std::optional<std::size_t> chosen, const std::vector<std::size_t>& wrong) {
    box_ = box;
    Painter painter{canvas, box, history, rows, std::vector<ImVec2>(rows.size())};
    tops_.assign(1, 0);
    for (const StateRow& row : rows) tops_.push_back(tops_.back() + painter.height_of(row));
    const float all = tops_.back() + 8;
    if (wanted_ && *wanted_ < rows.size())
        scroll_ = std::clamp(scroll_, std::min(tops_[*wanted_], tops_[*wanted_ + 1] - box.height()), tops_[*wanted_]);
    wanted_.reset();
    scroll_ = std::clamp(scroll_, 0.0F, std::max(0.0F, all - box.height()));
    canvas.list->PushClipRect(box.first(), box.last(), true);
    float column = 0;  // where the values of a frame begin
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].kind == StateRowKind::Frame) {
            column = 40;
            for (std::size_t next = i + 1; next < rows.size() && rows[next].kind != StateRowKind::Frame; ++next)
                if (rows[next].kind == StateRowKind::Variable)
                    column = std::max(column, canvas.measure(history.name(rows[next].name), canvas.mono).x + 16);
            column = std::min(column, box.width() * 0.4F);
        }
        const float top = box.top + tops_[i] - scroll_;
        if (top > box.bottom || box.top + tops_[i + 1] - scroll_ < box.top) {
            painter.ends[i] = {box.left + 60, top + painter.height_of(rows[i]) / 2};
            continue;
        }
        if (rows[i].kind == StateRowKind::Frame)
            painter.draw_frame(rows[i], top, i == 0);
        else
            painter.draw_row(i, top, column, chosen == i, std::ranges::contains(wrong, i));
    }
    painter.draw_arrows();
    if (all > box.height()) {
        const float part = std::max(20.0F, box.height() * box.height() / all);
        const float at = box.top + scroll_ / (all - box.height()) * (box.height() - part);
        canvas.list->AddRectFilled({box.right - 5, at}, {box.right - 2, at + part}, with_alpha(canvas.theme.ink_soft, 0.4F),
                                   2);
    }
    canvas.list->PopClipRect();
}

std::optional<std::size_t> StateTree::row_at(ImVec2 at) const {
    if (!box_.contains(at) || tops_.empty()) return std::nullopt;
    const auto after = std::ranges::upper_bound(tops_, at.y - box_.top + scroll_);
    if (after == tops_.begin() || after == tops_.end()) return std::nullopt;
    return static_cast<std::size_t>(after - tops_.begin()) - 1;
}

}  // namespace bengkel
