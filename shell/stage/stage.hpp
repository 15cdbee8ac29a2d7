#pragma once
// What is behind the border: the panel that is shown, how it looks, and what was done to it since the last frame. A message
// is
// {"do": ..., ...}; the answer is an ok frame with JSON, null unless said otherwise, or a frame of problems.
//
//   {"do": "look", "theme": {token: "#rrggbb", ..., "dark": bool}, "formats": {"decimal", "group", "minus"}, "motion":
//   bool}
//   {"do": "fonts", "sans": [blob, ...], "mono": [blob, ...]}   TrueType; a later one has what an earlier one lacks
//   {"do": "open", "panel": name, "data": {...}}    what the panel reads (view/)
//   {"do": "obey", "command": {...}}      what the panel hands back
//   {"do": "tell"}                        what the panel tells
//   {"do": "letters"}                     a text: the letters of its data beyond Latin, for which fonts are wanted

#include <cstdint>
#include <deque>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "frame/frame.hpp"
#include "panel/panel.hpp"
#include "stage/shell.h"

struct ImGuiContext;

namespace bengkel {

class Stage {
  public:
    Stage();
    ~Stage();
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    [[nodiscard]] Bytes answer(ByteView request);

    void point(std::uint32_t phase, ImVec2 at);
    void pan(ImVec2 by);
    void zoom(float factor, ImVec2 at);
    void press(Key key);

    const ShellPicture& draw(ImVec2 size, float ratio, double now_ms);

  private:
    [[nodiscard]] Result<Json> carry_out(const Frame& frame);
    void look(const JsonReader& request);
    void set_fonts(const JsonReader& request, const std::vector<Bytes>& blobs);
    void open(const JsonReader& request, const std::vector<Bytes>& blobs);
    [[nodiscard]] std::string letters() const;
    void build_atlas(float ratio);
    void collect();

    ImGuiContext* context_;
    std::unique_ptr<Panel> panel_;
    Canvas canvas_;
    std::vector<Bytes> sans_, mono_;
    std::set<std::uint32_t> letters_;  ///< of the data, beyond those that are always there
    float atlas_ratio_ = 0;
    std::deque<Key> keys_;  ///< pressed, and not drawn yet
    bool is_down_ = false;
    float moved_ = 0;  ///< pixels since the pointer went down

    ShellPicture picture_ = {};
    std::vector<std::uint8_t> vertices_;
    std::vector<std::uint32_t> indices_;
    std::vector<ShellCommand> commands_;
};

}  // namespace bengkel
