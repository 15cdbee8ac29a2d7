#pragma once
// What a panel draws on: the whole canvas of the page, its colours and fonts, and what the pointer did since the last
// frame. Lengths are CSS pixels. The page turns a finger's drag and a wheel into `pan`, two fingers and Ctrl with a wheel
// into `zoom`.

#include <array>
#include <cstdint>
#include <string_view>

#include "imgui.h"
#include "view/formats.hpp"

namespace bengkel {

/// Of the page's own tokens (web/src/ui/styles/tokens.css), light or dark.
struct Theme {
    ImU32 paper = IM_COL32(255, 254, 251, 255);
    ImU32 surface = IM_COL32(239, 235, 224, 255);
    ImU32 ink = IM_COL32(22, 48, 47, 255);
    ImU32 ink_soft = IM_COL32(73, 96, 92, 255);
    ImU32 line = IM_COL32(221, 215, 200, 255);
    ImU32 line_strong = IM_COL32(185, 179, 162, 255);
    ImU32 teal = IM_COL32(12, 98, 93, 255);
    ImU32 accent = IM_COL32(169, 71, 20, 255);
    ImU32 ok = IM_COL32(28, 106, 60, 255);
    ImU32 ok_wash = IM_COL32(227, 242, 230, 255);
    ImU32 bad = IM_COL32(179, 51, 28, 255);
    ImU32 bad_wash = IM_COL32(252, 233, 227, 255);
    ImU32 unsure = IM_COL32(118, 86, 3, 255);
    ImU32 unsure_wash = IM_COL32(250, 240, 210, 255);
    ImU32 selection = IM_COL32(207, 230, 225, 255);
    bool is_dark = false;
};

/// What has been done on the canvas since the last frame.
struct Gesture {
    ImVec2 pan = {};         ///< by how much the content is to move
    float zoom = 1;          ///< above 1: closer
    ImVec2 at = {};          ///< around where
    bool is_inside = false;  ///< whether the pointer is over the canvas, at `pointer`
    ImVec2 pointer = {};
    bool is_pressed = false;  ///< the pointer went down, and it did not move before it came up: a click or a tap
    bool is_dragged = false;  ///< the pointer is down and has moved
};

enum class Key : std::uint32_t { None = 0, Left, Right, Up, Down, PageUp, PageDown, Home, End, Plus, Minus, Enter };

struct Canvas {
    ImDrawList* list = nullptr;
    ImVec2 size = {};
    Theme theme;
    Formats formats;
    ImFont* sans = nullptr;
    ImFont* mono = nullptr;
    float ratio = 1;       ///< pixels of the device to one of ours
    float font_size = 18;  ///< the height of a line of `sans`
    Gesture gesture;
    Key key = Key::None;
    double now_ms = 0;
    bool wants_motion = true;     ///< false: the reader wants none
    bool* wants_frame = nullptr;  ///< set it to be drawn again soon; otherwise nothing is drawn until something happens

    void draw_text(ImVec2 at, ImU32 colour, std::string_view text, const ImFont* font = nullptr) const;
    [[nodiscard]] ImVec2 measure(std::string_view text, const ImFont* font = nullptr) const;
    /// Cut with an ellipsis where it is wider.
    void draw_cut_text(ImVec2 at, float width, ImU32 colour, std::string_view text, const ImFont* font = nullptr) const;
};

/// Told apart in both themes and by most who see fewer colours (after Okabe and Ito, 2008); they repeat.
[[nodiscard]] ImU32 series_colour(std::size_t index, bool is_dark);
/// From nothing (0) to all (1), even in lightness (after viridis).
[[nodiscard]] ImU32 heat_colour(float amount);
[[nodiscard]] ImU32 with_alpha(ImU32 colour, float alpha);

}  // namespace bengkel
