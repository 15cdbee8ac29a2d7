#include "plan/encode_run.hpp"

#include "frame/frame.hpp"
#include "json/write_json.hpp"

#include <string>
#include <utility>

namespace bengkel {
namespace {

JsonArray texts_json(const std::vector<std::string>& texts) { return {texts.begin(), texts.end()}; }

Json build_json(const Build& build) {
    JsonObject structs;
    for (const auto& [name, fields] : build.structs) structs.emplace(name, texts_json(fields));
    return JsonObject{{"functions", texts_json(build.functions)}, {"structs", std::move(structs)}};
}

}  // namespace

Bytes encode_run(const Run& run) {
    Frame frame;
    frame.kind = FrameKind::Run;
    const auto add_blob = [&](const Bytes& bytes) {
        frame.blobs.push_back(bytes);
        return frame.blobs.size() - 1;
    };

    JsonArray files;
    for (const File& file : run.files) {
        files.push_back(JsonObject{{"path", file.path}, {"blob", add_blob(file.bytes)}});
    }
    JsonObject entry{{"kind", entry_name(run.entry.kind)}, {"file", run.entry.file}};
    if (!run.entry.function.empty()) entry.emplace("function", run.entry.function);
    const std::size_t input = add_blob(run.input);
    const std::size_t message = add_blob(run.message);

    JsonObject json{
        {"key", run.key},
        {"language", language_name(run.language)},
        {"entry", std::move(entry)},
        {"argv", texts_json(run.argv)},
        {"seed", std::to_string(run.seed)},
        {"clock", run.clock_ms},
        {"limits", JsonObject{{"fuel", run.limits.fuel},
                              {"memoryBytes", run.limits.memory_bytes},
                              {"outputBytes", run.limits.output_bytes},
                              {"resultBytes", run.limits.result_bytes}}},
        {"files", std::move(files)},
        {"stdin", JsonObject{{"blob", input}, {"ended", run.is_input_ended}}},
        {"message", message},
    };
    if (!run.keep.empty()) json.emplace("keep", texts_json(run.keep));
    if (run.record != Record::None) json.emplace("record", record_name(run.record));
    if (run.build) json.emplace("build", build_json(*run.build));
    frame.json = write_json(std::move(json));
    return encode_frame(frame);
}

}  // namespace bengkel
