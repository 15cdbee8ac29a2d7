#include "lab/read_watches.hpp"

#include <algorithm>
#include <optional>
#include <ranges>
#include <string>
#include <string_view>

#include "base/nearest_name.hpp"
#include "lab/lab_format.hpp"
#include "lab/names.hpp"
#include "lab/read_value.hpp"

namespace bengkel {
namespace {

constexpr std::size_t kMostWatches = 20;
constexpr std::size_t kMostValues = 200;

std::string read_name(const JsonReader& reader, std::string_view key) {
    std::string name = reader.text(key);
    const auto member = reader.find(key);
    if (member && member->is(JsonType::Text) && !is_identifier(name))
        member->report("bad-name", "\"" + name + "\" cannot name a " + std::string(key));
    return name;
}

std::string read_file(const JsonReader& reader, const Lab& lab) {
    std::string path = reader.text_or("file", lab.entry);
    const auto file = reader.find("file");
    if (!file || !file->is(JsonType::Text) || std::ranges::contains(lab.starter, path, &File::path)) return path;
    const std::vector<std::string_view> known(std::from_range, lab.starter | std::views::transform(&File::path));
    file->report("unknown-file", "there is no file starter/" + path, nearest_name_hint(path, known));
    return path;
}

std::vector<Value> read_values(const JsonReader& reader, Language language) {
    std::vector<Value> values;
    std::optional<Bytes> before;
    for (const JsonReader& item : reader.items()) {
        const std::size_t problems = item.problem_count();
        values.push_back(read_value(item, language));
        if (item.problem_count() > problems) {
            before.reset();
            continue;
        }
        Bytes written = encode_value(values.back());
        if (before == written)
            item.report("no-change", "this is the value before it once more",
                        "name each value once until the variable takes another");
        before = std::move(written);
    }
    if (values.empty() && reader.is(JsonType::Array))
        reader.report("no-values", "a variable that is watched takes some value");
    if (values.size() > kMostValues)
        reader.report("too-many", "more than " + std::to_string(kMostValues) + " values", "watch it in a smaller example");
    return values;
}

Watch read_watch(const JsonReader& reader, const Lab& lab) {
    Watch watch;
    if (!reader.expect(JsonType::Object)) return watch;
    reader.expect_keys(lab_keys::kWatch);
    watch.file = read_file(reader, lab);
    watch.function = read_name(reader, "function");
    for (const JsonReader& arg : reader.items("args")) watch.args.push_back(read_value(arg, lab.language));
    watch.variable = read_name(reader, "variable");
    if (const auto values = reader.member("values")) watch.values = read_values(*values, lab.language);
    return watch;
}

}  // namespace

std::vector<Watch> read_watches(const JsonReader& root, const Lab& lab) {
    std::vector<Watch> watches;
    const auto reader = root.find("watch");
    if (!reader) return watches;
    if (lab.language != Language::Python)
        reader->report_key("useless-watch", "only of a program in Python can the steps be recorded");
    for (const JsonReader& item : reader->items()) watches.push_back(read_watch(item, lab));
    if (watches.size() > kMostWatches)
        reader->report("too-many", "more than " + std::to_string(kMostWatches) + " watched variables");
    return watches;
}

}  // namespace bengkel
