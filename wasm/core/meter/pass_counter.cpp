#include "meter/pass_counter.hpp"

#include <algorithm>

#include "module/byte_reader.hpp"
#include "module/limits.hpp"

namespace bengkel {
namespace {

bool are_numbers(const std::vector<ValueType>& types) { return std::ranges::none_of(types, &ValueType::is_reference); }

/// A function type of its own group: functions of such types are alike where parameters and results are.
bool is_plain(const SubType& type) {
    const auto* function = std::get_if<FunctionType>(&type.composite);
    return function != nullptr && !type.supertype && type.is_final && type.group_size == 1 &&
           are_numbers(function->parameters) && are_numbers(function->results) &&
           function->parameters.size() < kMaximumParameters && function->results.size() < kMaximumResults;
}

/// What calls through it are is the module's own affair.
bool is_private(const Module& module, std::size_t table) {
    const Table& it = module.tables[table];
    return table >= module.imported_tables && it.type.element == reference_to(HeapType::Kind::Func) &&
           !it.type.limits.is_64 && !it.initial && std::ranges::none_of(module.exports, [&](const Export& exported) {
               return exported.kind == ExternKind::Table && exported.index == table;
           });
}

bool holds_imports(const Module& module, const ElementSegment& segment) {
    ByteReader items(module.bytes, segment.items.offset, segment.items.end());
    for (std::uint32_t i = 0; i < segment.count; ++i)
        if (items.u32() < module.imported_functions) return true;
    return false;
}

bool is_unseen(const FunctionFacts& facts) {
    return !facts.has_tail_calls && !facts.asks_for_types && facts.named_functions.empty();
}

}  // namespace

bool can_pass_counter(const Module& module, const std::vector<FunctionFacts>& facts, const MeterOptions& options) {
    if (options.has_profile || facts.empty()) return false;
    if (module.types.size() > kMaximumTypes / 3 || module.functions.size() > kMaximumFunctions / 2) return false;
    if (!std::ranges::all_of(module.types, is_plain) || !std::ranges::all_of(facts, is_unseen)) return false;
    for (std::size_t table = 0; table < module.tables.size(); ++table)
        if (!is_private(module, table)) return false;
    if (std::ranges::any_of(module.globals, [](const Global& global) { return global.type.type.is_reference(); }))
        return false;
    return std::ranges::none_of(module.elements, [&](const ElementSegment& segment) {
        return segment.has_expressions || holds_imports(module, segment);
    });
}

}  // namespace bengkel
