#pragma once
// A request as the host sent it, taken apart and with its blobs in place.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "check/follow_watch.hpp"
#include "frame/frame.hpp"
#include "json/json_document.hpp"
#include "lab/course.hpp"
#include "lab/lab.hpp"
#include "plan/make_run.hpp"

namespace bengkel {

struct Observed {
    std::string key;
    Bytes frame;
};

/// A case that somebody was sent to.
struct NamedCase {
    std::string check;
    std::size_t number = 0;
    std::uint64_t seed = 0;
};

/// A call of a function that the lab watches, as a recorded program made it.
struct WatchedCall {
    std::size_t watch = 0;  ///< which of the lab's
    FollowedCall call;
};

struct Request {
    std::int64_t id = 0;
    std::vector<File> files;                        ///< the lab's folder, paths relative to it; or the courses
    std::vector<File> rules;                        ///< rule packs, "rules/my.json"
    std::vector<File> private_files;                ///< an instructor's own checks, which take the place of the lab's
    std::string folder;                             ///< the lab's folder below labs/, or empty
    std::optional<std::vector<std::string>> paths;  ///< every file of the folder, when it is to be reviewed
    std::optional<NamedCase> shown;                 ///< the case to be shown
    std::vector<ListedLab> labs;                    ///< all labs of the site, which courses may name
    std::vector<File> submission;
    std::optional<std::uint64_t> seed;  ///< none: seed_of
    Typed typed;
    std::vector<std::string> argv;
    Record record = Record::None;  ///< of the program that is to be run
    std::vector<Observed> observations;
    std::vector<WatchedCall> calls;
    Bytes content;                   ///< what is to be hashed or metered
    bool wants_profile = false;      ///< of a module: its functions counted apart
    bool wants_tracking = false;     ///< of a module: it tells the pages that it wrote
    bool wants_explanation = false;  ///< of a module: its disassembly with what it would be charged
};

/// The id, when there is one; a reply carries it even when the rest of the request is wrong.
[[nodiscard]] std::optional<std::int64_t> request_id(const JsonDocument& document);

/// `document` is the frame's JSON. Problems: request.unknown-kind, request.unknown-key, request.missing-key,
/// request.wrong-type, request.out-of-range, request.bad-blob, request.bad-seed, request.bad-folder,
/// request.duplicate-path, request.bad-value.
[[nodiscard]] Result<Request> read_request(const Frame& frame, const JsonDocument& document);

}  // namespace bengkel
