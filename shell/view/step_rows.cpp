#include "view/step_rows.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace bengkel {

namespace {

constexpr std::size_t kMostFrames = 12;
constexpr std::size_t kMostRows = 300;
constexpr std::size_t kMostEntries = 24;
constexpr std::uint32_t kMostIndent = 8;

bool has_keys(ObjectKind kind) { return kind == ObjectKind::Map || kind == ObjectKind::Instance; }

class RowMaker {
  public:
    RowMaker(const StepHistory& history, std::uint32_t step) : history_(history), step_(step) {
        for (const StepChange& change : history.changes_at(step)) {
            if (change.kind == ChangeKind::Set) set_.emplace(change.frame, change.name);
            if (change.kind != ChangeKind::Spliced) continue;
            for (std::size_t i = 0; i < change.cells.size(); ++i)
                spliced_.emplace(change.object, change.first + static_cast<std::uint32_t>(i));
            spliced_.emplace(change.object, kNothing);
        }
    }

    std::vector<StateRow> run() {
        std::vector<std::uint32_t> stack = history_.stack_at(step_);
        std::ranges::reverse(stack);
        if (stack.size() > kMostFrames) {
            const std::uint32_t bottom = stack.back();
            stack.resize(kMostFrames - 1);
            stack.push_back(bottom);
        }
        for (const std::uint32_t frame : stack) {
            StateRow row;
            row.frame = frame;
            rows_.push_back(row);
            for (const ShownVariable& variable : history_.variables_at(frame, step_)) {
                StateRow it;
                it.kind = StateRowKind::Variable;
                it.indent = 1;
                it.frame = frame;
                it.name = variable.name;
                it.is_changed = set_.contains({frame, variable.name});
                add(std::move(it), variable.value);
            }
        }
        return std::move(rows_);
    }

  private:
    void add(StateRow row, std::uint32_t value) {
        if (rows_.size() >= kMostRows) return;
        const std::optional<std::uint32_t> id = reference_at(history_.bytes(), value);
        if (!id) {
            row.value = value;
            rows_.push_back(std::move(row));
            return;
        }
        row.object = *id;
        if (const auto known = places_.find(*id); known != places_.end()) {
            row.target = known->second;
            rows_[known->second].is_shared = true;
            rows_.push_back(std::move(row));
            return;
        }
        const std::optional<ShownObject> object = history_.object_at(*id, step_);
        if (!object) {
            row.value = value;
            rows_.push_back(std::move(row));
            return;
        }
        row.object_kind = object->kind;
        row.type = object->type;
        row.size = object->size;
        row.is_changed |= spliced_.contains({*id, kNothing});
        const std::size_t stride = has_keys(object->kind) ? 2 : 1;
        const bool is_flat = std::ranges::none_of(
            object->cells, [&](std::uint32_t cell) { return reference_at(history_.bytes(), cell).has_value(); });
        if (is_flat) {
            for (std::size_t i = 0; i + stride <= object->cells.size(); i += stride)
                row.cells.push_back(
                    {stride == 2 ? object->cells[i] : kNothing, object->cells[i + stride - 1], is_changed(*id, i, stride)});
        }
        places_.emplace(*id, static_cast<std::uint32_t>(rows_.size()));
        const std::uint32_t indent = row.indent;
        const std::uint32_t frame = row.frame;
        rows_.push_back(std::move(row));
        if (!is_flat) add_entries(*object, *id, frame, indent + 1);
    }

    void add_entries(const ShownObject& object, std::uint32_t id, std::uint32_t frame, std::uint32_t indent) {
        const std::size_t stride = has_keys(object.kind) ? 2 : 1;
        const std::size_t there = object.cells.size() / stride;
        // From a little before what changed, so that it is seen.
        std::size_t first = 0;
        for (std::size_t i = 0; i < there; ++i)
            if (is_changed(id, i * stride, stride) && i >= kMostEntries) first = i - kMostEntries / 2;
        const std::size_t shown = indent > kMostIndent ? 0 : std::min(kMostEntries, there - first);
        for (std::size_t i = first; i < first + shown; ++i) {
            StateRow row;
            row.kind = StateRowKind::Entry;
            row.indent = indent;
            row.frame = frame;
            if (stride == 2)
                row.key = object.cells[i * 2];
            else
                row.number = static_cast<std::uint32_t>(i);
            row.is_changed = is_changed(id, i * stride, stride);
            add(std::move(row), object.cells[i * stride + stride - 1]);
        }
        if (object.size <= shown || rows_.size() >= kMostRows) return;
        StateRow rest;
        rest.kind = StateRowKind::Rest;
        rest.indent = indent;
        rest.frame = frame;
        rest.size = object.size - shown;
        rows_.push_back(std::move(rest));
    }

    [[nodiscard]] bool is_changed(std::uint32_t id, std::size_t cell, std::size_t stride) const {
        const auto at = static_cast<std::uint32_t>(cell);
        return spliced_.contains({id, at}) || (stride == 2 && spliced_.contains({id, at + 1}));
    }

    const StepHistory& history_;
    std::uint32_t step_;
    std::set<std::pair<std::uint32_t, std::uint32_t>> set_;      // frames and names
    std::set<std::pair<std::uint32_t, std::uint32_t>> spliced_;  // objects and cells, kNothing for all
    std::map<std::uint32_t, std::uint32_t> places_;              // of objects, among the rows
    std::vector<StateRow> rows_;
};

}  // namespace

std::vector<StateRow> rows_at(const StepHistory& history, std::uint32_t step) { return RowMaker(history, step).run(); }

}  // namespace bengkel
