#pragma once
// Bytes of memory as numbers and as letters: a part of a panel.

#include <cstdint>
#include <optional>

#include "panel/box.hpp"
#include "panel/canvas.hpp"
#include "view/memory_view.hpp"

namespace bengkel {

class HexView {
  public:
    void pan(float pixels) { scroll_ -= static_cast<double>(pixels); }
    void show(std::uint32_t address) { wanted_ = address; }
    [[nodiscard]] std::uint32_t row_bytes() const { return row_bytes_; }
    [[nodiscard]] std::uint32_t rows() const { return static_cast<std::uint32_t>(box_.height() / row_height_); }
    [[nodiscard]] std::uint32_t first() const { return first_; }
    /// How wide it is with so many bytes in a row.
    [[nodiscard]] static float width(const Canvas& canvas, std::uint32_t row_bytes);
    [[nodiscard]] std::optional<std::uint32_t> address_at(ImVec2 at, const MemoryView& memory) const;
    void draw(const Canvas& canvas, const Box& box, std::uint32_t row_bytes, const MemoryView& memory, std::uint32_t cursor,
              const MemoryItem& chosen, const MemoryItem& hovered);

  private:
    Box box_ = {0, 0, 1, 1};
    std::uint32_t row_bytes_ = 16;
    float row_height_ = 18, sign_ = 8;
    double scroll_ = 0;
    std::uint32_t first_ = 0;
    std::optional<std::uint32_t> wanted_;
};

}  // namespace bengkel
