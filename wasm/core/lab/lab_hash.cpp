#include "lab/lab_hash.hpp"

#include <algorithm>
#include <ranges>
#include <vector>

#include "base/sha256.hpp"
#include "json/write_json.hpp"

namespace bengkel {
namespace {

/// Each part is preceded by its name and size, so that no two contents run together into the same bytes.
void add(Sha256& hash, std::string_view name, ByteView bytes) {
    hash.add(name);
    hash.add("\n" + std::to_string(bytes.size()) + "\n");
    hash.add(bytes);
}

void add(Sha256& hash, std::string_view folder, std::span<const File> files) {
    std::vector<const File*> sorted(std::from_range, files | std::views::transform([](const File& file) { return &file; }));
    std::ranges::sort(sorted, {}, &File::path);
    for (const File* file : sorted) add(hash, std::string(folder) + file->path, file->bytes);
}

Json rule_json(const Rule& rule) {
    return JsonObject{{"id", rule.id},
                      {"value", std::visit([](const auto& value) { return Json(value); }, rule.value)},
                      {"unit", rule.unit},
                      {"effectiveFrom", rule.effective_from},
                      {"effectiveTo", rule.effective_to}};
}

}  // namespace

std::string hash_lab(const File& definition, const Lab& lab, std::span<const File> checked, std::span<const File> carried) {
    Sha256 hash;
    hash.add("bengkel lab 1\n");
    add(hash, definition.path, definition.bytes);
    add(hash, "starter/", lab.starter);
    add(hash, "data/", lab.data);
    for (const auto& [name, files] : lab.datasets) add(hash, "datasets/" + name + "/", files);
    add(hash, "", checked);
    add(hash, "", lab.snippets);
    add(hash, "", carried);
    const JsonArray used(std::from_range, lab.rules | std::views::transform(rule_json));
    add(hash, "rules", as_bytes(write_json(used)));
    return to_hex(hash.finish());
}

}  // namespace bengkel
