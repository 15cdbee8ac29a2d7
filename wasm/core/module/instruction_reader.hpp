#pragma once
// Walks the instructions of a body or of a constant expression, one at a time. It knows the binary format only: nesting and
// types are validate_module's business.

#include <cstdint>
#include <optional>

#include "base/bytes.hpp"
#include "base/problem.hpp"
#include "module/instruction.hpp"
#include "module/module.hpp"

namespace bengkel {

class InstructionReader {
  public:
    /// The instructions in `code`, for example `InstructionReader(module.bytes, body.code)`.
    InstructionReader(ByteView bytes, Span code) : bytes_(bytes.first(code.end())), at_(code.offset) {}

    /// The next one, valid until the call after; nothing at the end of `code` and at a problem.
    [[nodiscard]] const Instruction* next();

    /// What stopped the reading, if anything but the end did: module.truncated, module.bad-leb128, module.unknown-opcode,
    /// module.bad-type, module.bad-flags, module.over-limit, module.refused-threads, module.refused-relaxed-simd,
    /// module.refused-feature.
    [[nodiscard]] const std::optional<Problem>& problem() const { return problem_; }

    [[nodiscard]] bool at_end() const { return at_ == bytes_.size(); }
    /// Of the next instruction.
    [[nodiscard]] std::uint32_t offset() const { return at_; }

  private:
    ByteView bytes_;
    std::uint32_t at_;
    Instruction instruction_;
    std::optional<Problem> problem_;
};

/// One declaration of locals: `count` of them, of one type.
struct LocalGroup {
    std::uint32_t count = 0;
    ValueType type;
};

/// The declarations of a body that read_module has accepted.
class LocalReader {
  public:
    LocalReader(const Module& module, const Body& body)
        : bytes_(module.bytes.first(body.code.offset)), at_(body.whole.offset), left_(body.local_group_count) {}
    [[nodiscard]] bool more() const { return left_ > 0; }
    LocalGroup take();

  private:
    ByteView bytes_;
    std::size_t at_;
    std::uint32_t left_;
    bool is_behind_count_ = false;
};

}  // namespace bengkel
