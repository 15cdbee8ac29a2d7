#pragma once
// Valid modules grown from bytes, for properties: a few functions of (i32, i32) -> i32 that call each other directly and
// through a table, loop, branch in every way, read and write memory, divide, and grow what can grow. Exported as f0, f1,
// ..., the table of some too. The same bytes give the same module.

#include "base/bytes.hpp"

namespace bengkel::test {

[[nodiscard]] Bytes random_module(ByteView seed);

}  // namespace bengkel::test
