#pragma once
// Where a function's NaNs are given the bits that the specification's deterministic profile gives them: positive and
// canonical, wherever arithmetic made them (https://webassembly.github.io/spec/core/appendix/profiles.html). Arithmetic
// itself cannot tell one NaN from another, so a value is only settled where it goes to something that could: memory, an
// integer, a sign, a caller, a callee. What a program merely moves keeps its bits.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "module/instruction.hpp"
#include "module/module.hpp"

namespace bengkel {

enum class NanType : std::uint8_t { F32, F64, F32x4, F64x2 };

/// What an instruction makes by arithmetic, if its NaN could be any.
[[nodiscard]] std::optional<NanType> nan_made_by(Opcode opcode);

/// In front of the byte `offset` the value on top of the stack is made canonical.
struct NanPlace {
    std::uint32_t offset = 0;
    NanType type = NanType::F64;

    bool operator==(const NanPlace&) const = default;
};

/// Plans one function after the other with the same storage. The module must be valid.
class NanPlanner {
  public:
    explicit NanPlanner(const Module& module) : module_(module) {}

    /// By offset, valid until the next. `function` counts imports.
    [[nodiscard]] const std::vector<NanPlace>& plan(const Body& body, std::uint32_t function);

  private:
    /// What is known of the bits of a value.
    enum class Bits : std::uint8_t {
        Exact,    ///< the program's own: not to be touched
        Settled,  ///< no NaN, or the canonical one: touching it changes nothing
        Loose,    ///< from arithmetic: canonical once settled, at `place` or wherever it is on top
        Negated,  ///< from arithmetic, its sign changed since: to be settled at `place` and nowhere else
    };
    struct Operand {
        Bits bits = Bits::Exact;
        NanType type = NanType::F64;
        std::uint32_t place = 0;
    };
    struct Frame {
        BlockType block;
        bool is_loop = false;
        bool is_dead = false;  ///< it stands where nothing is ever executed
        std::size_t height = 0;
    };

    /// False where an instruction is beyond what is followed here.
    bool walk(const Body& body, std::uint32_t function);
    bool visit(const Instruction& instruction);
    bool visit_control(const Instruction& instruction);
    bool visit_variable(const Instruction& instruction);
    void visit_fixed(const Instruction& instruction);
    void visit_select(std::uint32_t end);
    void visit_call(const FunctionType& type, bool is_tail);
    void declare_locals(const Body& body, std::uint32_t function);
    void settle_all(const Body& body);

    void open(const Instruction& instruction);
    void close(bool is_else);
    void branch(std::uint32_t label);
    void assign(std::uint32_t local, Operand& value);
    void make_exact(std::uint32_t local);

    void push(Bits bits, NanType type = NanType::F64, std::uint32_t place = 0) { stack_.push_back({bits, type, place}); }
    void push_exact(std::size_t count) { stack_.resize(stack_.size() + count); }
    Operand pop();
    void settle(Operand& operand);
    void settle_top(std::size_t count);
    void pop_settled(std::size_t count);
    [[nodiscard]] std::size_t parameters(const BlockType& block) const;
    [[nodiscard]] std::size_t results(const BlockType& block) const;

    const Module& module_;
    std::vector<NanPlace> places_;
    std::vector<Operand> stack_;
    std::vector<Frame> frames_;
    /// Whether every value that a local is given is from arithmetic, so that it need not be settled on the way in.
    std::vector<bool> is_loose_local_;
    std::vector<NanType> local_types_;
    bool is_live_ = true;
    bool has_changed_ = false;
};

}  // namespace bengkel
