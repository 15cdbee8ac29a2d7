#include "support/observations.hpp"

#include "frame/frame.hpp"
#include "json/write_json.hpp"
#include "lab/read_value.hpp"
#include "support/values.hpp"

namespace bengkel::test {
namespace {

Value exception_value(const JsonReader& reader) {
    reader.expect_keys({"type", "message", "frames"});
    Exception exception{reader.text("type"), reader.text("message"), {}};
    for (const JsonReader& item : reader.items_or_none("frames")) {
        item.expect_keys({"line", "function", "source"});
        const auto line = static_cast<std::uint32_t>(item.integer("line", 1, 1'000'000));
        const std::string source = item.text("source");
        const auto end = static_cast<std::uint32_t>(source.size() + 1);
        exception.frames.push_back({"main.py", line, 1, line, end, item.text("function"), source});
    }
    return {std::move(exception)};
}

Value table_value(const JsonReader& reader) {
    TableValue table;
    for (const JsonReader& column : reader.items("columns")) table.columns.push_back(column.text());
    for (const JsonReader& cells : reader.items("rows")) {
        auto& row = table.rows.emplace_back();
        for (const JsonReader& cell : cells.items()) row.push_back(read_value(cell, Language::Sql));
    }
    return {std::move(table)};
}

Value query_value(const JsonReader& reader) {
    reader.expect_keys({"results", "state"});
    List results;
    for (const JsonReader& item : reader.items("results")) {
        item.expect_keys({"columns", "rows", "ordered", "plan"});
        List plan;
        for (const JsonReader& step : item.items_or_none("plan")) plan.items.push_back(text(step.text()));
        results.items.push_back(map({{text("plan"), {std::move(plan)}},
                                     {text("ordered"), boolean(item.boolean_or("ordered", false))},
                                     {text("line"), integer(1)},
                                     {text("table"), table_value(item)}}));
    }
    Map state;
    if (const auto tables = reader.find("state"))
        for (const JsonReader& table : tables->members())
            state.entries.emplace_back(text(table.key()), table.is(JsonType::Null) ? none() : table_value(table));
    return map({{text("results"), {std::move(results)}}, {text("state"), {std::move(state)}}});
}

KeptFile read_file(const JsonReader& member) {
    if (member.is(JsonType::Text)) {
        const std::string content = member.text();
        return {member.key(), KeptFile::State::File, Bytes(content.begin(), content.end())};
    }
    const std::string state = member.text("is");
    return {member.key(),
            state == "folder"      ? KeptFile::State::Folder
            : state == "too-large" ? KeptFile::State::TooLarge
                                   : KeptFile::State::Missing,
            {}};
}

Bytes read_result_of(const JsonReader& reader) {
    reader.expect_keys({"ending", "value", "query", "exitCode", "lineage", "exception"});
    std::vector<std::pair<std::string, Value>> entries{{"ending", text(reader.text("ending"))}};
    for (const char* plain : {"value", "exitCode", "lineage"}) {
        if (const auto member = reader.find(plain)) entries.emplace_back(plain, read_value(*member, Language::Python));
    }
    if (const auto member = reader.find("query")) entries.emplace_back("value", query_value(*member));
    if (const auto member = reader.find("exception")) entries.emplace_back("exception", exception_value(*member));
    return result_of(entries);
}

}  // namespace

Bytes observation_frame(const HostSays& says) {
    Frame frame{FrameKind::Observation, {}, {}};
    const auto add = [&](ByteView bytes) {
        frame.blobs.emplace_back(bytes.begin(), bytes.end());
        return frame.blobs.size() - 1;
    };
    JsonObject json{
        {"key", says.key},
        {"ending", says.ending},
        {"detail", ""},
        {"fuel", says.fuel ? Json(*says.fuel) : Json()},
        {"memoryBytes", 1 << 20},
        {"stdout", add(as_bytes(says.output))},
        {"stderr", add(as_bytes(says.error_output))},
        {"result", says.result ? Json(add(*says.result)) : Json()},
    };
    constexpr const char* kStates[] = {"file", "missing", "folder", "too-large"};
    JsonArray files;
    for (const KeptFile& file : says.files) {
        JsonObject told{{"path", file.path}, {"is", kStates[static_cast<int>(file.state)]}};
        if (file.state == KeptFile::State::File) told.emplace("blob", add(file.bytes));
        files.push_back(std::move(told));
    }
    if (!files.empty()) json.emplace("files", std::move(files));
    if (says.stopped_by) json.emplace("stoppedBy", *says.stopped_by);
    frame.json = write_json(std::move(json));
    return encode_frame(frame);
}

Bytes result_of(const std::vector<std::pair<std::string, Value>>& entries) {
    Map map;
    for (const auto& [key, value] : entries) map.entries.emplace_back(text(key), value);
    return encode_value({std::move(map)});
}

HostSays read_host_says(const JsonReader& reader) {
    reader.expect_keys({"key", "ending", "stoppedBy", "stdout", "fuel", "files", "result"});
    HostSays says;
    says.key = reader.text("key");
    says.ending = reader.text_or("ending", "returned");
    if (const auto stopper = reader.find("stoppedBy")) says.stopped_by = stopper->text();
    says.output = reader.text_or("stdout", "");
    if (const auto fuel = reader.find("fuel")) says.fuel = fuel->integer();
    if (const auto result = reader.find("result")) says.result = read_result_of(*result);
    if (const auto files = reader.find("files"))
        for (const JsonReader& member : files->members()) says.files.push_back(read_file(member));
    return says;
}

}  // namespace bengkel::test
