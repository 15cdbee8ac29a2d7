#pragma once
// The head of a function body: its own local declarations, and more behind them.

#include <vector>

#include "module/module.hpp"
#include "module/types.hpp"
#include "module/write_module.hpp"

namespace bengkel {

/// Writes what stands in front of the instructions of `body`. The indices of `added` follow those of its own locals.
void declare_locals(ModuleWriter& writer, const Module& module, const Body& body, const std::vector<ValueType>& added);
/// The same, but of its own locals the first, if there is one, comes behind the others.
void declare_locals_first_last(ModuleWriter& writer, const Module& module, const Body& body,
                               const std::vector<ValueType>& added);

}  // namespace bengkel
