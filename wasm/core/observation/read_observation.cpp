#include "observation/read_observation.hpp"

#include "frame/frame.hpp"
#include "json/json_document.hpp"
#include "json/json_reader.hpp"
#include "observation/read_result.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>
#include <utility>

namespace bengkel {
namespace {

/// How a host says that a run ended. "returned" is the guest's own word: the ending stands in its result.
constexpr std::array kHostEndings = {Ending::NeedsInput,    Ending::OutOfFuel, Ending::OutOfMemory, Ending::TooDeep,
                                     Ending::TooMuchOutput, Ending::Trapped,   Ending::Refused,     Ending::Stopped};
constexpr std::array kStoppers = {StoppedBy::Person, StoppedBy::Watchdog, StoppedBy::Platform};
constexpr std::string_view kReturned = "returned";
/// In the order of KeptFile::State.
constexpr std::array<std::string_view, 4> kFileStates = {"file", "missing", "folder", "too-large"};
/// As many as a host hands over, and the word that there are more.
constexpr std::size_t kMostFiles = 17;

class ObservationReader {
  public:
    ObservationReader(JsonReading& reading, Frame& frame) : root_(reading.root()), frame_(frame) {}

    Observation read() {
        Observation observation;
        if (!root_.expect(JsonType::Object)) return observation;
        root_.expect_keys(
            {"key", "ending", "stoppedBy", "detail", "fuel", "memoryBytes", "stdout", "stderr", "result", "files"});
        observation.key = root_.text("key");
        observation.detail = root_.text("detail");
        observation.fuel = count_or_null("fuel");
        observation.memory_bytes = static_cast<std::uint64_t>(root_.integer("memoryBytes", 0));
        observation.output = take_blob("stdout");
        observation.error_output = take_blob("stderr");
        read_ending(observation);
        for (const JsonReader& item : root_.items_or_none("files")) read_file(item, observation.files);
        return observation;
    }

  private:
    void read_file(const JsonReader& item, std::vector<KeptFile>& files) {
        if (!item.expect(JsonType::Object)) return;
        item.expect_keys({"path", "is", "blob"});
        KeptFile file;
        file.path = item.text("path");
        const std::string name = item.text("is");
        const auto* state = std::ranges::find(kFileStates, name);
        if (state == kFileStates.end()) {
            item.report("bad-file", "a file is not \"" + name + "\"");
        } else {
            file.state = static_cast<KeptFile::State>(state - kFileStates.begin());
        }
        const bool has_bytes = file.state == KeptFile::State::File;
        if (has_bytes != item.find("blob").has_value())
            item.report("bad-file", "a file has a blob, and nothing else has one");
        if (has_bytes) file.bytes = take_blob(item, "blob");
        if (std::ranges::contains(files, file.path, &KeptFile::path))
            item.report("bad-file", "\"" + file.path + "\" is handed over twice");
        if (files.size() == kMostFiles)
            item.report("bad-file", "more than " + std::to_string(kMostFiles) + " files");
        else if (files.size() < kMostFiles)
            files.push_back(std::move(file));
    }

    void read_ending(Observation& observation) {
        const std::string name = root_.text("ending");
        const auto result = root_.member("result");
        const bool has_result = result && !result->is(JsonType::Null);
        if (name == kReturned) {
            // A guest that returned without a word has returned a bad result.
            const Bytes bytes = has_result ? take_blob("result") : Bytes{};
            read_result(bytes, observation);
        } else if (const auto* known = std::ranges::find(kHostEndings, name, ending_name); known != kHostEndings.end()) {
            observation.ending = *known;
            if (has_result) static_cast<void>(take_blob("result"));
        } else if (const auto member = root_.find("ending"); member && member->is(JsonType::Text)) {
            member->report("bad-ending", "there is no ending \"" + name + "\"");
        }
        read_stopper(observation);
    }

    void read_stopper(Observation& observation) {
        const auto member = root_.find("stoppedBy");
        if (!member) {
            if (observation.ending == Ending::Stopped)
                root_.report("missing-key", "a stopped run needs the key \"stoppedBy\"");
            return;
        }
        if (observation.ending != Ending::Stopped) {
            member->report_key("unknown-key", "only a stopped run has the key \"stoppedBy\"");
            return;
        }
        const std::string name = member->text();
        const auto* known = std::ranges::find(kStoppers, name, stopper_name);
        if (known != kStoppers.end()) {
            observation.stopped_by = *known;
        } else if (member->is(JsonType::Text)) {
            member->report("bad-ending", "nobody is called \"" + name + "\"");
        }
    }

    std::optional<std::uint64_t> count_or_null(std::string_view name) {
        const auto member = root_.member(name);
        if (!member || member->is(JsonType::Null)) return std::nullopt;
        return static_cast<std::uint64_t>(member->integer(0));
    }

    Bytes take_blob(std::string_view name) { return take_blob(root_, name); }

    Bytes take_blob(const JsonReader& reader, std::string_view name) {
        const auto member = reader.member(name);
        if (!member) return {};
        const auto index = static_cast<std::uint64_t>(member->integer(0));
        if (index >= frame_.blobs.size()) {
            if (member->is(JsonType::Integer)) {
                member->report("bad-blob", "there is no blob " + std::to_string(index) + ", only " +
                                               std::to_string(frame_.blobs.size()));
            }
            return {};
        }
        return frame_.blobs[static_cast<std::size_t>(index)];
    }

    JsonReader root_;
    Frame& frame_;
};

}  // namespace

Result<Observation> read_observation(ByteView bytes) {
    BENGKEL_TRY(Frame frame, decode_frame(bytes));
    if (frame.kind != FrameKind::Observation) {
        return failure({"observation.wrong-kind", "expected an observation frame", "", {}});
    }
    BENGKEL_TRY(const JsonDocument document, parse_json("observation", frame.json));
    JsonReading reading{document, "observation"};
    Observation observation = ObservationReader(reading, frame).read();
    if (!reading.problems.empty()) return failure(std::move(reading.problems));
    return observation;
}

}  // namespace bengkel
