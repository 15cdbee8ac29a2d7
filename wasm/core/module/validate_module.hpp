#pragma once
// Whether a module means anything: types, indices, constant expressions and every function body, by the algorithm of the
// specification (https://webassembly.github.io/spec/core/appendix/algorithm.html). A rewriter may only touch what passed
// here: otherwise an index that names nothing could come to name what the rewriter appends. What is not understood is
// refused, never passed on.

#include <cstdint>
#include <vector>

#include "base/result.hpp"
#include "module/module.hpp"

namespace bengkel {

/// What a rewriter wants to know of a function.
struct FunctionFacts {
    std::uint32_t locals = 0;            ///< parameters and declared locals
    std::uint32_t maximum_operands = 0;  ///< the most values on the operand stack at a time
    std::uint32_t maximum_nesting = 0;   ///< blocks within blocks; 0 without any
    std::uint32_t instructions = 0;      ///< every `end` included
    bool has_loops = false;
    bool has_calls = false;
    bool has_tail_calls = false;
    bool has_legacy_exceptions = false;          ///< try
    bool has_exceptions = false;                 ///< try_table
    bool has_vectors = false;                    ///< instructions on vectors, or locals that hold them
    bool calls_anyone = false;                   ///< through a table or a reference
    bool asks_for_types = false;                 ///< call_ref, casts and tests: references are told apart by their types
    std::vector<std::uint32_t> callees;          ///< of direct calls and tail calls, imports among them; one each time
    std::vector<std::uint32_t> named_functions;  ///< by ref.func
};

/// One for each of module.bodies, in order.
/// Problems, `place.offset` being the instruction or entry: module.type-mismatch, module.unknown-type,
/// module.unknown-function, module.unknown-table, module.unknown-memory, module.unknown-global, module.unknown-tag,
/// module.unknown-local, module.unknown-label, module.unknown-data, module.unknown-element, module.unknown-field,
/// module.undeclared-function, module.uninitialised-local, module.not-mutable, module.not-constant, module.bad-alignment,
/// module.bad-offset, module.bad-lane, module.bad-subtype, module.bad-limits, module.bad-start, module.bad-nesting,
/// module.over-limit; and all that reading an instruction can meet.
[[nodiscard]] Result<std::vector<FunctionFacts>> validate_module(const Module& module);

}  // namespace bengkel
