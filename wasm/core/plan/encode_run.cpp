#include "plan/encode_run.hpp"

#include "frame/frame.hpp"
#include "json/write_json.hpp"

#include <string>
#include <utility>

namespace bengkel {

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
    if (run.entry.kind != EntryKind::Program) entry.emplace("function", run.entry.function);
    JsonArray argv(run.argv.begin(), run.argv.end());
    const std::size_t input = add_blob(run.input);
    const std::size_t message = add_blob(run.message);

    frame.json = write_json(JsonObject{
        {"key", run.key},
        {"language", run.language},
        {"entry", std::move(entry)},
        {"argv", std::move(argv)},
        {"seed", std::to_string(run.seed)},
        {"clock", run.clock_ms},
        {"limits", JsonObject{{"fuel", run.limits.fuel},
                              {"memoryBytes", run.limits.memory_bytes},
                              {"outputBytes", run.limits.output_bytes},
                              {"resultBytes", run.limits.result_bytes}}},
        {"files", std::move(files)},
        {"stdin", JsonObject{{"blob", input}, {"ended", run.is_input_ended}}},
        {"message", message},
    });
    return encode_frame(frame);
}

}  // namespace bengkel
