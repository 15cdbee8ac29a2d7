#pragma once
// A panel shows one thing, and keeps where the reader is in it: what is zoomed, sorted, selected. It gets its data once,
// whole; other data is another panel. A kind of panel is one file here and a line of panel_kinds.cpp.

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "json/json_reader.hpp"
#include "json/write_json.hpp"
#include "panel/canvas.hpp"

namespace bengkel {

class Panel {
  public:
    Panel() = default;
    Panel(const Panel&) = delete;
    Panel& operator=(const Panel&) = delete;
    virtual ~Panel() = default;

    /// Fills the canvas, after taking what was done on it into account.
    virtual void draw(const Canvas& canvas) = 0;

    /// What a control of the page asks for: {"do": ..., ...}. Answers with what was asked for, else null. What is wrong is
    /// left in the reading.
    virtual Json obey(const JsonReader& command) = 0;

    /// All texts that it may draw, for their letters: numbers and plain Latin are always there.
    [[nodiscard]] virtual std::vector<std::string> texts() const = 0;

    /// What the page says in words beside the canvas: what is under the pointer, what is selected. Text is the page's to
    /// write: this has keys, names from the data, and numbers.
    [[nodiscard]] virtual Json tell() const = 0;
};

struct PanelKind {
    const char* name;
    /// From the data of an "open" (stage/stage.hpp) and its blobs. What is wrong is left in the reading; then nothing is
    /// shown.
    std::unique_ptr<Panel> (*make)(const JsonReader& reader, std::span<const Bytes> blobs);
};

}  // namespace bengkel
