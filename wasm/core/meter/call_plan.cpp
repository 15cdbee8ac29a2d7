#include "meter/call_plan.hpp"

#include <algorithm>

#include "meter/pass_counter.hpp"
#include "module/byte_reader.hpp"
#include "module/instruction_reader.hpp"

namespace bengkel {
namespace {

/// Functions are counted from 0, without imports.
class CallPlanner {
  public:
    CallPlanner(const Module& module, const std::vector<FunctionFacts>& facts, const MeterOptions& options)
        : module_(module),
          facts_(facts),
          options_(options),
          calls_{.terms = {}, .functions = {}, .passes_counter = can_pass_counter(module, facts, options)},
          planner_(module, options, calls_.terms, calls_.passes_counter) {}

    Result<CallPlan> plan() {
        const std::size_t count = module_.bodies.size();
        calls_.terms.resize(count);
        calls_.functions.resize(count);
        functions_.resize(count + 1);
        for (std::uint32_t function = 0; function < count; ++function) take_facts(function);
        functions_[count].callees = static_cast<std::uint32_t>(callees_.size());
        if (auto read = read_outside(); !read) return failure(std::move(read).error());
        for (std::uint32_t function = 0; function < count; ++function)
            if (functions_[function].state == State::New)
                if (auto walked = walk(function); !walked) return failure(std::move(walked).error());
        return std::move(calls_);
    }

  private:
    enum class State : std::uint8_t { New, Open, Closed };
    struct FunctionNode {
        std::uint32_t callees = 0;  ///< its own are callees_[callees] up to those of the next
        State state = State::New;
        bool reaches_anyone = false;    ///< a table, a reference or an import (which may call back) is called here or below
        bool is_pointed_at = false;     ///< may be called by who knows whom
        bool is_recursive = false;      ///< calls lead back to it
        bool leads_on = false;          ///< somebody who counts, or anyone at all, is called here or below
        std::uint64_t slots_on = 0;     ///< of those who do not count on the way to the next who does
        std::uint64_t slots_below = 0;  ///< of those who do not count, at most
        std::uint64_t fuel = 0;         ///< at most used before a check
    };
    struct Visit {
        std::uint32_t function = 0;
        std::uint32_t next = 0;
    };

    void point_at(std::uint32_t function) {
        if (function >= module_.imported_functions) functions_[function - module_.imported_functions].is_pointed_at = true;
    }

    void take_facts(std::uint32_t function) {
        FunctionNode& node = functions_[function];
        node.callees = static_cast<std::uint32_t>(callees_.size());
        node.reaches_anyone = facts_[function].calls_anyone;
        for (const std::uint32_t callee : facts_[function].callees) {
            if (callee < module_.imported_functions)
                node.reaches_anyone = true;
            else
                callees_.push_back(callee - module_.imported_functions);
        }
        for (const std::uint32_t named : facts_[function].named_functions) point_at(named);
    }

    Result<void> read_expression(Span code) {
        InstructionReader reader(module_.bytes, code);
        while (const Instruction* instruction = reader.next())
            if (instruction->opcode == Opcode::RefFunc) point_at(instruction->index);
        if (reader.problem()) return failure(*reader.problem());
        return {};
    }

    /// The functions that exports, the start, element segments and constant expressions hand out.
    Result<void> read_outside() {
        if (module_.start) point_at(module_.start->function);
        for (const Export& exported : module_.exports)
            if (exported.kind == ExternKind::Function) point_at(exported.index);
        std::vector<Span> expressions;
        for (const ElementSegment& segment : module_.elements) {
            if (segment.has_expressions) {
                expressions.push_back(segment.items);
                continue;
            }
            ByteReader items(module_.bytes, segment.items.offset, segment.items.end());
            for (std::uint32_t i = 0; i < segment.count; ++i) point_at(items.u32());
        }
        for (const Global& global : module_.globals)
            if (global.initial) expressions.push_back(*global.initial);
        for (const Table& table : module_.tables)
            if (table.initial) expressions.push_back(*table.initial);
        for (const Span code : expressions)
            if (auto read = read_expression(code); !read) return read;
        return {};
    }

    /// Depth first, callees before their callers; a call to what is still open closes a cycle.
    Result<void> walk(std::uint32_t root) {
        functions_[root].state = State::Open;
        visits_.push_back({root, functions_[root].callees});
        while (!visits_.empty()) {
            Visit& visit = visits_.back();
            if (visit.next == functions_[visit.function + 1].callees) {
                if (auto closed = close(visit.function); !closed) return closed;
                visits_.pop_back();
                continue;
            }
            const std::uint32_t callee = callees_[visit.next++];
            if (functions_[callee].state == State::Open) functions_[callee].is_recursive = true;
            if (functions_[callee].state != State::New) continue;
            functions_[callee].state = State::Open;
            visits_.push_back({callee, functions_[callee].callees});
        }
        return {};
    }

    Result<void> close(std::uint32_t function) {
        FunctionNode& node = functions_[function];
        EntryTerms& terms = calls_.terms[function];
        node.state = State::Closed;
        const auto parameters = module_.type_of(function + module_.imported_functions).parameters.size();
        BENGKEL_TRY(const FuelPlan* plan, planner_.plan(module_.bodies[function], static_cast<std::uint32_t>(parameters)));
        calls_.functions[function] = *plan;

        std::uint64_t slots_on = 0;
        std::uint64_t slots_below = 0;
        node.fuel = plan->fuel;
        for (std::uint32_t i = node.callees; i < functions_[function + 1].callees; ++i) {
            const FunctionNode& callee = functions_[callees_[i]];
            if (callee.reaches_anyone || callee.state == State::Open) node.reaches_anyone = true;
            if (callee.leads_on || calls_.terms[callees_[i]].counts_depth) node.leads_on = true;
            slots_on = std::max(slots_on, callee.slots_on);
            slots_below = std::max(slots_below, callee.slots_below);
            node.fuel += callee.fuel;
        }
        if (node.reaches_anyone) node.leads_on = true;
        const bool closes_cycle = node.is_recursive || (node.is_pointed_at && node.reaches_anyone);
        const FunctionFacts& facts = facts_[function];
        // A vector takes two slots.
        const std::uint64_t own =
            kFrameSlots + (parameters + facts.locals + facts.maximum_operands) * (facts.has_vectors ? 2 : 1);
        terms.slots = static_cast<std::uint32_t>(std::min<std::uint64_t>(own + slots_on, kMaximumDepth + 1));
        terms.counts_depth = options_.has_depth && (closes_cycle || own + slots_below > kUncountedSlots ||
                                                    (node.leads_on && own + slots_on > kSlotsOn));
        terms.is_checked = terms.counts_depth || closes_cycle || node.fuel > kUncheckedFuel;
        // In a profile each pays for itself.
        terms.is_prepaid =
            !options_.has_profile && !node.is_pointed_at && !node.is_recursive && plan->blocks[0] <= kPrepaidFuel;
        if (terms.is_prepaid) terms.fuel = plan->blocks[0];
        if (!terms.counts_depth) {
            node.slots_below = own + slots_below;
            if (node.leads_on) node.slots_on = own + slots_on;
        }
        if (terms.is_checked) node.fuel = 0;
        return {};
    }

    const Module& module_;
    const std::vector<FunctionFacts>& facts_;
    const MeterOptions& options_;
    CallPlan calls_;
    FuelPlanner planner_;
    std::vector<FunctionNode> functions_;
    std::vector<std::uint32_t> callees_;
    std::vector<Visit> visits_;
};

}  // namespace

Result<CallPlan> plan_calls(const Module& module, const std::vector<FunctionFacts>& facts, const MeterOptions& options) {
    return CallPlanner(module, facts, options).plan();
}

}  // namespace bengkel
