#pragma once
// Where in a function fuel is charged, and every other place where the meter has something to say. A block here is what
// runs whole whenever it is entered: its instructions need not be next to each other. What follows an `if` belongs to the
// block in front of it, unless a branch leads past it.

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/result.hpp"
#include "meter/meter_module.hpp"
#include "meter/nan_plan.hpp"
#include "module/instruction_reader.hpp"
#include "module/module.hpp"
#include "module/validate_module.hpp"

namespace bengkel {

/// Values that the meter keeps aside for a moment, each in a local of its own.
enum class Scratch : std::uint8_t { Length32, Length64, Result32, Result64, F32, F64, V128, Callee };
inline constexpr std::size_t kScratches = 8;

/// A place in a body, in front of the byte `offset`.
struct Step {
    enum class Kind : std::uint8_t {
        Nothing,
        Charge,      ///< block `value` begins
        LoopHead,    ///< the same, and this is where a loop's iterations arrive
        Edge,        ///< control leaves for a join
        Join,        ///< control arrives from several places
        IfElse,      ///< in front of an `if` that has an `else`
        IfOnly,      ///< in front of one that has none
        Else,        ///< behind the `else`
        EndIf,       ///< behind the `end` of an `if` that has an `else`
        Handler,     ///< behind a catch, or where the handlers of a try_table arrive
        Call,        ///< in front of a call
        Called,      ///< behind it
        Throw,       ///< in front of a throw, or of unreachable
        Return,      ///< in front of a return or of a tail call
        Length,      ///< in front of an instruction that is charged by its length; `value` is its first index
        Lengthened,  ///< behind it
        Nan,         ///< what lies on top of the stack may be a NaN; `value` is its NanType
        Moved,       ///< in front of an instruction on the local that makes room for the counter; it ends at `value`
    };
    Kind kind = Kind::Nothing;
    bool flag = false;            ///< Length, Lengthened: it is an i64; LoopHead: handlers arrive here, too
    Opcode opcode = Opcode::Nop;  ///< of Length and Lengthened
    std::uint32_t offset = 0;
    std::uint32_t value = 0;
};

/// What a function owes at its entry (call_plan.hpp).
struct EntryTerms {
    bool is_checked = false;
    bool counts_depth = false;
    std::uint32_t slots = 0;  ///< what counting counts
    bool is_prepaid = false;
    std::uint32_t fuel = 0;  ///< what callers pay where it is prepaid
};

struct FuelPlan {
    std::vector<std::uint32_t> blocks;  ///< the fuel of each; block 0 begins with the function
    std::vector<Step> steps;            ///< by offset
    std::uint32_t loops = 0;
    std::uint64_t fuel = 0;  ///< of all blocks together
    bool has_handlers = false;
    bool has_try_table = false;
    bool makes_nans = false;
    bool leaves_by_branch = false;   ///< a branch, or a handler, leads out of the function
    bool leaves_by_handler = false;  ///< exceptions arrive at the function's own label
    bool returns_at_end = false;     ///< the last `end` can be reached
    std::array<bool, kScratches> scratch{};

    void use(Scratch wanted) { scratch[static_cast<std::size_t>(wanted)] = true; }
};

/// Adds to the plan the places where NaNs are made canonical.
void add_nans(FuelPlan& plan, const std::vector<NanPlace>& places);

/// Plans one function after the other with the same storage.
class FuelPlanner {
  public:
    /// `terms` are of module.bodies, and those of a function's callees known when it is planned: a call costs what its
    /// callee has others pay.
    FuelPlanner(const Module& module, const MeterOptions& options, const std::vector<EntryTerms>& terms,
                bool passes_counter);

    /// Where the counter is passed (pass_counter.hpp), it takes the index `first_local`, behind the parameters.
    /// The plan is valid until the next. Problems: meter.no-price.
    [[nodiscard]] Result<const FuelPlan*> plan(const Body& body, std::uint32_t first_local);

  private:
    static constexpr std::uint32_t kDead = 0xFFFFFFFF;
    struct Frame {
        Opcode opcode = Opcode::Block;  ///< what opened it; Else behind an `else`
        bool is_dead = false;
        bool is_target = false;
        bool is_handler = false;      ///< a target of exceptions
        bool escapes = false;         ///< a branch in it leads past its end
        bool has_other_end = false;   ///< an earlier arm, or an earlier handler's body, arrives at its end
        std::uint32_t before = 0;     ///< the block that it stands in
        std::uint32_t arm = 0;        ///< the block that its body began with
        std::uint32_t other_arm = 0;  ///< the block behind the `else`
        std::uint32_t step = 0;       ///< of the `if` or the loop
    };

    /// Of a lead byte.
    struct PlainPrice {
        bool is_plain = false;  ///< of instructions that cost this wherever they stand, and mean no more to the plan
        bool makes_nan = false;
        std::uint16_t fuel = 0;
    };

    void pass_plain(InstructionReader& reader);
    void visit(const Instruction& instruction);
    void open(const Instruction& instruction);
    void otherwise(const Instruction& instruction);
    void handle(const Instruction& instruction);
    void close(const Instruction& instruction);
    void branch(std::uint32_t label);
    void catches(const Instruction& instruction);
    void prepay(const Instruction& instruction);
    void call(const Instruction& instruction);
    void lengths(const Instruction& instruction);
    void pass_dead(const Instruction& instruction);
    void note_label(std::uint32_t label);
    [[nodiscard]] bool is_live() const { return block_ != kDead; }
    void begin_block(Step::Kind kind, std::uint32_t offset);
    void step(Step::Kind kind, std::uint32_t offset, std::uint32_t value = 0);

    const Module& module_;
    const MeterOptions& options_;
    const std::vector<EntryTerms>& terms_;
    bool passes_counter_;
    std::uint32_t first_local_ = 0;
    std::array<PlainPrice, 256> plain_{};
    FuelPlan plan_;
    std::vector<Frame> frames_;
    std::uint32_t block_ = 0;
};

}  // namespace bengkel
