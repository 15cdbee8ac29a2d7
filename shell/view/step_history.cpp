#include "view/step_history.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace bengkel {

namespace {

constexpr std::int64_t kMostSteps = 1'000'000;
constexpr std::size_t kLeastOfStep = 7;  // bytes
constexpr std::size_t kMostCells = 256;
constexpr std::size_t kLeastSplices = 32;  // between two checkpoints
constexpr std::size_t kMostReached = 200;  // objects that a variable leads to

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines(1);
    for (const char sign : text) {
        if (sign == '\n')
            lines.emplace_back();
        else if (sign == '\t')
            lines.back() += "    ";
        else if (sign != '\r')
            lines.back() += sign;
    }
    if (lines.size() > 1 && lines.back().empty()) lines.pop_back();
    return lines;
}

Bytes blob_of(const JsonReader& reader, std::string_view name, std::span<const Bytes> blobs) {
    const std::int64_t index = reader.integer(name, 0, static_cast<std::int64_t>(blobs.size()) - 1);
    return index >= 0 && static_cast<std::size_t>(index) < blobs.size() ? blobs[static_cast<std::size_t>(index)] : Bytes();
}

bool is_paired(ObjectKind kind) { return kind == ObjectKind::Map || kind == ObjectKind::Instance; }

/// As many cells as there can be of something so large.
bool is_sound(const ShownObject& object) {
    const std::size_t cells = object.cells.size();
    if (is_paired(object.kind)) return cells <= kMostCells && cells % 2 == 0 && object.size >= cells / 2;
    return cells <= kMostCells && object.size >= cells;
}

}  // namespace

StepHistory read_step_history(const JsonReader& reader, std::span<const Bytes> blobs) {
    reader.expect_keys({"files", "names", "count", "steps", "printed", "wrong"});
    StepHistory history;
    for (const JsonReader& file : reader.items("files"))
        history.files_.push_back({file.text("path"), lines_of(file.text("text"))});
    for (const JsonReader& name : reader.items("names")) history.names_.push_back(name.text());
    history.bytes_ = blob_of(reader, "steps", blobs);
    history.printed_ = blob_of(reader, "printed", blobs);
    const std::int64_t count = reader.integer("count", 1, kMostSteps);
    const bool is_sound = count >= 1 && static_cast<std::uint64_t>(count) * kLeastOfStep <= history.bytes_.size() &&
                          history.read_steps(static_cast<std::uint32_t>(count));
    if (!is_sound) {
        reader.report("bad-trace", "this is no record of a program's steps");
        return {};
    }
    history.sort_variables();
    if (!history.sort_objects()) reader.report("bad-trace", "an object has other cells than its changes say");
    return history;
}

bool StepHistory::read_steps(std::uint32_t count) {
    StepReader reader(bytes_, 0);
    reader.gather(value_texts_);
    std::vector<std::uint32_t> last;  // step at each depth
    std::uint64_t printed = 0;
    steps_.reserve(count);
    for (std::uint32_t index = 0; index < count && !reader.is_bad(); ++index) {
        RecordedStep step;
        const std::uint8_t event = reader.byte();
        step.event = static_cast<StepEvent>(event);
        step.frame = reader.index(frames_.size() + 1);
        if (event > static_cast<std::uint8_t>(StepEvent::Yield)) return false;
        if (step.frame == frames_.size())
            frames_.push_back({reader.index(files_.size()), reader.index(names_.size()), kNothing});
        step.depth = reader.index(last.size() + 1);
        step.line = static_cast<std::uint32_t>(reader.number());
        step.printed = printed += reader.number();
        static_cast<void>(reader.number());  // fuel
        step.changes = static_cast<std::uint32_t>(reader.at());
        last.resize(step.depth);
        step.caller = last.empty() ? kNothing : last.back();
        last.push_back(index);
        step.bottom = step.depth == 0 ? step.frame : steps_[last.front()].frame;
        for (std::uint64_t left = reader.number(); left > 0 && !reader.is_bad(); --left) {
            const StepChange change = read_change(reader, step);
            if (reader.is_bad()) break;
            switch (change.kind) {
                case ChangeKind::Set: variable_changes_.push_back({change.frame, change.name, index, change.at}); break;
                case ChangeKind::Gone: variable_changes_.push_back({change.frame, change.name, index, kNothing}); break;
                case ChangeKind::Described: object_changes_.push_back({change.object, index, change.at, false}); break;
                case ChangeKind::Spliced: object_changes_.push_back({change.object, index, change.at, true}); break;
                case ChangeKind::Freed: object_changes_.push_back({change.object, index, kNothing, false}); break;
                case ChangeKind::Left: frames_[change.frame].left = std::min(frames_[change.frame].left, index); break;
            }
        }
        if (step.event != StepEvent::Call && step.event != StepEvent::Line) reader.skip_shown();
        steps_.push_back(step);
    }
    return !reader.is_bad() && reader.left() == 0;
}

StepChange StepHistory::read_change(StepReader& reader, const RecordedStep& step) const {
    StepChange change;
    const auto read_cells = [&] {
        for (std::uint32_t left = reader.index(kMostCells + 1); left > 0 && !reader.is_bad(); --left)
            change.cells.push_back(reader.skip_shown());
    };
    const std::uint8_t kind = reader.byte();
    switch (kind) {
        case 0:
        case 2:
            change.frame = kind == 0 ? step.frame : step.bottom;
            change.name = reader.index(names_.size());
            change.at = reader.skip_shown();
            return change;
        case 1:
        case 3:
            change.kind = ChangeKind::Gone;
            change.frame = kind == 1 ? step.frame : step.bottom;
            change.name = reader.index(names_.size());
            return change;
        case 4:
            change.kind = ChangeKind::Described;
            change.object = reader.index(kNothing);
            change.at = static_cast<std::uint32_t>(reader.at());
            if (const std::uint8_t it = reader.byte(); it < 7 || it > 11) reader.refuse();
            static_cast<void>(reader.index(names_.size()));
            static_cast<void>(reader.number());
            read_cells();
            return change;
        case 5:
            change.kind = ChangeKind::Spliced;
            change.object = reader.index(kNothing);
            change.at = static_cast<std::uint32_t>(reader.at());
            static_cast<void>(reader.number());
            change.first = reader.index(kMostCells + 1);
            change.removed = reader.index(kMostCells + 1);
            read_cells();
            return change;
        case 6:
            change.kind = ChangeKind::Freed;
            change.object = reader.index(kNothing);
            return change;
        case 7:
            change.kind = ChangeKind::Left;
            change.frame = reader.index(frames_.size());
            return change;
        default: reader.refuse(); return change;
    }
}

/// Both are read from bytes that have been read before.
ShownObject StepHistory::describe(std::uint32_t at) const {
    StepReader reader(bytes_, at);
    ShownObject object;
    object.kind = static_cast<ObjectKind>(reader.byte());
    object.type = reader.index(names_.size());
    object.size = reader.number();
    for (std::uint64_t left = reader.number(); left > 0; --left) object.cells.push_back(reader.skip_shown());
    return object;
}

bool StepHistory::splice(ShownObject& object, std::uint32_t at) const {
    StepReader reader(bytes_, at);
    object.size = reader.number();
    const std::uint64_t first = reader.number(), removed = reader.number();
    if (first + removed > object.cells.size()) return false;
    const auto from = object.cells.begin() + static_cast<std::ptrdiff_t>(first);
    auto place = object.cells.erase(from, from + static_cast<std::ptrdiff_t>(removed));
    for (std::uint64_t left = reader.number(); left > 0; --left)
        place = object.cells.insert(place, reader.skip_shown()) + 1;
    return is_sound(object);
}

void StepHistory::sort_variables() {
    const auto place = [](const VariableChange& it) { return std::tie(it.frame, it.name); };
    std::ranges::stable_sort(variable_changes_, {}, place);
    variables_of_.assign(frames_.size() + 1, 0);
    for (std::uint32_t first = 0; first < variable_changes_.size();) {
        std::uint32_t end = first + 1;
        while (end < variable_changes_.size() && place(variable_changes_[end]) == place(variable_changes_[first])) ++end;
        variables_.push_back({variable_changes_[first].name, first, end - first});
        variables_of_[variable_changes_[first].frame + 1] = static_cast<std::uint32_t>(variables_.size());
        first = end;
    }
    for (std::size_t frame = 1; frame < variables_of_.size(); ++frame)
        variables_of_[frame] = std::max(variables_of_[frame], variables_of_[frame - 1]);
    const auto made = [&](const Variable& it) { return variable_changes_[it.first].step; };
    for (std::size_t frame = 0; frame < frames_.size(); ++frame)
        std::ranges::stable_sort(
            std::span(variables_).subspan(variables_of_[frame], variables_of_[frame + 1] - variables_of_[frame]), {}, made);
}

bool StepHistory::sort_objects() {
    std::ranges::stable_sort(object_changes_, {}, &ObjectChange::id);
    ShownObject object;
    bool is_there = false;
    std::size_t splices = 0;
    for (std::uint32_t index = 0; index < object_changes_.size(); ++index) {
        const ObjectChange& change = object_changes_[index];
        if (index == 0 || object_changes_[index - 1].id != change.id) is_there = false;
        if (!change.is_splice) {
            is_there = change.at != kNothing;
            if (is_there) object = describe(change.at);
            if (is_there && !is_sound(object)) return false;
            splices = 0;
            continue;
        }
        if (!is_there || !splice(object, change.at)) return false;
        if (++splices < std::max(kLeastSplices, object.cells.size())) continue;
        checkpoints_.push_back({index, object});
        splices = 0;
    }
    return true;
}

std::vector<std::uint32_t> StepHistory::stack_at(std::uint32_t step) const {
    std::vector<std::uint32_t> stack;
    for (std::uint32_t at = step; at != kNothing; at = steps_[at].caller) stack.push_back(steps_[at].frame);
    std::ranges::reverse(stack);
    return stack;
}

std::vector<ShownVariable> StepHistory::variables_at(std::uint32_t frame, std::uint32_t step) const {
    std::vector<ShownVariable> shown;
    if (frames_[frame].left <= step) return shown;
    for (std::uint32_t i = variables_of_[frame]; i < variables_of_[frame + 1]; ++i) {
        const std::span changes(variable_changes_.data() + variables_[i].first, variables_[i].count);
        const auto after = std::ranges::upper_bound(changes, step, {}, &VariableChange::step);
        if (after != changes.begin() && std::prev(after)->value != kNothing)
            shown.push_back({variables_[i].name, std::prev(after)->value});
    }
    return shown;
}

std::optional<ShownObject> StepHistory::object_at(std::uint32_t id, std::uint32_t step) const {
    const auto place = [](const ObjectChange& it) { return std::tie(it.id, it.step); };
    const auto after = std::ranges::upper_bound(object_changes_, std::tie(id, step), {}, place);
    if (after == object_changes_.begin() || std::prev(after)->id != id) return std::nullopt;
    const auto last = static_cast<std::uint32_t>(std::prev(after) - object_changes_.begin());
    // Back to what is known whole, and from there on.
    const auto kept = std::ranges::upper_bound(checkpoints_, last, {}, &Checkpoint::change);
    const Checkpoint* checkpoint = kept == checkpoints_.begin() ? nullptr : &*std::prev(kept);
    std::uint32_t from = last;
    while (object_changes_[from].is_splice && (checkpoint == nullptr || checkpoint->change != from)) --from;
    if (!object_changes_[from].is_splice && object_changes_[from].at == kNothing) return std::nullopt;
    ShownObject object = object_changes_[from].is_splice ? checkpoint->object : describe(object_changes_[from].at);
    for (std::uint32_t index = from + 1; index <= last; ++index)
        if (!splice(object, object_changes_[index].at)) return std::nullopt;
    return object;
}

std::vector<StepChange> StepHistory::changes_at(std::uint32_t step) const {
    StepReader reader(bytes_, steps_[step].changes);
    std::vector<StepChange> changes;
    for (std::uint64_t left = reader.number(); left > 0; --left) changes.push_back(read_change(reader, steps_[step]));
    return changes;
}

std::uint32_t StepHistory::detail_at(std::uint32_t step) const {
    const StepEvent event = steps_[step].event;
    if (event == StepEvent::Call || event == StepEvent::Line) return kNothing;
    StepReader reader(bytes_, steps_[step].changes);
    for (std::uint64_t left = reader.number(); left > 0; --left) static_cast<void>(read_change(reader, steps_[step]));
    return static_cast<std::uint32_t>(reader.at());
}

std::vector<std::uint32_t> changes_of(const StepHistory& history, std::uint32_t frame, std::uint32_t name) {
    std::vector<std::uint32_t> found;
    std::vector<std::uint32_t> reached;  // objects, sorted
    const auto is_reference = [&](std::uint32_t cell) { return reference_at(history.bytes(), cell).has_value(); };
    const auto reach = [&](std::uint32_t step) {
        reached.clear();
        std::vector<std::uint32_t> next;
        for (const ShownVariable& it : history.variables_at(frame, step))
            if (it.name == name) next.push_back(it.value);
        while (!next.empty() && reached.size() < kMostReached) {
            const auto id = reference_at(history.bytes(), next.back());
            next.pop_back();
            const auto place = id ? std::ranges::lower_bound(reached, *id) : reached.end();
            if (!id || (place != reached.end() && *place == *id)) continue;
            reached.insert(place, *id);
            if (const auto object = history.object_at(*id, step))
                std::ranges::copy_if(object->cells, std::back_inserter(next), is_reference);
        }
    };
    for (std::uint32_t step = 0; step < history.count(); ++step) {
        bool is_touched = false, leads_elsewhere = false;
        for (const StepChange& change : history.changes_at(step)) {
            const bool is_own = change.frame == frame && change.name == name;
            if (is_own && (change.kind == ChangeKind::Set || change.kind == ChangeKind::Gone)) {
                is_touched = leads_elsewhere = true;
            } else if (change.kind == ChangeKind::Spliced && std::ranges::binary_search(reached, change.object)) {
                is_touched = true;
                leads_elsewhere |=
                    (change.removed > 0 && reached.size() > 1) || std::ranges::any_of(change.cells, is_reference);
            }
        }
        if (leads_elsewhere) reach(step);
        if (is_touched) found.push_back(step);
        if (history.frames()[frame].left <= step) break;
    }
    return found;
}

}  // namespace bengkel
