#include "support/random_module.hpp"

#include <array>
#include <string>
#include <vector>

#include "module/write_module.hpp"

namespace bengkel::test {
namespace {

constexpr std::uint32_t kMostNesting = 6;
constexpr int kMostDepth = 7;

/// In place of a number of i32: a label takes one f64.
constexpr int kDouble = -1;

/// Which locals a function has of each type, parameters included.
struct Locals {
    std::vector<std::uint32_t> integers;
    std::vector<std::uint32_t> doubles;
    std::uint32_t single = 0;
};

class Grower {
  public:
    explicit Grower(ByteView seed) : seed_(seed) {}

    Bytes grow() {
        functions_ = 1 + pick(5);
        ModuleWriter out(256);
        out.copy(Bytes{0x00, 0x61, 0x73, 0x6D, 0x01, 0x00, 0x00, 0x00});
        out.open_section(SectionId::Type);
        out.copy(Bytes{5,    0x60, 2, 0x7F, 0x7F, 1,    0x7F, 0x60, 0,    2, 0x7F, 0x7F, 0x60, 2,
                       0x7F, 0x7F, 2, 0x7F, 0x7F, 0x60, 0,    0,    0x60, 2, 0x7C, 0x7C, 1,    0x7C});
        out.close_section();
        out.open_section(SectionId::Function);
        out.u32(functions_ + 1);
        for (std::uint32_t i = 0; i < functions_; ++i) out.byte(0);
        out.byte(4);  // and one that works with floats
        out.close_section();
        out.open_section(SectionId::Table);
        out.copy(Bytes{1, 0x70, 1, 8, 12});
        out.close_section();
        out.open_section(SectionId::Memory);
        out.copy(Bytes{1, 1, 1, 3});
        out.close_section();
        out.open_section(SectionId::Global);
        out.copy(Bytes{2, 0x7F, 1, 0x41, 5, 0x0B, 0x7C, 1, 0x44, 0, 0, 0, 0, 0, 0, 0, 0, 0x0B});
        out.close_section();
        out.open_section(SectionId::Export);
        // The last are exported only by chance, so that some are called from within alone.
        const std::uint32_t exported = 1 + pick(functions_);
        const std::uint32_t tables = pick(2);
        out.u32(exported + tables);
        if (tables > 0) {
            out.name("table");
            out.byte(1);
            out.u32(0);
        }
        for (std::uint32_t i = 0; i < exported; ++i) {
            out.name("f" + std::to_string(i));
            out.byte(0);
            out.u32(i);
        }
        out.close_section();
        const std::uint32_t pointed_at = pick(functions_ + 1);
        if (pointed_at > 0) {
            out.open_section(SectionId::Element);
            out.copy(Bytes{1, 0, 0x41, 0, 0x0B});
            out.u32(pointed_at);
            for (std::uint32_t i = 0; i < pointed_at; ++i) out.u32(functions_ - 1 - i);
            out.close_section();
        }
        out.open_section(SectionId::Code);
        out.u32(functions_ + 1);
        for (std::uint32_t i = 0; i < functions_; ++i) {
            locals_ = {{0, 1, 2, 3}, {4, 5}, 6};
            function(out, Bytes{3, 2, 0x7F, 2, 0x7C, 1, 0x7D}, 1);
        }
        locals_ = {{2, 3}, {0, 1, 4}, 5};
        function(out, Bytes{3, 2, 0x7F, 1, 0x7C, 1, 0x7D}, kDouble);
        out.close_section();
        return out.finish();
    }

  private:
    void function(ModuleWriter& out, const Bytes& locals, int values) {
        out.open_body();
        out.copy(locals);
        labels_.assign(1, values);
        const std::uint32_t statements = 1 + pick(6);
        for (std::uint32_t k = 0; k < statements; ++k) statement(out, kMostDepth);
        leave(out, kMostDepth, values);
        out.opcode(Opcode::End);
        out.close_body();
    }

    /// Leaves what a label takes.
    void leave(ModuleWriter& out, int depth, int values) {
        if (values == kDouble) return real(out, depth);
        for (int i = 0; i < values; ++i) expression(out, depth);
    }

    std::uint32_t pick(std::uint32_t count) {
        // Behind the last byte everything is 0, which always ends.
        const std::uint32_t value = at_ < seed_.size() ? seed_[at_++] : 0;
        return value % count;
    }

    static void indexed(ModuleWriter& out, Opcode opcode, std::uint32_t index) {
        out.opcode(opcode);
        out.u32(index);
    }
    static void constant(ModuleWriter& out, std::int32_t value) {
        out.opcode(Opcode::I32Const);
        out.s32(value);
    }
    static void access(ModuleWriter& out, Opcode opcode) {
        out.opcode(opcode);
        out.u32(0);
        out.u32(16);
    }

    /// A label from `pick` that takes so many values, or -1.
    std::int64_t label(int values) {
        const std::uint32_t first = pick(static_cast<std::uint32_t>(labels_.size()));
        for (std::uint32_t i = 0; i < labels_.size(); ++i) {
            const std::uint32_t index = (first + i) % static_cast<std::uint32_t>(labels_.size());
            if (labels_[labels_.size() - 1 - index] == values) return index;
        }
        return -1;
    }

    void body(ModuleWriter& out, int depth, int values) {
        const std::uint32_t statements = pick(4);
        for (std::uint32_t k = 0; k < statements; ++k) statement(out, depth - 1);
        leave(out, depth - 1, values);
    }

    /// Leaves the stack as it was.
    void statement(ModuleWriter& out, int depth) {
        const bool may_nest = depth > 0 && labels_.size() < kMostNesting;
        switch (may_nest ? pick(21) : pick(4)) {
            case 0: break;
            case 1:
                expression(out, depth - 1);
                indexed(out, Opcode::LocalSet, integer_local());
                break;
            case 2:
                expression(out, depth - 1);
                indexed(out, Opcode::GlobalSet, 0);
                break;
            case 3:
                expression(out, depth - 1);
                expression(out, depth - 1);
                access(out, pick(2) == 0 ? Opcode::I32Store8 : Opcode::I32Store);
                break;
            case 4:
            case 5: nested(out, Opcode::Block, 0x40, 0, depth); break;
            case 6: counted_loop(out, depth); break;
            case 7: nested(out, Opcode::Loop, 0x40, 0, depth); break;
            case 8:
                expression(out, depth - 1);
                nested(out, Opcode::If, 0x40, 0, depth);
                break;
            case 9:
            case 10:
                expression(out, depth - 1);
                if_else(out, 0x40, 0, depth);
                break;
            case 11: branch(out, depth); break;
            case 12:
            case 13: {
                const std::int64_t to = label(0);
                if (to < 0) break;
                expression(out, depth - 1);
                indexed(out, Opcode::BrIf, static_cast<std::uint32_t>(to));
                break;
            }
            case 14: {
                const std::int64_t first = label(0);
                if (first < 0) break;
                expression(out, depth - 1);
                out.opcode(Opcode::BrTable);
                const std::uint32_t count = pick(4);
                out.u32(count);
                for (std::uint32_t i = 0; i <= count; ++i) out.u32(static_cast<std::uint32_t>(label(0)));
                // What follows is never executed, and must be valid all the same.
                break;
            }
            case 15:
                constant(out, static_cast<std::int32_t>(pick(200)));
                constant(out, static_cast<std::int32_t>(pick(200)));
                expression(out, depth - 1);
                constant(out, static_cast<std::int32_t>(pick(2) == 0 ? 255 : 4095));
                out.opcode(Opcode::I32And);
                if (pick(2) == 0) {
                    indexed(out, Opcode::MemoryFill, 0);
                } else {
                    indexed(out, Opcode::MemoryCopy, 0);
                    out.u32(0);
                }
                break;
            case 16:
            case 17:
                real(out, depth - 1);
                indexed(out, Opcode::LocalSet, double_local());
                break;
            case 18:
                address(out, depth - 1);
                real(out, depth - 1);
                if (pick(3) == 0) {
                    out.opcode(Opcode::F32DemoteF64);
                    access(out, Opcode::F32Store);
                } else {
                    access(out, Opcode::F64Store);
                }
                break;
            case 19:
                real(out, depth - 1);
                if (pick(2) == 0) {
                    indexed(out, Opcode::GlobalSet, 1);
                } else {
                    out.opcode(Opcode::F32DemoteF64);
                    indexed(out, Opcode::LocalSet, locals_.single);
                }
                break;
            default: {
                // Two values at once.
                out.opcode(Opcode::Block);
                out.byte(1);
                labels_.push_back(2);
                body(out, depth, 2);
                labels_.pop_back();
                out.opcode(Opcode::End);
                out.opcode(Opcode::I32Xor);
                indexed(out, Opcode::LocalSet, integer_local());
                break;
            }
        }
    }

    void nested(ModuleWriter& out, Opcode opcode, std::uint8_t type, int values, int depth) {
        out.opcode(opcode);
        out.byte(type);
        labels_.push_back(opcode == Opcode::Loop ? 0 : values);
        body(out, depth, values);
        labels_.pop_back();
        out.opcode(Opcode::End);
    }

    void if_else(ModuleWriter& out, std::uint8_t type, int values, int depth) {
        out.opcode(Opcode::If);
        out.byte(type);
        labels_.push_back(values);
        body(out, depth, values);
        out.opcode(Opcode::Else);
        body(out, depth, values);
        labels_.pop_back();
        out.opcode(Opcode::End);
    }

    /// Goes round a few times, unless its body does something to the local it counts in.
    void counted_loop(ModuleWriter& out, int depth) {
        const std::uint32_t counter = integer_local();
        constant(out, static_cast<std::int32_t>(pick(6)));
        indexed(out, Opcode::LocalSet, counter);
        out.opcode(Opcode::Loop);
        out.byte(0x40);
        labels_.push_back(0);
        body(out, depth, 0);
        indexed(out, Opcode::LocalGet, counter);
        constant(out, 1);
        out.opcode(Opcode::I32Sub);
        indexed(out, Opcode::LocalTee, counter);
        constant(out, 0);
        out.opcode(Opcode::I32GtS);
        indexed(out, Opcode::BrIf, 0);
        labels_.pop_back();
        out.opcode(Opcode::End);
    }

    /// Out of here, in a block of its own arm so that what follows can still be reached.
    void branch(ModuleWriter& out, int depth) {
        expression(out, depth - 1);
        out.opcode(Opcode::If);
        out.byte(0x40);
        labels_.push_back(0);
        switch (pick(4)) {
            case 0: out.opcode(Opcode::Unreachable); break;
            case 1:
                leave(out, depth - 1, labels_.front());
                out.opcode(Opcode::Return);
                break;
            case 2: {
                const std::int64_t to = label(1);
                expression(out, depth - 1);
                if (to >= 0)
                    indexed(out, Opcode::Br, static_cast<std::uint32_t>(to));
                else
                    out.opcode(Opcode::Drop);
                break;
            }
            default: {
                const bool is_real = labels_.front() == kDouble;
                for (int i = 0; i < 2; ++i) leave(out, depth - 1, is_real ? kDouble : 1);
                indexed(out, Opcode::ReturnCall, is_real ? functions_ : pick(functions_));
                break;
            }
        }
        labels_.pop_back();
        out.opcode(Opcode::End);
    }

    /// Leaves one i32.
    void expression(ModuleWriter& out, int depth) {
        const bool may_nest = depth > 0;
        switch (may_nest ? pick(17) : pick(3)) {
            case 0: constant(out, static_cast<std::int32_t>(pick(256)) - 8); break;
            case 1: indexed(out, Opcode::LocalGet, integer_local()); break;
            case 2: indexed(out, Opcode::GlobalGet, 0); break;
            case 3:
            case 4:
            case 5: {
                constexpr std::array kBinary = {Opcode::I32Add,  Opcode::I32Sub,  Opcode::I32Mul,
                                                Opcode::I32DivS, Opcode::I32RemU, Opcode::I32Xor,
                                                Opcode::I32ShrU, Opcode::I32LtS,  Opcode::I32Eq};
                expression(out, depth - 1);
                expression(out, depth - 1);
                out.opcode(kBinary[pick(kBinary.size())]);
                break;
            }
            case 6:
                expression(out, depth - 1);
                out.opcode(pick(2) == 0 ? Opcode::I32Eqz : Opcode::I32Ctz);
                break;
            case 7:
                expression(out, depth - 1);
                access(out, pick(2) == 0 ? Opcode::I32Load8U : Opcode::I32Load);
                break;
            case 8:
                expression(out, depth - 1);
                expression(out, depth - 1);
                indexed(out, Opcode::Call, pick(functions_));
                break;
            case 9:
                expression(out, depth - 1);
                expression(out, depth - 1);
                expression(out, depth - 1);
                constant(out, 7);
                out.opcode(Opcode::I32And);
                out.opcode(Opcode::CallIndirect);
                out.byte(0);
                out.byte(0);
                break;
            case 10:
                if (labels_.size() >= kMostNesting) {
                    constant(out, 3);
                    break;
                }
                expression(out, depth - 1);
                if_else(out, 0x7F, 1, depth);
                break;
            case 11:
                if (labels_.size() >= kMostNesting) {
                    constant(out, 4);
                    break;
                }
                nested(out, Opcode::Block, 0x7F, 1, depth);
                break;
            case 12:
                expression(out, depth - 1);
                constant(out, 1);
                out.opcode(Opcode::I32And);
                out.opcode(Opcode::MemoryGrow);
                out.byte(0);
                break;
            case 13: {
                constexpr std::array kCompare = {Opcode::F64Lt, Opcode::F64Ne, Opcode::F64Ge};
                real(out, depth - 1);
                real(out, depth - 1);
                out.opcode(kCompare[pick(kCompare.size())]);
                break;
            }
            case 14:
                // All bits of a float.
                real(out, depth - 1);
                out.opcode(Opcode::I64ReinterpretF64);
                out.opcode(Opcode::I64Const);
                out.s64(static_cast<std::int64_t>(pick(2) * 32));
                out.opcode(Opcode::I64ShrU);
                out.opcode(Opcode::I32WrapI64);
                break;
            case 15:
                real(out, depth - 1);
                if (pick(2) == 0) {
                    out.opcode(Opcode::I32TruncSatF64S);
                } else {
                    out.opcode(Opcode::F32DemoteF64);
                    out.opcode(Opcode::I32ReinterpretF32);
                }
                break;
            default:
                expression(out, depth - 1);
                expression(out, depth - 1);
                expression(out, depth - 1);
                out.opcode(Opcode::Select);
                break;
        }
    }

    /// Leaves one f64, often no number, and often one with bits of its own.
    void real(ModuleWriter& out, int depth) {
        constexpr std::array<std::uint64_t, 6> kConstants = {
            0, 0x3FF8000000000000, 0x7FF0000000000000, 0xFFF0000000000000, 0x7FF8000000000000, 0xFFF8000000001234};
        switch (depth > 0 ? pick(15) : pick(3)) {
            case 0: {
                const std::uint64_t bits = kConstants[pick(kConstants.size())];
                out.opcode(Opcode::F64Const);
                for (int i = 0; i < 8; ++i) out.byte(static_cast<std::uint8_t>(bits >> 8 * i));
                break;
            }
            case 1: indexed(out, Opcode::LocalGet, double_local()); break;
            case 2: indexed(out, Opcode::GlobalGet, 1); break;
            case 3:
            case 4:
            case 5: {
                constexpr std::array kBinary = {Opcode::F64Add, Opcode::F64Sub, Opcode::F64Mul,
                                                Opcode::F64Div, Opcode::F64Max, Opcode::F64Copysign};
                real(out, depth - 1);
                real(out, depth - 1);
                out.opcode(kBinary[pick(kBinary.size())]);
                break;
            }
            case 6:
            case 7: {
                constexpr std::array kUnary = {Opcode::F64Neg, Opcode::F64Abs, Opcode::F64Sqrt, Opcode::F64Floor};
                real(out, depth - 1);
                out.opcode(kUnary[pick(kUnary.size())]);
                break;
            }
            case 8:
                address(out, depth - 1);
                access(out, Opcode::F64Load);
                break;
            case 9:
                real(out, depth - 1);
                real(out, depth - 1);
                expression(out, depth - 1);
                out.opcode(Opcode::Select);
                break;
            case 10:
                real(out, depth - 1);
                indexed(out, Opcode::LocalTee, double_local());
                break;
            case 11:
                real(out, depth - 1);
                real(out, depth - 1);
                indexed(out, Opcode::Call, functions_);
                break;
            case 12:
                indexed(out, Opcode::LocalGet, locals_.single);
                out.opcode(Opcode::F64PromoteF32);
                break;
            case 13:
                expression(out, depth - 1);
                out.opcode(Opcode::F64ConvertI32S);
                break;
            default:
                if (labels_.size() >= kMostNesting) return real(out, 0);
                if (pick(2) == 0) {
                    expression(out, depth - 1);
                    if_else(out, 0x7C, kDouble, depth);
                    break;
                }
                nested(out, Opcode::Block, 0x7C, kDouble, depth);
                break;
        }
    }

    /// One where there is memory.
    void address(ModuleWriter& out, int depth) {
        expression(out, depth);
        constant(out, 1023);
        out.opcode(Opcode::I32And);
    }

    std::uint32_t integer_local() { return locals_.integers[pick(static_cast<std::uint32_t>(locals_.integers.size()))]; }
    std::uint32_t double_local() { return locals_.doubles[pick(static_cast<std::uint32_t>(locals_.doubles.size()))]; }

    Locals locals_;
    ByteView seed_;
    std::size_t at_ = 0;
    std::uint32_t functions_ = 1;
    std::vector<int> labels_;  ///< how many values each takes; the first is the function's
};

}  // namespace

Bytes random_module(ByteView seed) { return Grower(seed).grow(); }

}  // namespace bengkel::test
