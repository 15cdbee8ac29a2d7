#pragma once
// Walks the instructions of a body or of a constant expression, one at a time. It knows the binary format only: nesting and
// types are validate_module's business.

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>

#include "base/bytes.hpp"
#include "base/problem.hpp"
#include "module/byte_reader.hpp"
#include "module/instruction.hpp"
#include "module/module.hpp"
#include "module/opcode.hpp"

namespace bengkel {

/// How far it is from a lead byte to the next, so that the instructions between two that matter are passed by without a
/// branch each. All zero: such an instruction is read, not passed by.
struct Stride {
    std::uint8_t fixed = 0;     ///< bytes whose number is known, with the lead byte
    std::uint8_t has_leb = 0;   ///< 1: integers follow,
    std::uint8_t has_two = 0;   ///< 1: two of them,
    std::uint8_t stop_bit = 0;  ///< unless the first has this bit: a third one follows then

    /// 0 where `rest`, the eight bytes behind the lead byte in little-endian order, does not tell.
    [[nodiscard]] std::size_t size(std::uint64_t rest) const {
        constexpr std::uint64_t kMoreBits = 0x8080808080808080;
        std::uint64_t ends = ~rest & kMoreBits;
        ends &= ends - has_two;
        if (ends == 0 || (rest & stop_bit) != 0) return 0;
        return fixed + has_leb * (static_cast<std::size_t>(std::countr_zero(ends)) / 8 + 1);
    }
};

/// By lead byte.
extern const std::array<Stride, 256> kStrides;

class InstructionReader {
  public:
    /// The instructions in `code`, for example `InstructionReader(module.bytes, body.code)`.
    InstructionReader(ByteView bytes, Span code) : reader_(bytes, code.offset, code.end()) {}

    /// The next one, valid until the call after; nothing at the end of `code` and at a problem.
    [[nodiscard]] const Instruction* next();

    /// Passes by what next() would give as long as `take`, called with its lead byte and the eight bytes behind it, says
    /// so, and perhaps not all of that: next() goes on. The code must have been validated; of what is passed by nothing is
    /// checked.
    template <class Take>
    void pass(const Take& take) {
        const ByteView code = reader_.rest();
        std::size_t at = 0;
        for (std::uint64_t rest = 0; code.size() - at > sizeof rest;) {
            std::memcpy(&rest, code.data() + at + 1, sizeof rest);
            const std::size_t size = kStrides[code[at]].size(rest);
            if (size == 0 || !take(code[at], rest)) break;
            at += size;
        }
        reader_.take(static_cast<std::uint32_t>(at));
    }

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

    static_assert(std::endian::native == std::endian::little, "Stride::size reads the bytes in their order");

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
