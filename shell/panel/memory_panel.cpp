// What is in a program's memory: all of it as a bar, a part of that as rows in which everything is as long as it is, and
// the bytes. What is under the pointer is marked in all three.

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "panel/hex_view.hpp"
#include "panel/memory_map.hpp"
#include "panel/panel.hpp"
#include "view/memory_view.hpp"

namespace bengkel {

namespace {

constexpr float kWide = 560;  // from here on the map and the bytes stand side by side
constexpr std::size_t kMostTold = 4;

const char* word_of(MemoryKind kind) {
    switch (kind) {
        case MemoryKind::Watched: return "watched";
        case MemoryKind::Global: return "global";
        case MemoryKind::Block: return "block";
        case MemoryKind::FreeBlock: return "free";
        case MemoryKind::Stack: return "stack";
        case MemoryKind::UnusedStack: return "unused-stack";
        case MemoryKind::Globals: return "globals";
        case MemoryKind::Heap: return "heap";
    }
    return "";
}

class MemoryPanel : public Panel {
  public:
    explicit MemoryPanel(MemoryView memory) : memory_(std::move(memory)) {
        go_and_fit(memory_.watched().empty() ? memory_.heap_base() : memory_.watched().front().address);
    }

    void draw(const Canvas& canvas) override {
        arrange(canvas);
        take(canvas);
        const MemoryItem chosen = memory_.owner_of(cursor_);
        const MemoryItem hovered = hovered_ ? memory_.owner_of(*hovered_) : MemoryItem{};
        draw_bar(canvas, chosen);
        map_.draw(canvas, map_box_, memory_, chosen, hovered);
        hex_.draw(canvas, hex_box_, row_bytes_, memory_, cursor_, chosen, hovered);
        const ImU32 line = canvas.theme.line_strong;
        canvas.list->AddLine({0, map_box_.top}, {canvas.size.x, map_box_.top}, line);
        if (is_wide_)
            canvas.list->AddLine({hex_box_.left, hex_box_.top}, {hex_box_.left, hex_box_.bottom}, line);
        else
            canvas.list->AddLine({0, hex_box_.top}, {canvas.size.x, hex_box_.top}, line);
    }

    Json obey(const JsonReader& command) override {
        const std::string what = command.text("do");
        if (what == "go") {
            go(static_cast<std::uint32_t>(command.integer("address", 0, memory_.size() - 1)));
        } else if (what == "zoom") {
            zoom(static_cast<float>(command.integer("percent", 1, 10'000)) / 100, cursor_place_);
            map_.show(cursor_);
        } else if (what == "item") {
            go_to_item(command.integer("by", -1, 1) > 0);
        } else if (what == "follow") {
            follow();
        } else {
            command.report("unknown-command", "memory knows go, zoom, item and follow");
        }
        return {};
    }

    [[nodiscard]] std::vector<std::string> texts() const override {
        std::vector<std::string> texts = memory_.globals();
        for (const WatchedVariable& it : memory_.watched()) texts.push_back(it.name);
        return texts;
    }

    [[nodiscard]] Json tell() const override {
        JsonObject told = told_at(cursor_);
        if (hovered_) told.emplace("hovered", told_at(*hovered_));
        JsonArray pointers;
        const MemoryItem chosen = memory_.owner_of(cursor_);
        if (has_place(chosen))
            for (const MemoryView::Pointer& it : memory_.pointers_in(chosen))
                if (pointers.size() < kMostTold) pointers.push_back(JsonObject{{"at", it.at}, {"to", told_at(it.to)}});
        told.emplace("pointers", std::move(pointers));
        return told;
    }

  private:
    enum class Part { None, Bar, Map, Hex };

    static bool has_place(const MemoryItem& item) {
        return item.kind == MemoryKind::Watched || item.kind == MemoryKind::Global || item.kind == MemoryKind::Block;
    }

    [[nodiscard]] JsonObject told_at(std::uint32_t address) const {
        const MemoryItem owner = memory_.owner_of(address);
        JsonObject told{
            {"address", address}, {"kind", word_of(owner.kind)}, {"first", owner.address}, {"size", owner.size}};
        if (const auto byte = memory_.byte_at(address)) told.emplace("byte", *byte);
        if (owner.kind == MemoryKind::Watched) {
            told.emplace("name", memory_.watched()[owner.name].name);
            told.emplace("watched", owner.name);
        }
        if (owner.kind == MemoryKind::Global) told.emplace("name", memory_.globals()[owner.name]);
        return told;
    }

    void go(std::int64_t address) {
        cursor_ = static_cast<std::uint32_t>(std::clamp<std::int64_t>(address, 0, std::int64_t{memory_.size()} - 1));
        hex_.show(cursor_);
        map_.show(cursor_);
    }

    /// To a chosen thing from somewhere else, with room to see it.
    void go_and_fit(std::uint32_t address) {
        go(address);
        const MemoryItem item = memory_.owner_of(address);
        if (has_place(item) || item.kind == MemoryKind::FreeBlock) map_.fit(item);
    }

    /// Globals, blocks in use and watched variables, by address.
    void go_to_item(bool is_forward) {
        std::optional<std::uint32_t> found;
        const std::uint32_t from = memory_.owner_of(cursor_).address;
        const auto take = [&](std::uint32_t address) {
            if (is_forward ? address <= from : address >= from) return;
            if (!found || (is_forward ? address < *found : address > *found)) found = address;
        };
        for (const WatchedVariable& it : memory_.watched()) take(it.address);
        for (const MemoryItem& it : memory_.items())
            if (has_place(it)) take(it.address);
        if (found) go_and_fit(*found);
    }

    void follow() {
        const MemoryItem item = memory_.owner_of(cursor_);
        const auto word = memory_.word_at(cursor_ / 4 * 4);
        if (word && *word != 0 && *word < memory_.size() && has_place(memory_.owner_of(*word))) return go_and_fit(*word);
        if (!has_place(item)) return;
        const auto pointers = memory_.pointers_in(item);
        if (!pointers.empty()) go_and_fit(pointers.front().to);
    }

    void zoom(float factor, float y) { map_.zoom(factor, y, memory_); }

    void arrange(const Canvas& canvas) {
        is_wide_ = canvas.size.x >= kWide;
        const float bar = canvas.font_size + 20;
        bar_box_ = {8, 6, canvas.size.x - 8, bar - 4};
        if (is_wide_) {
            row_bytes_ = canvas.size.x - HexView::width(canvas, 16) > 260 ? 16 : 8;
            const float middle = std::round(canvas.size.x - HexView::width(canvas, row_bytes_));
            map_box_ = {0, bar, middle, canvas.size.y};
            hex_box_ = {middle, bar, canvas.size.x, canvas.size.y};
        } else {
            row_bytes_ = 8;
            const float middle = std::round(bar + (canvas.size.y - bar) * 0.45F);
            map_box_ = {0, bar, canvas.size.x, middle};
            hex_box_ = {0, middle, canvas.size.x, canvas.size.y};
        }
        cursor_place_ = (map_box_.top + map_box_.bottom) / 2;
    }

    [[nodiscard]] Part part_at(ImVec2 at) const {
        if (map_box_.contains(at)) return Part::Map;
        if (hex_box_.contains(at)) return Part::Hex;
        return at.y < map_box_.top ? Part::Bar : Part::None;
    }

    [[nodiscard]] std::optional<std::uint32_t> address_at(ImVec2 at) const {
        switch (part_at(at)) {
            case Part::Map: return map_.address_at(at, memory_);
            case Part::Hex: return hex_.address_at(at, memory_);
            case Part::Bar: return address_on_bar(at.x);
            case Part::None: return std::nullopt;
        }
        return std::nullopt;
    }

    [[nodiscard]] std::uint32_t address_on_bar(float x) const {
        const double part =
            std::clamp(static_cast<double>((x - bar_box_.left) / std::max(1.0F, bar_box_.width())), 0.0, 1.0);
        return static_cast<std::uint32_t>(std::min(part * memory_.size(), memory_.size() - 1.0));
    }

    void take(const Canvas& canvas) {
        const Gesture& done = canvas.gesture;
        if (!(done.is_dragged && was_dragged_)) part_ = part_at({done.pointer.x - done.pan.x, done.pointer.y - done.pan.y});
        was_dragged_ = done.is_dragged;
        if (done.zoom != 1) zoom(done.zoom, done.at.y);
        if (part_ == Part::Map) map_.pan(done.pan.y);
        if (part_ == Part::Hex) hex_.pan(done.pan.y);
        if (part_ == Part::Bar && (done.is_dragged || done.is_pressed)) go(address_on_bar(done.pointer.x));
        hovered_ = done.is_inside && !done.is_dragged ? address_at(done.pointer) : std::nullopt;
        if (done.is_pressed && hovered_ && part_ == Part::Map) {
            cursor_ = *hovered_;
            hex_.show(memory_.owner_of(cursor_).kind <= MemoryKind::FreeBlock ? memory_.owner_of(cursor_).address
                                                                              : cursor_);
        }
        if (done.is_pressed && hovered_ && part_ == Part::Hex) {
            cursor_ = *hovered_;
            map_.show(cursor_);
        }
        take_key(canvas);
    }

    void take_key(const Canvas& canvas) {
        const std::int64_t row = row_bytes_;
        const std::int64_t page = row * std::max(1U, hex_.rows() - 1);
        switch (canvas.key) {
            case Key::Left: return go(std::int64_t{cursor_} - 1);
            case Key::Right: return go(std::int64_t{cursor_} + 1);
            case Key::Up: return go(std::int64_t{cursor_} - row);
            case Key::Down: return go(std::int64_t{cursor_} + row);
            case Key::PageUp: return go(std::int64_t{cursor_} - page);
            case Key::PageDown: return go(std::int64_t{cursor_} + page);
            case Key::Home: return go_to_item(false);
            case Key::End: return go_to_item(true);
            case Key::Enter: return follow();
            case Key::Plus:
            case Key::Minus: zoom(canvas.key == Key::Plus ? 2.0F : 0.5F, cursor_place_); return map_.show(cursor_);
            case Key::None: return;
        }
    }

    /// All of memory: its parts, how full the heap is, and what the map shows of it.
    void draw_bar(const Canvas& canvas, const MemoryItem& chosen) const {
        const Theme& theme = canvas.theme;
        ImDrawList& list = *canvas.list;
        const Box& box = bar_box_;
        const double scale = static_cast<double>(box.width()) / memory_.size();
        const auto x_of = [&](double address) { return box.left + static_cast<float>(address * scale); };
        list.AddRectFilled(box.first(), box.last(), with_alpha(theme.ink_soft, 0.1F));
        const ImU32 stack = colour_of(MemoryKind::Stack, theme);
        list.AddRectFilled({x_of(memory_.stack_deepest()), box.top}, {x_of(memory_.stack_pointer()), box.bottom},
                           with_alpha(stack, 0.2F));
        list.AddRectFilled({x_of(memory_.stack_pointer()), box.top}, {x_of(memory_.stack_size()), box.bottom},
                           with_alpha(stack, 0.6F));
        list.AddRectFilled({x_of(memory_.stack_size()), box.top}, {x_of(memory_.heap_base()), box.bottom},
                           with_alpha(colour_of(MemoryKind::Global, theme), 0.35F));
        for (float x = x_of(memory_.heap_base()); x < box.right; ++x) {
            const std::uint32_t from = address_on_bar(x), to = address_on_bar(x + 1);
            const auto used = static_cast<float>(memory_.used_below(to) - memory_.used_below(from));
            const float part = used / static_cast<float>(std::max(1U, to - from));
            if (part > 0)
                list.AddRectFilled({x, box.top}, {std::min(x + 1, box.right), box.bottom},
                                   with_alpha(colour_of(MemoryKind::Block, theme), 0.15F + 0.6F * part));
        }
        for (const double edge : {static_cast<double>(memory_.stack_size()), static_cast<double>(memory_.heap_base())})
            list.AddRectFilled({x_of(edge) - 0.5F, box.top}, {x_of(edge) + 0.5F, box.bottom}, theme.ink_soft);
        list.AddRectFilled({x_of(memory_.stack_deepest()) - 1, box.top - 2},
                           {x_of(memory_.stack_deepest()) + 1, box.bottom + 2}, theme.bad);
        const float left = x_of(map_.first()), right = std::max(left + 4, x_of(map_.last() + 1.0));
        list.AddRect({left - 1, box.top - 3}, {right + 1, box.bottom + 3}, theme.ink, 2, 0, 1.5F);
        const float x = x_of(chosen.address);
        list.AddTriangleFilled({x - 5, box.top - 5}, {x + 5, box.top - 5}, {x, box.top + 2}, theme.accent);
    }

    MemoryView memory_;
    std::uint32_t cursor_ = 0;
    std::optional<std::uint32_t> hovered_;

    MemoryMap map_;
    HexView hex_;
    Box bar_box_, map_box_, hex_box_;
    std::uint32_t row_bytes_ = 16;
    float cursor_place_ = 0;
    bool is_wide_ = true, was_dragged_ = false;
    Part part_ = Part::None;
};

}  // namespace

std::unique_ptr<Panel> make_memory_panel(const JsonReader& reader, std::span<const Bytes> blobs) {
    const std::size_t before = reader.problem_count();
    MemoryView memory = read_memory_view(reader, blobs);
    if (reader.problem_count() > before || memory.size() == 0) return nullptr;
    return std::make_unique<MemoryPanel>(std::move(memory));
}

}  // namespace bengkel
