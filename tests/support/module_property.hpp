#pragma once
// What holds for any bytes that are given to the module room. The fuzz target tests/fuzz/read_module_fuzz.cpp looks for
// bytes that break it; the unit tests try it on the cases and on damaged ones.

#include <string>

#include "base/bytes.hpp"

namespace bengkel::test {

/// What does not hold, or nothing: reading and validating end with one problem inside of the bytes, or with a module that
/// is written as it was read, prints, walks from instruction to instruction, and is as valid after all its bodies were
/// written anew.
[[nodiscard]] std::string broken_module_promise(ByteView bytes);

}  // namespace bengkel::test
