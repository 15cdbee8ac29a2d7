#pragma once
// Checks one function body or constant expression after the other: the operand stack, the control stack and what every
// instruction does to them (https://webassembly.github.io/spec/core/appendix/algorithm.html). The rules for control are in
// validate_control.cpp, those for references and aggregates in validate_aggregate.cpp, all others in code_validator.cpp.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/problem.hpp"
#include "module/instruction.hpp"
#include "module/module.hpp"
#include "module/type_table.hpp"
#include "module/validate_module.hpp"

namespace bengkel {

class CodeValidator {
  public:
    /// Both must outlive it.
    CodeValidator(const Module& module, const TypeTable& types);

    /// Function bodies may refer to functions so declared, and to those that a constant expression named.
    void declare_function(std::uint32_t function) { declared_[function] = true; }

    /// Whether `code` is a constant of a type that may stand for `expected`; it sees the globals below `visible_globals`.
    bool check_constant(Span code, ValueType expected, std::uint32_t visible_globals);
    /// The same for `count` expressions in a row.
    bool check_constants(Span code, std::uint32_t count, ValueType expected, std::uint32_t visible_globals);
    bool check_body(const Body& body, std::uint32_t function);

    [[nodiscard]] const FunctionFacts& facts() const { return facts_; }
    [[nodiscard]] const std::optional<Problem>& problem() const { return problem_; }

  private:
    struct ControlFrame {
        Opcode opcode = Opcode::Block;
        bool is_unreachable = false;
        BlockType block;
        std::size_t height = 0;             ///< of the operand stack, below the parameters
        std::size_t initialised_count = 0;  ///< of locals_set_ at the start
    };
    struct LocalRun {
        std::uint32_t end = 0;  ///< behind its last local
        ValueType type;
    };
    static constexpr ValueType kBottom{ValueType::Kind::Bottom};

    void fail(std::string_view code, std::string message);
    void start(BlockType block, std::uint32_t offset);
    void run(Span code);
    void check(const Instruction& in);

    // The operand stack.
    void push(ValueType type);
    void push(std::span<const ValueType> types);
    ValueType pop();
    ValueType pop(ValueType expected);
    void pop(std::span<const ValueType> types);
    /// What a pop would find so far below the top; changes nothing.
    [[nodiscard]] ValueType peek(std::size_t depth) const;
    void check_top(std::span<const ValueType> types);
    void refuse_operand(ValueType expected, ValueType got);
    void set_unreachable();

    // The control stack.
    void push_frame(Opcode opcode, const BlockType& block);
    ControlFrame pop_frame();
    [[nodiscard]] std::span<const ValueType> parameters(const ControlFrame& frame) const;
    [[nodiscard]] std::span<const ValueType> results(const ControlFrame& frame) const;
    [[nodiscard]] std::span<const ValueType> label_types(const ControlFrame& frame) const;
    /// The frame a label names, counted from `below` frames beneath the innermost; nothing and a problem if there is none.
    const ControlFrame* label(std::uint32_t index, std::size_t below = 0);
    bool check_block_type(const BlockType& block);
    void reset_locals(std::size_t count);

    // Locals.
    std::optional<ValueType> local_type(std::uint32_t index);
    void initialise(std::uint32_t index, ValueType type);
    [[nodiscard]] bool is_initialised(std::uint32_t index) const;

    // Index spaces: the entry, or nothing and a problem.
    const FunctionType* function_type(std::uint32_t type);
    const StructType* struct_type(std::uint32_t type);
    const ArrayType* array_type(std::uint32_t type);
    const Memory* memory(std::uint32_t index);
    const Table* table(std::uint32_t index);
    const ElementSegment* element(std::uint32_t index);
    bool check_data(std::uint32_t index);
    bool check_type(ValueType type);

    // Instructions; those that answer tell whether the opcode was theirs.
    bool check_by_class(const Instruction& in, OpcodeClass kind);
    ValueType check_immediate(const Instruction& in);
    void check_memory_access(const Instruction& in, const Memory& target);
    void check_fixed(const Instruction& in, ValueType address);
    bool check_plain(const Instruction& in);
    void check_select();
    void check_copy(ValueType to, ValueType from);
    bool check_control(const Instruction& in);
    void check_end();
    void check_catch(const Instruction& in);
    void check_try_table(const Instruction& in);
    void check_branch_table(const Instruction& in);
    bool check_call(const Instruction& in);
    void check_callee(const FunctionType& callee, bool is_tail);
    bool check_reference(const Instruction& in);
    void check_branch_cast(const Instruction& in);
    bool check_aggregate(const Instruction& in);
    void check_field(const Instruction& in, const FieldType& field, ValueType object, bool is_array);
    void check_constant_opcode(const Instruction& in);

    const Module& module_;
    const TypeTable& types_;
    std::vector<bool> declared_;

    std::vector<ValueType> stack_;
    std::vector<ControlFrame> frames_;
    std::vector<LocalRun> local_runs_;
    std::vector<ValueType> first_locals_;  ///< spelled out, to be found at once
    std::vector<bool> initialised_;
    std::vector<std::uint32_t> locals_set_;
    bool is_constant_ = false;
    std::uint32_t visible_globals_ = 0;
    std::uint32_t offset_ = 0;
    FunctionFacts facts_;
    std::optional<Problem> problem_;
};

}  // namespace bengkel
