#pragma once
// What a host would hand back for a run, written down in a test.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/bytes.hpp"
#include "frame/value.hpp"
#include "json/json_reader.hpp"
#include "observation/observation.hpp"

namespace bengkel::test {

struct HostSays {
    std::string key = "tax/0";
    std::string ending = "returned";
    std::optional<std::string> stopped_by = {};
    std::string output = {};
    std::string error_output = {};
    std::optional<Bytes> result = {};
    std::optional<std::int64_t> fuel = {};
    std::vector<KeptFile> files = {};
};

[[nodiscard]] Bytes observation_frame(const HostSays& says);

/// A guest's result: a tagged map.
[[nodiscard]] Bytes result_of(const std::vector<std::pair<std::string, Value>>& entries);

/// {"key", "ending"?, "stoppedBy"?, "stdout"?, "fuel"?, "files"?: {path: "text" or {"is": "missing"}}, "result"?:
/// {"ending", "value"?, "exitCode"?, "lineage"?, "query"?: {"results": [{"columns", "rows", "ordered"?, "plan"?}],
/// "state"?: {name: {"columns", "rows"} or null}}, "exception"?:
/// {"type", "message", "frames"?: [{"line", "function", "source"}]}}}. Values are spelled as lab.json spells them.
[[nodiscard]] HostSays read_host_says(const JsonReader& reader);

}  // namespace bengkel::test
