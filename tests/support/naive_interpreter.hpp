#pragma once
// Executes a valid module one instruction after the other and counts what each costs: slow, plain, and nothing like the
// meter, which it is held against. Numbers, memory, tables, calls and branches; no vectors, exceptions or structures.

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "module/instruction.hpp"
#include "module/instruction_reader.hpp"
#include "module/module.hpp"
#include "module/type_table.hpp"

namespace bengkel::test {

enum class NaiveEnding { Returned, Trapped, TooDeep, OutOfSteps, Unsupported };

struct NaiveRun {
    NaiveEnding ending = NaiveEnding::Returned;
    std::vector<std::uint64_t> results;  ///< bits; i32 and f32 in the lower half
    std::uint64_t fuel = 0;
    std::string_view reason;  ///< of Unsupported: what is not understood
};

/// Which bits a NaN gets that arithmetic makes.
enum class NaiveNans {
    Canonical,  ///< as the specification's deterministic profile says
    Wild,       ///< always others: the worst that the full specification allows
};

class NaiveInterpreter {
  public:
    /// `module` must be valid and stay. Imported functions answer with zeroes.
    explicit NaiveInterpreter(const Module& module, NaiveNans nans = NaiveNans::Canonical);

    /// Whether segments fitted and everything needed is understood.
    [[nodiscard]] bool is_ready() const { return !not_ready_; }
    /// An exported function; `most_steps` instructions at most.
    NaiveRun call(std::string_view name, const std::vector<std::uint64_t>& arguments,
                  std::uint64_t most_steps = 10'000'000);
    [[nodiscard]] std::optional<std::uint64_t> global(std::string_view name) const;
    void set_global(std::string_view name, std::uint64_t value);
    [[nodiscard]] const Bytes& memory() const { return memory_; }
    /// Whether memory did not grow that by its type could have.
    [[nodiscard]] bool is_starved() const { return is_starved_; }

  private:
    struct Code {
        std::vector<Instruction> instructions;
        std::vector<std::uint32_t> ends;   ///< of each block-like instruction: its `end`
        std::vector<std::uint32_t> elses;  ///< of each `if`: behind its `else`, or its `end`
        std::size_t locals = 0;
    };
    struct Label {
        std::uint32_t target = 0;
        std::size_t arity = 0;
        std::size_t height = 0;
        bool is_loop = false;
    };
    struct Stop {
        NaiveEnding ending;
        std::string_view reason{};
    };

    void decode(const Body& body, Code& code);
    void instantiate();
    void execute(std::uint32_t function, int depth);
    /// Numbers and memory; false where the instruction is none of that.
    bool compute(const Instruction& instruction);
    void fill(const Instruction& instruction);
    std::uint64_t evaluate(Span expression);
    std::uint64_t evaluate(InstructionReader& reader);
    const Export* find(std::string_view name, ExternKind kind) const;
    [[noreturn]] static void refuse(const Instruction& instruction);
    void add_length(Opcode opcode, std::uint64_t length);

    template <class T>
    std::uint64_t made(T value);
    std::uint64_t pop();
    std::uint64_t pop_address();
    [[nodiscard]] bool is_memory_64() const;
    void push(std::uint64_t value) { stack_.push_back(value); }
    std::uint8_t* at(std::uint64_t address, std::uint64_t offset, std::uint64_t size);

    const Module& module_;
    TypeTable types_;
    NaiveNans nans_;
    std::uint64_t nans_made_ = 0;
    std::vector<Code> codes_;
    std::vector<std::uint64_t> globals_;
    std::vector<std::vector<std::uint64_t>> tables_;
    std::vector<bool> dropped_data_;
    std::vector<bool> dropped_elements_;
    std::vector<std::vector<std::uint64_t>> elements_;
    Bytes memory_;
    std::vector<std::uint64_t> stack_;
    std::uint64_t fuel_ = 0;
    std::uint64_t steps_left_ = 0;
    std::optional<Stop> not_ready_;
    bool is_starved_ = false;
};

}  // namespace bengkel::test
