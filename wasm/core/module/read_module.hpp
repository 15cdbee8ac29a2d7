#pragma once
// Bytes to Module, as the binary format has it (https://webassembly.github.io/spec/core/binary/modules.html). Reads every
// section but no function body: instructions are read one at a time (module/instruction_reader.hpp), and whether they make
// sense is validate_module's business. Stops at the first thing that is wrong; `place.offset` is its byte.

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "module/module.hpp"

namespace bengkel {

/// `bytes` must outlive the module.
/// Problems: module.bad-magic, module.bad-version, module.truncated, module.bad-leb128, module.bad-utf8, module.bad-section
/// (unknown, out of order, twice), module.bad-size (a section or body that is not as long as it says), module.bad-count
/// (functions without bodies, a wrong count of data), module.bad-type, module.bad-flags, module.unknown-opcode,
/// module.not-constant, module.duplicate-export, module.over-limit (more than engines take: module/limits.hpp),
/// module.refused-threads, module.refused-relaxed-simd, module.refused-feature.
[[nodiscard]] Result<Module> read_module(ByteView bytes);

}  // namespace bengkel
