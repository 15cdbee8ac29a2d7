#pragma once
// The variables of a step as rows of a tree: an object stands where it is first met, and where it is met again stands where
// to find it.

#include <cstdint>
#include <string>
#include <vector>

#include "view/step_history.hpp"

namespace bengkel {

enum class StateRowKind {
    Frame,     ///< of a call or the program
    Variable,  ///< of the frame above it
    Entry,     ///< of the object above it
    Rest,      ///< as many more as `size` are not shown
};

struct StateCell {
    std::uint32_t caption = kNothing;  ///< a key or an attribute; else its number is its place in the row's `cells`
    std::uint32_t value = kNothing;
    bool is_changed = false;
};

struct StateRow {
    StateRowKind kind = StateRowKind::Frame;
    std::uint32_t indent = 0;
    std::uint32_t frame = 0;
    std::uint32_t name = kNothing;  ///< of a variable
    std::uint32_t key = kNothing;   ///< of an entry: where the key stands; else it has `number`
    std::uint32_t number = kNothing;
    std::uint32_t value = kNothing;   ///< where it stands, of what is no object
    std::uint32_t object = 0;         ///< the object that stands here, or that `target` says where to find
    std::uint32_t target = kNothing;  ///< the row where the object stands
    ObjectKind object_kind = ObjectKind::List;
    std::uint32_t type = 0;
    std::uint64_t size = 0;
    std::vector<StateCell> cells;  ///< of an object that holds no others: it takes one row
    bool is_changed = false;       ///< at this step
    bool is_shared = false;        ///< another row leads here
};

/// The innermost frame first; some frames and some rows at most.
[[nodiscard]] std::vector<StateRow> rows_at(const StepHistory& history, std::uint32_t step);

}  // namespace bengkel
