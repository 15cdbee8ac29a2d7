#pragma once
// Step traces written by hand, as a guest writes them (wasm/guests/RECORDS.md).

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/bytes.hpp"
#include "frame/value.hpp"
#include "json/json_reader.hpp"
#include "json/write_json.hpp"
#include "view/step_history.hpp"

namespace bengkel {

inline Bytes operator+(Bytes bytes, const Bytes& more) {
    bytes.insert(bytes.end(), more.begin(), more.end());
    return bytes;
}

inline Bytes number(std::uint64_t value) {
    Bytes bytes;
    for (; value >= 0x80; value >>= 7) bytes.push_back(static_cast<std::uint8_t>(value | 0x80));
    bytes.push_back(static_cast<std::uint8_t>(value));
    return bytes;
}

inline Bytes whole(std::int64_t value) { return encode_value({integer_of(value)}); }
inline Bytes text(const char* value) { return encode_value({std::string(value)}); }
inline Bytes reference(std::uint32_t id) { return Bytes{14} + number(id); }

inline Bytes cells(const std::vector<Bytes>& values) {
    Bytes bytes = number(values.size());
    for (const Bytes& value : values) bytes = std::move(bytes) + value;
    return bytes;
}

/// Changes (RECORDS.md); names by their number.
inline Bytes sets(std::uint32_t name, const Bytes& value) { return Bytes{0} + number(name) + value; }
inline Bytes removes(std::uint32_t name) { return Bytes{1} + number(name); }
inline Bytes sets_outer(std::uint32_t name, const Bytes& value) { return Bytes{2} + number(name) + value; }
inline Bytes describes(std::uint32_t id, ObjectKind kind, std::uint32_t type, const std::vector<Bytes>& values) {
    const bool is_paired = kind == ObjectKind::Map || kind == ObjectKind::Instance;
    return Bytes{4} + number(id) + Bytes{static_cast<std::uint8_t>(kind)} + number(type) +
           number(values.size() / (is_paired ? 2 : 1)) + cells(values);
}
inline Bytes splices(std::uint32_t id, std::uint64_t size, std::uint32_t first, std::uint32_t removed,
                     const std::vector<Bytes>& values) {
    return Bytes{5} + number(id) + number(size) + number(first) + number(removed) + cells(values);
}
inline Bytes frees(std::uint32_t id) { return Bytes{6} + number(id); }
inline Bytes leaves(std::uint32_t frame) { return Bytes{7} + number(frame); }

class WrittenSteps {
  public:
    std::vector<std::string> names = {"<module>"};
    std::string source;

    /// A step of a frame; the first of each frame says the function's name.
    void step(StepEvent event, std::uint32_t frame, std::uint32_t depth, std::uint32_t line,
              const std::vector<Bytes>& changes = {}, const Bytes& detail = {}, std::uint32_t function = 0,
              std::uint32_t printed = 0) {
        bytes_ = std::move(bytes_) + Bytes{static_cast<std::uint8_t>(event)} + number(frame);
        if (frame == frames_) bytes_ = std::move(bytes_) + number(0) + number(function);
        if (frame == frames_) ++frames_;
        bytes_ = std::move(bytes_) + number(depth) + number(line) + number(printed) + number(1) + cells(changes) + detail;
        ++count_;
    }
    void line(std::uint32_t number, const std::vector<Bytes>& changes = {}) {
        step(StepEvent::Line, 0, 0, number, changes);
    }

    [[nodiscard]] const Bytes& bytes() const { return bytes_; }

    /// With what was wrong in `problems`.
    [[nodiscard]] StepHistory read(Problems& problems) const {
        JsonArray listed;
        for (const std::string& name : names) listed.push_back(name);
        const Json request = JsonObject{{"files", JsonArray{JsonObject{{"path", "main.py"}, {"text", source}}}},
                                        {"names", std::move(listed)},
                                        {"count", count_},
                                        {"steps", 0},
                                        {"printed", 1}};
        const auto document = parse_json("request", write_json(request));
        JsonReading reading{*document, "shell"};
        const std::vector<Bytes> blobs = {bytes_, {}};
        StepHistory history = read_step_history(reading.root(), blobs);
        problems = std::move(reading.problems);
        return history;
    }
    [[nodiscard]] StepHistory read() const {
        Problems problems;
        StepHistory history = read(problems);
        return problems.empty() ? history : StepHistory();
    }

  private:
    Bytes bytes_;
    std::uint32_t frames_ = 0, count_ = 0;
};

}  // namespace bengkel
