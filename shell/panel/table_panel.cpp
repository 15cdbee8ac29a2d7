// A table of any length: only what is seen is drawn. Press a column's name to sort by it, a cell to choose it; the arrows
// move.

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "panel/panel.hpp"
#include "view/table_view.hpp"

namespace bengkel {

namespace {

constexpr float kPadding = 8;
constexpr float kBar = 8;  // a scroll bar's width

class TablePanel : public Panel {
  public:
    explicit TablePanel(TableView table) : table_(std::move(table)) { arrange(); }

    void draw(const Canvas& canvas) override {
        measure(canvas);
        move(canvas);
        choose(canvas);
        draw_rows(canvas);
        draw_header(canvas);
        draw_bars(canvas);
    }

    Json obey(const JsonReader& command) override {
        const std::string what = command.text("do");
        if (what == "filter") {
            filter_ = command.text("text");
            arrange();
            scroll_.y = 0;
        } else if (what == "sort") {
            order_ = {static_cast<std::int32_t>(command.integer("column", -1, 1'000'000)),
                      command.boolean_or("descending", false)};
            arrange();
        } else if (what == "show") {
            const auto row = static_cast<std::uint32_t>(command.integer("row", 0, UINT32_MAX));
            const auto found = std::ranges::find(rows_, row);
            if (found != rows_.end())
                chosen_ = {static_cast<std::size_t>(found - rows_.begin()), chosen_ ? chosen_->column : 0};
            wants_chosen_ = true;
        } else if (what == "copy") {
            return copied(static_cast<std::size_t>(command.integer_or("rows", UINT32_MAX, 0, UINT32_MAX)));
        } else {
            command.report("unknown-command", "a table knows filter, sort, show and copy");
        }
        return {};
    }

    [[nodiscard]] std::vector<std::string> texts() const override {
        std::vector<std::string> texts;
        for (const ColumnView& column : table_.columns) {
            texts.push_back(column.name());
            if (column.kind() == ColumnKind::Text) texts.push_back(column.all_text());
        }
        return texts;
    }

    [[nodiscard]] Json tell() const override {
        JsonObject told{{"rows", table_.row_count},
                        {"shown", rows_.size()},
                        {"first", first_},
                        {"sort", JsonObject{{"column", order_.column}, {"descending", order_.is_descending}}}};
        if (chosen_ && chosen_->place < rows_.size()) {
            const std::uint32_t row = rows_[chosen_->place];
            told.emplace("cell", JsonObject{{"row", row},
                                            {"column", chosen_->column},
                                            {"name", table_.columns[chosen_->column].name()},
                                            {"text", std::string(table_.columns[chosen_->column].text(row))}});
        }
        return told;
    }

  private:
    static constexpr std::size_t kMostCopiedBytes = std::size_t{8} << 20;

    /// The rows that are shown, at most so many, as they are shown, with tabs between cells, which is what a spreadsheet
    /// takes.
    [[nodiscard]] std::string copied(std::size_t most) const {
        std::string text;
        const auto add = [&](std::string_view cell, std::size_t column) {
            for (const char sign : cell) text += sign == '\t' ? ' ' : sign;
            text += column + 1 < table_.columns.size() ? '\t' : '\n';
        };
        for (std::size_t c = 0; c < table_.columns.size(); ++c) add(table_.columns[c].name(), c);
        for (const std::uint32_t row : std::span(rows_).first(std::min(most, rows_.size()))) {
            if (text.size() > kMostCopiedBytes) break;
            for (std::size_t c = 0; c < table_.columns.size(); ++c) add(table_.columns[c].text(row), c);
        }
        return text;
    }

    struct Chosen {
        std::size_t place = 0;  ///< among the rows as they are shown
        std::size_t column = 0;
    };

    void arrange() {
        rows_ = arrange_rows(table_, filter_, order_);
        if (chosen_ && chosen_->place >= rows_.size()) chosen_.reset();
    }

    [[nodiscard]] float right_of(std::size_t column) const { return edges_[column + 1]; }
    [[nodiscard]] double content_height() const {
        return static_cast<double>(rows_.size()) * static_cast<double>(row_height_);
    }

    void measure(const Canvas& canvas) {
        row_height_ = canvas.font_size + 7;
        body_ = {canvas.size.x, std::max(1.0F, canvas.size.y - row_height_)};
        const float sign = canvas.measure("0", canvas.mono).x;
        gutter_ = canvas.measure(format_number(static_cast<double>(table_.row_count), 0, canvas.formats), canvas.mono).x +
                  2 * kPadding;
        edges_.assign(1, gutter_);
        for (const ColumnView& column : table_.columns) {
            const float name = canvas.measure(column.name()).x + 18;
            const float text = sign * static_cast<float>(std::min<std::size_t>(column.most_signs(), 40));
            edges_.push_back(edges_.back() + std::clamp(std::max(name, text) + 2 * kPadding, 48.0F, 340.0F));
        }
    }

    void move(const Canvas& canvas) {
        scroll_.x -= static_cast<double>(canvas.gesture.pan.x);
        scroll_.y -= static_cast<double>(canvas.gesture.pan.y);
        if (const auto step = step_of(canvas.key)) {
            const bool is_arrow = std::abs(step->first) + std::abs(step->second) == 1;
            const bool is_first = !chosen_;
            if (is_first) chosen_ = Chosen{first_, 0};
            // The first arrow chooses what is seen at the top.
            if (!is_first || !is_arrow) {
                const auto last = static_cast<std::int64_t>(rows_.size()) - 1;
                const auto place = static_cast<std::int64_t>(chosen_->place) + step->first;
                const auto column = static_cast<std::int64_t>(chosen_->column) + step->second;
                chosen_->place =
                    static_cast<std::size_t>(std::clamp<std::int64_t>(place, 0, std::max<std::int64_t>(0, last)));
                chosen_->column =
                    static_cast<std::size_t>(std::clamp<std::int64_t>(column, 0, std::ssize(table_.columns) - 1));
            }
            wants_chosen_ = true;
        }
        if (wants_chosen_ && chosen_ && !table_.columns.empty()) show_chosen();
        wants_chosen_ = false;
        scroll_.x = std::clamp(scroll_.x, 0.0, std::max(0.0, static_cast<double>(edges_.back() - body_.x)));
        scroll_.y = std::clamp(scroll_.y, 0.0, std::max(0.0, content_height() - static_cast<double>(body_.y)));
        first_ = static_cast<std::size_t>(scroll_.y / static_cast<double>(row_height_));
    }

    /// Rows down and columns right.
    [[nodiscard]] std::optional<std::pair<std::int64_t, std::int64_t>> step_of(Key key) const {
        const auto page = std::max<std::int64_t>(1, static_cast<std::int64_t>(body_.y / row_height_) - 1);
        const auto all = static_cast<std::int64_t>(rows_.size());
        switch (key) {
            case Key::Up: return {{-1, 0}};
            case Key::Down: return {{1, 0}};
            case Key::Left: return {{0, -1}};
            case Key::Right: return {{0, 1}};
            case Key::PageUp: return {{-page, 0}};
            case Key::PageDown: return {{page, 0}};
            case Key::Home: return {{-all, 0}};
            case Key::End: return {{all, 0}};
            default: return std::nullopt;
        }
    }

    void show_chosen() {
        const double top = static_cast<double>(chosen_->place) * static_cast<double>(row_height_);
        scroll_.y = std::clamp(scroll_.y, top + static_cast<double>(row_height_ - body_.y), top);
        const auto left = static_cast<double>(edges_[chosen_->column] - gutter_);
        scroll_.x = std::clamp(scroll_.x, static_cast<double>(right_of(chosen_->column) - body_.x), left);
    }

    void choose(const Canvas& canvas) {
        if (!canvas.gesture.is_pressed) return;
        const ImVec2 at = canvas.gesture.pointer;
        const float x = at.x + static_cast<float>(scroll_.x);
        if (at.x < gutter_ || x >= edges_.back()) return;
        const auto column = static_cast<std::size_t>(std::ranges::upper_bound(edges_, x) - edges_.begin() - 1);
        if (at.y < row_height_) {
            const bool is_same = order_.column == static_cast<std::int32_t>(column);
            if (is_same && order_.is_descending)
                order_ = {};
            else
                order_ = {static_cast<std::int32_t>(column), is_same};
            arrange();
            return;
        }
        const auto place = static_cast<std::size_t>((static_cast<double>(at.y - row_height_) + scroll_.y) /
                                                    static_cast<double>(row_height_));
        if (place < rows_.size()) chosen_ = Chosen{place, column};
    }

    [[nodiscard]] float left_of(std::size_t column) const { return edges_[column] - static_cast<float>(scroll_.x); }

    void draw_rows(const Canvas& canvas) const {
        const Theme& theme = canvas.theme;
        ImDrawList& list = *canvas.list;
        const auto shown = static_cast<std::size_t>(body_.y / row_height_) + 2;
        for (std::size_t place = first_; place < std::min(rows_.size(), first_ + shown); ++place) {
            const std::uint32_t row = rows_[place];
            const auto top =
                row_height_ + static_cast<float>(static_cast<double>(place) * static_cast<double>(row_height_) - scroll_.y);
            const float text = top + (row_height_ - canvas.font_size) / 2;
            list.PushClipRect({gutter_, row_height_}, {body_.x, canvas.size.y}, true);
            for (std::size_t c = 0; c < table_.columns.size(); ++c) draw_cell(canvas, row, place, c, top, text);
            list.PopClipRect();
            list.AddLine({0, top + row_height_}, {body_.x, top + row_height_}, with_alpha(theme.line, 0.6F));
            const std::string number = format_number(static_cast<double>(row) + 1, 0, canvas.formats);
            list.AddRectFilled({0, top}, {gutter_, top + row_height_}, theme.surface);
            canvas.draw_text({gutter_ - kPadding - canvas.measure(number, canvas.mono).x, text}, theme.ink_soft, number,
                             canvas.mono);
        }
        list.AddLine({gutter_, 0}, {gutter_, canvas.size.y}, theme.line_strong);
    }

    void draw_cell(const Canvas& canvas, std::uint32_t row, std::size_t place, std::size_t c, float top, float text) const {
        const float left = left_of(c), right = right_of(c) - static_cast<float>(scroll_.x);
        if (right < gutter_ || left > body_.x) return;
        const Theme& theme = canvas.theme;
        const ColumnView& column = table_.columns[c];
        ImU32 ink = theme.ink;
        ImU32 wash = 0;
        switch (table_.mark_of(row, c)) {
            case CellMark::None: break;
            case CellMark::Missing: wash = theme.unsure_wash, ink = theme.unsure; break;
            case CellMark::Extra: wash = theme.bad_wash, ink = theme.bad; break;
            case CellMark::Wrong: wash = theme.bad_wash, ink = theme.bad; break;
        }
        if (chosen_ && chosen_->place == place && chosen_->column == c) wash = theme.selection;
        if (wash != 0) canvas.list->AddRectFilled({left, top}, {right, top + row_height_}, wash);
        if (column.is_null(row)) {
            canvas.draw_text({left + kPadding, text}, theme.ink_soft, "NULL", canvas.mono);
            return;
        }
        const std::string_view shown = column.text(row);
        const float room = right - left - 2 * kPadding;
        const ImFont* font = column.kind() == ColumnKind::Number ? canvas.mono : canvas.sans;
        const float size = column.kind() == ColumnKind::Number ? std::min(room, canvas.measure(shown, font).x) : room;
        canvas.draw_cut_text({right - kPadding - size, text}, room + 1, ink, shown, font);
    }

    void draw_header(const Canvas& canvas) const {
        const Theme& theme = canvas.theme;
        ImDrawList& list = *canvas.list;
        list.AddRectFilled({0, 0}, {body_.x, row_height_}, theme.surface);
        const float text = (row_height_ - canvas.font_size) / 2;
        list.PushClipRect({gutter_, 0}, {body_.x, row_height_}, true);
        for (std::size_t c = 0; c < table_.columns.size(); ++c) {
            const float left = left_of(c), right = right_of(c) - static_cast<float>(scroll_.x);
            canvas.draw_cut_text({left + kPadding, text}, right - left - 2 * kPadding - 12, theme.ink,
                                 table_.columns[c].name());
            list.AddLine({right, 4}, {right, row_height_ - 4}, theme.line_strong);
            if (order_.column != static_cast<std::int32_t>(c)) continue;
            const float x = right - kPadding - 4, y = row_height_ / 2, up = order_.is_descending ? -3.5F : 3.5F;
            list.AddTriangleFilled({x - 4.5F, y + up}, {x + 4.5F, y + up}, {x, y - up}, theme.teal);
        }
        list.PopClipRect();
        list.AddLine({0, row_height_}, {body_.x, row_height_}, theme.line_strong);
    }

    void draw_bars(const Canvas& canvas) const {
        const ImU32 colour = with_alpha(canvas.theme.ink_soft, 0.45F);
        const double height = content_height();
        if (height > static_cast<double>(body_.y)) {
            const float part =
                std::max(24.0F, static_cast<float>(static_cast<double>(body_.y) * static_cast<double>(body_.y) / height));
            const auto at = static_cast<float>(scroll_.y / (height - static_cast<double>(body_.y))) * (body_.y - part);
            canvas.list->AddRectFilled({body_.x - kBar, row_height_ + at}, {body_.x - 2, row_height_ + at + part}, colour,
                                       3);
        }
        if (edges_.back() > body_.x) {
            const float part = body_.x * body_.x / edges_.back();
            const auto at = static_cast<float>(scroll_.x) / (edges_.back() - body_.x) * (body_.x - part);
            canvas.list->AddRectFilled({at, canvas.size.y - kBar}, {at + part, canvas.size.y - 2}, colour, 3);
        }
    }

    TableView table_;
    std::vector<std::uint32_t> rows_;
    std::string filter_;
    TableOrder order_;
    std::optional<Chosen> chosen_;
    bool wants_chosen_ = false;

    struct Place {
        double x = 0, y = 0;
    };
    Place scroll_;  ///< in pixels: of a million rows more than a float can tell apart
    std::vector<float> edges_ = {0};
    float gutter_ = 0, row_height_ = 24;
    ImVec2 body_ = {1, 1};
    std::size_t first_ = 0;
};

}  // namespace

std::unique_ptr<Panel> make_table_panel(const JsonReader& reader, std::span<const Bytes> blobs) {
    return std::make_unique<TablePanel>(read_table_view(reader, blobs));
}

}  // namespace bengkel
