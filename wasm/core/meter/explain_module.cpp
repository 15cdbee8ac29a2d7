#include "meter/explain_module.hpp"

#include <string>
#include <unordered_map>

#include "meter/call_plan.hpp"
#include "module/read_module.hpp"
#include "module/validate_module.hpp"

namespace bengkel {
namespace {

constexpr std::size_t kMarginWidth = 8;

/// "+12" before the instruction that a block begins with, "*12" before a loop's first, blanks elsewhere.
std::unordered_map<std::uint32_t, std::string> margins_of(const FuelPlan& plan, const Body& body, const EntryTerms& terms) {
    std::unordered_map<std::uint32_t, std::string> margins;
    if (plan.blocks[0] > 0 && !terms.is_prepaid) margins[body.code.offset] = "+" + std::to_string(plan.blocks[0]);
    for (const Step& step : plan.steps) {
        const bool is_loop = step.kind == Step::Kind::LoopHead;
        if (!is_loop && step.kind != Step::Kind::Charge) continue;
        const std::uint32_t fuel = plan.blocks[step.value];
        if (fuel > 0 || is_loop) margins[step.offset] += (is_loop ? "*" : "+") + std::to_string(fuel);
    }
    return margins;
}

}  // namespace

Result<void> explain_module(ByteView input, const MeterOptions& options, const PrintLine& print) {
    BENGKEL_TRY(const Module module, read_module(input));
    BENGKEL_TRY(const std::vector<FunctionFacts> facts, validate_module(module));
    const FunctionNames names = read_names(module);
    BENGKEL_TRY(const CallPlan calls, plan_calls(module, facts, options));
    for (std::uint32_t i = 0; i < facts.size(); ++i) {
        const auto margins = margins_of(calls.functions[i], module.bodies[i], calls.terms[i]);
        const PrintMargin margin = [&](const Instruction& instruction) {
            const auto found = margins.find(instruction.offset);
            std::string text = found == margins.end() ? "" : found->second;
            if (text.size() < kMarginWidth) text.resize(kMarginWidth, ' ');
            return text;
        };
        if (auto printed = print_function(module, names, i + module.imported_functions, print, margin); !printed)
            return printed;
    }
    return {};
}

}  // namespace bengkel
