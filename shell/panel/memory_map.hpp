#pragma once
// Memory as rows of so many bytes, each thing in it as long as it is: a part of a panel.

#include <cstdint>
#include <optional>

#include "panel/box.hpp"
#include "panel/canvas.hpp"
#include "view/memory_view.hpp"

namespace bengkel {

[[nodiscard]] ImU32 colour_of(MemoryKind kind, const Theme& theme);

class MemoryMap {
  public:
    void zoom(float factor, float y, const MemoryView& memory);
    void pan(float pixels) { scroll_ -= static_cast<double>(pixels); }
    /// That byte is to be seen at the next drawing.
    void show(std::uint32_t address) { wanted_ = address; }
    /// Around what there is to see of an item.
    void fit(const MemoryItem& item);
    [[nodiscard]] std::optional<std::uint32_t> address_at(ImVec2 at, const MemoryView& memory) const;
    void draw(const Canvas& canvas, const Box& box, const MemoryView& memory, const MemoryItem& chosen,
              const MemoryItem& hovered);
    /// The first and the last byte that were drawn.
    [[nodiscard]] std::uint32_t first() const { return first_; }
    [[nodiscard]] std::uint32_t last() const { return last_; }

  private:
    void draw_row(const Canvas& canvas, const MemoryView& memory, std::uint32_t from, float top) const;
    void draw_outline(const Canvas& canvas, const MemoryItem& item, ImU32 colour, float thickness) const;
    void draw_pointers(const Canvas& canvas, const MemoryView& memory, const MemoryItem& item) const;
    [[nodiscard]] ImVec2 place_of(std::uint32_t address) const;

    Box box_, rows_;  // all of it, and what is right of the addresses
    std::uint32_t row_bytes_ = 4096;
    float row_height_ = 18;
    double scroll_ = 0, zoomed_ = 1;
    std::uint32_t first_ = 0, last_ = 0;
    std::optional<std::uint32_t> wanted_;
};

}  // namespace bengkel
