#pragma once
// A recorded run of a program (wasm/guests/RECORDS.md), to be asked for any of its steps at once: each variable and each
// object has its own history, in which a step is found by halving, so that what a question costs does not grow with the
// steps.

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "json/json_reader.hpp"
#include "view/step_bytes.hpp"

namespace bengkel {

enum class StepEvent : std::uint8_t { Call, Line, Return, Exception, Yield };

inline constexpr std::uint32_t kNothing = std::numeric_limits<std::uint32_t>::max();

/// What every step has.
struct RecordedStep {
    StepEvent event = StepEvent::Line;
    std::uint32_t frame = 0;
    std::uint32_t depth = 0;
    std::uint32_t line = 0;     ///< from 1
    std::uint32_t caller = 0;   ///< the last step of the frame below; kNothing at depth 0
    std::uint32_t changes = 0;  ///< where its changes begin
    std::uint64_t printed = 0;  ///< bytes so far
    std::uint32_t bottom = 0;   ///< the frame at depth 0
};

struct StepFile {
    std::string path;
    std::vector<std::string> lines;
};

struct StepFrame {
    std::uint32_t file = 0;
    std::uint32_t name = 0;
    std::uint32_t left = kNothing;  ///< the step at which it is gone
};

struct ShownVariable {
    std::uint32_t name = 0;
    std::uint32_t value = 0;  ///< where it stands
};

enum class ObjectKind : std::uint8_t { List = 7, Tuple = 8, Set = 9, Map = 10, Instance = 11 };

struct ShownObject {
    ObjectKind kind = ObjectKind::List;
    std::uint32_t type = 0;
    std::uint64_t size = 0;            ///< more than there are cells when it is large
    std::vector<std::uint32_t> cells;  ///< where each stands; of maps and instances keys and values in turn
};

enum class ChangeKind : std::uint8_t { Set, Gone, Described, Spliced, Freed, Left };

struct StepChange {
    ChangeKind kind = ChangeKind::Set;
    std::uint32_t frame = 0;  ///< of a variable, or what is left
    std::uint32_t name = 0;
    std::uint32_t object = 0;
    std::uint32_t at = 0;       ///< the value of a variable; the description or the splice of an object
    std::uint32_t first = 0;    ///< of a splice: the cells from here
    std::uint32_t removed = 0;  ///< are replaced
    std::vector<std::uint32_t> cells;
};

class StepHistory {
  public:
    [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(steps_.size()); }
    [[nodiscard]] const RecordedStep& step(std::uint32_t index) const { return steps_[index]; }
    [[nodiscard]] const std::vector<StepFile>& files() const { return files_; }
    [[nodiscard]] const std::vector<StepFrame>& frames() const { return frames_; }
    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
    [[nodiscard]] const std::string& name(std::uint32_t index) const { return names_[index]; }
    [[nodiscard]] const StepFile& file_of(std::uint32_t frame) const { return files_[frames_[frame].file]; }
    [[nodiscard]] const std::string& function_of(std::uint32_t frame) const { return names_[frames_[frame].name]; }
    [[nodiscard]] ByteView bytes() const { return bytes_; }
    /// Of values, those with letters beyond ASCII, one behind the other.
    [[nodiscard]] const std::string& value_texts() const { return value_texts_; }
    [[nodiscard]] std::string_view printed() const { return as_text(printed_); }

    /// Frames under way, outermost first.
    [[nodiscard]] std::vector<std::uint32_t> stack_at(std::uint32_t step) const;
    /// In the order in which they were first made.
    [[nodiscard]] std::vector<ShownVariable> variables_at(std::uint32_t frame, std::uint32_t step) const;
    /// Nothing: it was never described, or it is gone.
    [[nodiscard]] std::optional<ShownObject> object_at(std::uint32_t id, std::uint32_t step) const;
    [[nodiscard]] std::vector<StepChange> changes_at(std::uint32_t step) const;
    /// What is returned, yielded or raised: where it stands, or kNothing.
    [[nodiscard]] std::uint32_t detail_at(std::uint32_t step) const;

  private:
    struct VariableChange {
        std::uint32_t frame, name, step, value;  // kNothing: gone
    };
    struct Variable {
        std::uint32_t name, first, count;  // among the changes
    };
    struct ObjectChange {
        std::uint32_t id, step, at;  // kNothing: freed
        bool is_splice;
    };
    /// Of an object with many splices: what it held after one of them.
    struct Checkpoint {
        std::uint32_t change;
        ShownObject object;
    };

    friend StepHistory read_step_history(const JsonReader& reader, std::span<const Bytes> blobs);

    bool read_steps(std::uint32_t count);
    [[nodiscard]] StepChange read_change(StepReader& reader, const RecordedStep& step) const;
    [[nodiscard]] ShownObject describe(std::uint32_t at) const;
    bool splice(ShownObject& object, std::uint32_t at) const;
    void sort_variables();
    bool sort_objects();

    std::vector<StepFile> files_;
    std::vector<std::string> names_;
    Bytes bytes_;
    Bytes printed_;
    std::string value_texts_;
    std::vector<RecordedStep> steps_;
    std::vector<StepFrame> frames_;
    std::vector<VariableChange> variable_changes_;  // by frame, name, step
    std::vector<Variable> variables_;               // by frame, then by when they were made
    std::vector<std::uint32_t> variables_of_;       // of a frame: the first; one more at the end
    std::vector<ObjectChange> object_changes_;      // by id, step
    std::vector<Checkpoint> checkpoints_;           // by change
};

/// {"files": [{"path", "text"}], "names": [...], "count", "steps": blob, "printed": blob}, and what read_wrong_steps reads.
/// What is wrong is left in the reading.
[[nodiscard]] StepHistory read_step_history(const JsonReader& reader, std::span<const Bytes> blobs);

/// The steps at which a variable, or something that it leads to, changed.
[[nodiscard]] std::vector<std::uint32_t> changes_of(const StepHistory& history, std::uint32_t frame, std::uint32_t name);

}  // namespace bengkel
