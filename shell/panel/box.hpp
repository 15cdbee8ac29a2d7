#pragma once
// A part of the canvas, in CSS pixels.

#include <algorithm>

#include "imgui.h"

namespace bengkel {

struct Box {
    float left = 0, top = 0, right = 0, bottom = 0;

    [[nodiscard]] float width() const { return std::max(0.0F, right - left); }
    [[nodiscard]] float height() const { return std::max(0.0F, bottom - top); }
    [[nodiscard]] bool contains(ImVec2 at) const { return at.x >= left && at.x < right && at.y >= top && at.y < bottom; }
    [[nodiscard]] ImVec2 first() const { return {left, top}; }
    [[nodiscard]] ImVec2 last() const { return {right, bottom}; }
};

}  // namespace bengkel
