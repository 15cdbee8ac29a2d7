#pragma once
// Walks the instructions of a body or of a constant expression, one at a time. It knows the binary format only: nesting and
// types are validate_module's business.

#include <cstdint>
#include <optional>

#include "base/bytes.hpp"
#include "base/problem.hpp"
#include "module/byte_reader.hpp"
#include "module/instruction.hpp"
#include "module/module.hpp"

namespace bengkel {

class InstructionReader {
  public:
    /// The instructions in `code`, for example `InstructionReader(module.bytes, body.code)`.
    InstructionReader(ByteView bytes, Span code) : reader_(bytes, code.offset, code.end()) {}

    /// The next one, valid until the call after; nothing at the end of `code` and at a problem.
    [[nodiscard]] const Instruction* next();

    /// What stopped the reading, if anything but the end did: module.truncated, module.bad-leb128, module.unknown-opcode,
    /// module.bad-type, module.bad-flags, module.over-limit, module.refused-threads, module.refused-relaxed-simd,
    /// module.refused-feature.
    [[nodiscard]] const std::optional<Problem>& problem() const { return reader_.problem(); }

    [[nodiscard]] bool at_end() const { return reader_.at_end(); }
    /// Of the next instruction.
    [[nodiscard]] std::uint32_t offset() const { return reader_.offset(); }

  private:
    bool read_prefixed(std::uint8_t lead);
    void read_immediate();
    void read_memory_access();
    void read_try_table();
    void read_label_table();
    void read_value_types();
    void read_branch_cast();
    void refuse_opcode(std::uint8_t prefix, std::uint32_t code);

    ByteReader reader_;
    Instruction instruction_;
};

/// One declaration of locals: `count` of them, of one type.
struct LocalGroup {
    std::uint32_t count = 0;
    ValueType type;
};

/// The declarations of a body that read_module has accepted.
class LocalReader {
  public:
    LocalReader(const Module& module, const Body& body);
    [[nodiscard]] bool more() const { return left_ > 0; }
    LocalGroup take();

  private:
    ByteReader reader_;
    std::uint32_t left_;
};

}  // namespace bengkel
