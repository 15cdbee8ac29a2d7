#pragma once
// One function body with its plan carried out.

#include <cstdint>
#include <map>
#include <vector>

#include "meter/call_plan.hpp"
#include "meter/fuel_plan.hpp"
#include "meter/meter_module.hpp"
#include "module/module.hpp"
#include "module/write_module.hpp"

namespace bengkel {

/// Where in the metered module stands what was appended.
struct Appended {
    std::uint32_t left_global = 0;
    std::uint32_t pages_global = 0;
    std::uint32_t profile_globals = 0;                   ///< of each body two: its fuel, its calls
    std::map<std::uint32_t, std::uint32_t> block_types;  ///< of functions with several results: from type to type
    bool passes_counter = false;                         ///< pass_counter.hpp
    std::uint32_t passing_types = 0;  ///< then: of each of module.types one more, with the counter behind
};

class FunctionWriter {
  public:
    FunctionWriter(const Module& module, const MeterOptions& options, const Appended& appended, ModuleWriter& writer)
        : module_(module), options_(options), appended_(appended), writer_(writer) {}

    /// `function` counts imports, `locals` parameters.
    void write(std::uint32_t function, std::uint32_t locals, const FuelPlan& plan, const EntryTerms& terms);
    /// A function of the type that `function` had before the counter was passed: whoever calls it finds the counter in the
    /// global, before and behind.
    void write_wrapper(std::uint32_t function);

  private:
    /// Where the counter's true value stands: the other place is out of date.
    enum class Counter : std::uint8_t { Both, Local, Global };

    void choose(const FuelPlan& plan, const EntryTerms& terms);
    void declare(const Body& body, std::uint32_t parameters, std::uint32_t locals, const FuelPlan& plan);
    void enter(const FuelPlan& plan);
    void copy_until(std::uint32_t offset);
    void before_call(const Step& step);
    void behind_call();
    void carry_out(const FuelPlan& plan, std::size_t at);
    void charge(const FuelPlan& plan, std::size_t at);
    void loop_head(const FuelPlan& plan, std::size_t at);
    void limit_growth(const Step& step);
    void settle_growth(const Step& step);
    void charge_length(const Step& step);
    void push_price(const Step& step);
    template <typename Push>
    void raise(std::uint32_t counter, const Push& push);
    void attribute(std::uint32_t fuel);
    void push_length(const Step& step);
    void push_has_grown(const Step& step);
    void canonicalise(NanType type);
    void leave();

    [[nodiscard]] bool is_global_next(const FuelPlan& plan, std::size_t at) const;
    void load_counter();
    void need_local();
    void need_global();
    void subtract(std::uint32_t fuel, std::uint32_t slots = 0);
    void is_negative();
    void mask(std::int64_t bits);
    void restore_depth();

    void local(Opcode opcode, std::uint32_t index);
    void global(Opcode opcode, std::uint32_t index);
    [[nodiscard]] std::uint32_t scratch(Scratch scratch) const { return scratch_[static_cast<std::size_t>(scratch)]; }

    const Module& module_;
    const MeterOptions& options_;
    const Appended& appended_;
    ModuleWriter& writer_;

    bool is_cached_ = false;    ///< whether the counter lives in a local
    bool saves_depth_ = false;  ///< handlers put the depth back
    EntryTerms terms_;
    std::uint32_t own_fuel_ = 0;  ///< the global that counts it, in a profile; calls are in the next
    Counter counter_ = Counter::Global;
    std::vector<Counter> outer_counters_;
    std::uint32_t copied_ = 0;       ///< up to here the body's code is written
    bool passes_on_ = false;         ///< the counter, to the function that is called
    std::uint32_t moved_local_ = 0;  ///< what had the index that a passed counter takes
    std::uint32_t left_local_ = 0;
    std::uint32_t depth_local_ = 0;
    std::array<std::uint32_t, kScratches> scratch_{};
};

}  // namespace bengkel
