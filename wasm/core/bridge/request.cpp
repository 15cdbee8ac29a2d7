#include "bridge/request.hpp"

#include "json/json_reader.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <span>
#include <string_view>
#include <utility>

namespace bengkel {
namespace {

constexpr std::string_view kReadLabKeys[] = {"id", "files", "rules", "folder", "private", "paths", "show"};
constexpr std::string_view kAdvanceKeys[] = {"id",      "files",      "rules", "folder",
                                             "private", "submission", "seed",  "observations"};
constexpr std::string_view kPlanRunKeys[] = {"id",   "files", "rules", "folder", "submission",
                                             "seed", "stdin", "argv",  "record"};
constexpr std::string_view kHashKeys[] = {"id"};
constexpr std::string_view kMeterKeys[] = {"id", "explain", "profile", "track"};
constexpr std::string_view kFollowWatchesKeys[] = {"id", "files", "rules", "folder", "calls"};
constexpr std::string_view kMarkTableKeys[] = {"id", "files", "rules", "folder", "show", "observations"};
constexpr std::string_view kReadCoursesKeys[] = {"id", "files", "labs"};

/// The keys that a request of this kind may have; none for what is no request.
std::span<const std::string_view> keys_of(FrameKind kind) {
    switch (kind) {
        case FrameKind::ReadLab: return kReadLabKeys;
        case FrameKind::Advance: return kAdvanceKeys;
        case FrameKind::PlanRun: return kPlanRunKeys;
        case FrameKind::Hash: return kHashKeys;
        case FrameKind::Meter: return kMeterKeys;
        case FrameKind::ReadCourses: return kReadCoursesKeys;
        case FrameKind::FollowWatches: return kFollowWatchesKeys;
        case FrameKind::MarkTable: return kMarkTableKeys;
        default: return {};
    }
}

class RequestReader {
  public:
    RequestReader(JsonReading& reading, const Frame& frame) : root_(reading.root()), frame_(frame) {}

    Request read() {
        Request request;
        root_.expect_keys(keys_of(frame_.kind));
        request.id = root_.integer("id");
        if (frame_.kind == FrameKind::Hash || frame_.kind == FrameKind::Meter) {
            request.wants_explanation = root_.boolean_or("explain", false);
            request.wants_profile = root_.boolean_or("profile", false);
            request.wants_tracking = root_.boolean_or("track", false);
            if (frame_.blobs.empty()) {
                root_.report("bad-blob", "there is no blob 0 to work on");
            } else {
                request.content = frame_.blobs.front();
            }
            return request;
        }
        static_cast<void>(root_.member("files"));
        request.files = files("files");
        request.rules = files("rules");
        request.labs = labs();
        request.private_files = files("private");
        request.folder = folder();
        request.paths = paths();
        request.shown = shown();
        request.submission = files("submission");
        request.seed = seed(root_);
        request.typed = typed();
        for (const JsonReader& item : root_.items_or_none("argv")) request.argv.push_back(item.text());
        request.record = record();
        for (const JsonReader& item : root_.items_or_none("observations")) {
            item.expect_keys({"key", "blob"});
            request.observations.push_back({item.text("key"), blob_of(item)});
        }
        for (const JsonReader& item : root_.items_or_none("calls")) request.calls.push_back(watched_call(item));
        return request;
    }

  private:
    Record record() {
        const auto member = root_.find("record");
        if (!member) return Record::None;
        const std::string name = member->text();
        for (const Record it : {Record::Steps, Record::Costs, Record::Memory, Record::Tables})
            if (name == record_name(it)) return it;
        if (member->is(JsonType::Text))
            member->report("bad-record", "a program's record is of its steps, its costs, its memory or its tables");
        return Record::None;
    }

    std::vector<File> files(std::string_view name) {
        std::vector<File> found;
        std::set<std::string> seen;
        for (const JsonReader& item : root_.items_or_none(name)) {
            item.expect_keys({"path", "blob"});
            std::string path = item.text("path");
            if (!seen.insert(path).second) item.report("duplicate-path", "\"" + path + "\" is given twice");
            found.push_back({std::move(path), blob_of(item)});
        }
        return found;
    }

    std::vector<ListedLab> labs() {
        std::vector<ListedLab> found;
        for (const JsonReader& item : root_.items_or_none("labs")) {
            item.expect_keys({"id", "track", "minutes"});
            found.push_back({item.text("id"), item.text("track"), static_cast<int>(item.integer("minutes", 0, 100'000))});
        }
        return found;
    }

    /// {"watch", "returned", "blob"}: a list of two lists, the arguments and the values.
    WatchedCall watched_call(const JsonReader& item) {
        item.expect_keys({"watch", "returned", "blob"});
        WatchedCall watched{static_cast<std::size_t>(item.integer("watch", 0, UINT32_MAX)), {}};
        const auto returned = item.member("returned");
        watched.call.has_returned = returned && returned->boolean();
        const Result<Value> value = decode_value(blob_of(item));
        auto* lists = value ? std::get_if<List>(&value->data) : nullptr;
        const List* parts[2] = {};
        for (std::size_t i = 0; lists != nullptr && lists->items.size() == 2 && i < 2; ++i)
            parts[i] = std::get_if<List>(&lists->items[i].data);
        if (parts[0] == nullptr || parts[1] == nullptr) {
            item.report("bad-value", "expected a list of two lists, the arguments and the values");
        } else {
            watched.call.args = parts[0]->items;
            watched.call.values = parts[1]->items;
        }
        return watched;
    }

    Bytes blob_of(const JsonReader& item) {
        const auto index = item.member("blob");
        if (!index || !index->expect(JsonType::Integer)) return {};
        const auto number = static_cast<std::uint64_t>(index->integer(0));
        if (number < frame_.blobs.size()) return frame_.blobs[static_cast<std::size_t>(number)];
        index->report("bad-blob",
                      "there is no blob " + std::to_string(number) + ", only " + std::to_string(frame_.blobs.size()));
        return {};
    }

    std::string folder() {
        const auto member = root_.find("folder");
        if (!member) return {};
        std::string name = member->text();
        constexpr std::string_view kKnown = "abcdefghijklmnopqrstuvwxyz0123456789-";
        if (member->is(JsonType::Text) && (name.empty() || name.find_first_not_of(kKnown) != std::string::npos)) {
            member->report("bad-folder", "expected the name of a folder in labs/: a-z, 0-9 and -");
        }
        return name;
    }

    std::optional<std::vector<std::string>> paths() {
        const auto member = root_.find("paths");
        if (!member) return std::nullopt;
        std::vector<std::string> found;
        for (const JsonReader& item : member->items()) found.push_back(item.text());
        return found;
    }

    std::optional<NamedCase> shown() {
        const auto member = root_.find("show");
        if (!member || !member->expect(JsonType::Object)) return std::nullopt;
        member->expect_keys({"check", "case", "seed"});
        return NamedCase{member->text("check"), static_cast<std::size_t>(member->integer("case", 0, UINT32_MAX)),
                         seed(*member).value_or(0)};
    }

    static std::optional<std::uint64_t> seed(const JsonReader& reader) {
        const auto member = reader.find("seed");
        if (!member) return std::nullopt;
        const std::string text = member->text();
        std::uint64_t number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        const bool is_number = error == std::errc() && end == text.data() + text.size();
        // One spelling a seed: a Report carries it, and Reports are compared by their bytes.
        if (is_number && text == std::to_string(number)) return number;
        if (member->is(JsonType::Text)) {
            member->report("bad-seed", "expected a whole number up to " + std::to_string(UINT64_MAX) + " as text");
        }
        return std::nullopt;
    }

    Typed typed() {
        const auto member = root_.find("stdin");
        if (!member || member->is(JsonType::Null)) return {};
        if (!member->expect(JsonType::Object)) return {};
        member->expect_keys({"blob", "ended"});
        return {blob_of(*member), member->boolean_or("ended", false)};
    }

    JsonReader root_;
    const Frame& frame_;
};

}  // namespace

std::optional<std::int64_t> request_id(const JsonDocument& document) {
    JsonReading reading{document, "request"};
    const auto member = reading.root().find("id");
    if (!member) return std::nullopt;
    const std::int64_t id = member->integer();
    if (!reading.problems.empty()) return std::nullopt;
    return id;
}

Result<Request> read_request(const Frame& frame, const JsonDocument& document) {
    JsonReading reading{document, "request"};
    if (keys_of(frame.kind).empty()) {
        reading.root().report("unknown-kind",
                              "frames of kind " + std::to_string(static_cast<int>(frame.kind)) + " are no requests");
    } else if (reading.root().expect(JsonType::Object)) {
        Request request = RequestReader(reading, frame).read();
        if (reading.problems.empty()) return request;
    }
    return failure(std::move(reading.problems));
}

}  // namespace bengkel
