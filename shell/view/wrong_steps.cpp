#include "view/wrong_steps.hpp"

#include <algorithm>

namespace bengkel {

std::vector<WrongStep> read_wrong_steps(const JsonReader& reader, const StepHistory& history) {
    std::vector<WrongStep> wrong;
    for (const JsonReader& item : reader.items_or_none("wrong")) {
        item.expect_keys({"step", "frame", "name"});
        const std::int64_t step = item.integer("step", 0, std::int64_t{history.count()} - 1);
        const std::int64_t frame = item.integer("frame", 0, std::ssize(history.frames()) - 1);
        const auto name = std::ranges::find(history.names(), item.text("name"));
        if (name == history.names().end()) {
            item.report("unknown-name", "no variable of the record has this name");
            continue;
        }
        WrongStep one{static_cast<std::uint32_t>(step), history.count(), static_cast<std::uint32_t>(frame),
                      static_cast<std::uint32_t>(name - history.names().begin())};
        const std::vector<std::uint32_t> changes = changes_of(history, one.frame, one.name);
        if (const auto next = std::ranges::upper_bound(changes, one.step); next != changes.end()) one.end = *next;
        wrong.push_back(one);
    }
    std::ranges::sort(wrong, {}, &WrongStep::step);
    return wrong;
}

}  // namespace bengkel
