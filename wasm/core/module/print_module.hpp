#pragma once
// A module as text for people: close to the text format, one instruction a line with its offset, indented by block. Not
// meant to be read back.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "module/instruction.hpp"
#include "module/module.hpp"
#include "module/names.hpp"

namespace bengkel {

/// Takes one line, without its end.
using PrintLine = std::function<void(std::string_view line)>;

/// What to set before an instruction, all of one width; for example its block's fuel.
using PrintMargin = std::function<std::string(const Instruction& instruction)>;

/// `br_if 2`, `i32.load offset=8 align=2`, `call $main`.
[[nodiscard]] std::string print_instruction(const Module& module, const FunctionNames& names,
                                            const Instruction& instruction);

/// `function` counts imports; it must not be one. Problems are those of reading instructions.
[[nodiscard]] Result<void> print_function(const Module& module, const FunctionNames& names, std::uint32_t function,
                                          const PrintLine& print, const PrintMargin& margin = {});

/// Everything but the contents of element and data segments and the values of globals.
[[nodiscard]] Result<void> print_module(const Module& module, const PrintLine& print, const PrintMargin& margin = {});

/// `i32`, `(ref null 3)`, `(ref func)`.
[[nodiscard]] std::string print_type(ValueType type);
[[nodiscard]] std::string print_heap_type(HeapType heap);
/// ` (param i32) (result i64)`, with a space in front unless it is empty.
[[nodiscard]] std::string print_signature(const FunctionType& type);
/// `(func (param i32))`, `(sub 0 (struct (field i8)))`.
[[nodiscard]] std::string print_sub_type(const SubType& type);

}  // namespace bengkel
