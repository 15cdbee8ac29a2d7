#include "module/validate_module.hpp"

#include <algorithm>
#include <format>
#include <limits>
#include <optional>

#include "module/byte_reader.hpp"
#include "module/code_validator.hpp"
#include "module/limits.hpp"
#include "module/print_module.hpp"
#include "module/type_table.hpp"

namespace bengkel {
namespace {

constexpr std::uint64_t kMaximumSpecifiedPages64 = std::uint64_t{1} << 48;

/// What stands outside of function bodies, in the order of the sections; then the bodies.
class ModuleValidator {
  public:
    explicit ModuleValidator(const Module& module) : module_(module), types_(module), code_(module, types_) {}

    Result<std::vector<FunctionFacts>> validate() {
        problem_ = types_.problem();
        if (!problem_) check_functions();
        if (!problem_) check_tables();
        if (!problem_) check_memories();
        if (!problem_) check_tags();
        if (!problem_) check_globals();
        if (!problem_) check_exports();
        if (!problem_) check_start();
        if (!problem_) check_elements();
        std::vector<FunctionFacts> facts;
        if (!problem_) facts = check_bodies();
        if (!problem_) check_data();
        if (problem_) return failure(*std::move(problem_));
        return facts;
    }

  private:
    void fail(std::string_view code, std::string message, std::uint32_t offset) {
        if (!problem_) problem_ = module_problem(code, std::move(message), offset);
    }

    bool check_type(ValueType type, std::uint32_t offset) {
        if (!types_.is_known(type)) fail("unknown-type", std::format("there is no type {}", type.heap.index), offset);
        return !problem_;
    }

    void check_constant(Span code, ValueType expected, std::uint32_t visible_globals) {
        if (!problem_ && !code_.check_constant(code, expected, visible_globals)) problem_ = code_.problem();
    }

    std::uint32_t all_globals() const { return static_cast<std::uint32_t>(module_.globals.size()); }

    void check_functions() {
        for (const Function& function : module_.functions)
            if (!module_.function_type(function.type))
                return fail("unknown-type", std::format("there is no function type {}", function.type), function.offset);
    }

    void check_tables() {
        if (module_.tables.size() > kMaximumTables)
            return fail("over-limit", std::format("more than {} tables", kMaximumTables),
                        module_.tables.back().entry.offset);
        for (std::uint32_t i = 0; i < module_.tables.size() && !problem_; ++i) {
            const Table& table = module_.tables[i];
            const std::uint32_t offset = table.entry.offset;
            if (!check_type(table.type.element, offset)) return;
            const Limits& limits = table.type.limits;
            if (limits.maximum && *limits.maximum < limits.minimum)
                return fail("bad-limits", "the maximum is below the minimum", offset);
            if (limits.minimum > kMaximumTableElements)
                return fail("over-limit", std::format("a table of more than {} elements", kMaximumTableElements), offset);
            if (table.initial) {
                check_constant(*table.initial, table.type.element, module_.imported_globals);
            } else if (i >= module_.imported_tables && !table.type.element.is_defaultable()) {
                fail("type-mismatch", "a table without null needs a first value", offset);
            }
        }
    }

    void check_memories() {
        if (module_.memories.size() > kMaximumMemories)
            return fail("over-limit", std::format("more than {} memories", kMaximumMemories),
                        module_.memories.back().entry.offset);
        for (const Memory& memory : module_.memories) {
            const Limits& limits = memory.type.limits;
            const std::uint32_t offset = memory.entry.offset;
            const std::uint64_t most = limits.is_64 ? kMaximumSpecifiedPages64 : kMaximumPages;
            if (limits.minimum > most || limits.maximum.value_or(0) > most)
                return fail("bad-limits", std::format("more than {} pages", most), offset);
            if (limits.maximum && *limits.maximum < limits.minimum)
                return fail("bad-limits", "the maximum is below the minimum", offset);
            if (std::max(limits.minimum, limits.maximum.value_or(0)) > (limits.is_64 ? kMaximumPages64 : kMaximumPages))
                return fail("over-limit", std::format("a memory of more than {} pages", kMaximumPages64), offset);
        }
    }

    void check_tags() {
        for (const Tag& tag : module_.tags) {
            const FunctionType* type = module_.function_type(tag.type.type);
            if (!type) return fail("unknown-type", std::format("there is no function type {}", tag.type.type), tag.offset);
            if (!type->results.empty()) return fail("type-mismatch", "a tag has no results", tag.offset);
        }
    }

    void check_globals() {
        for (std::uint32_t i = 0; i < module_.globals.size() && !problem_; ++i) {
            const Global& global = module_.globals[i];
            if (!check_type(global.type.type, global.entry.offset)) return;
            if (global.initial) check_constant(*global.initial, global.type.type, i);
        }
    }

    void check_exports() {
        for (const Export& item : module_.exports) {
            const auto require = [&](std::size_t size, std::string_view what) {
                if (item.index >= size)
                    fail(std::format("unknown-{}", what), std::format("there is no {} {}", what, item.index), item.offset);
            };
            switch (item.kind) {
                case ExternKind::Function:
                    require(module_.functions.size(), "function");
                    if (!problem_) code_.declare_function(item.index);
                    break;
                case ExternKind::Table: require(module_.tables.size(), "table"); break;
                case ExternKind::Memory: require(module_.memories.size(), "memory"); break;
                case ExternKind::Global: require(module_.globals.size(), "global"); break;
                case ExternKind::Tag: require(module_.tags.size(), "tag"); break;
            }
            if (problem_) return;
        }
    }

    void check_start() {
        if (!module_.start) return;
        const std::uint32_t function = module_.start->function;
        const std::uint32_t offset = module_.start->offset;
        if (function >= module_.functions.size())
            return fail("unknown-function", std::format("there is no function {}", function), offset);
        const FunctionType& type = module_.type_of(function);
        if (!type.parameters.empty() || !type.results.empty())
            fail("bad-start", "the first function takes and gives nothing", offset);
    }

    void check_elements() {
        for (const ElementSegment& segment : module_.elements) {
            if (!check_type(segment.type, segment.offset)) return;
            if (segment.mode == ElementSegment::Mode::Active) {
                if (segment.table >= module_.tables.size())
                    return fail("unknown-table", std::format("there is no table {}", segment.table), segment.offset);
                const TableType& table = module_.tables[segment.table].type;
                if (!types_.matches(segment.type, table.element))
                    return fail(
                        "type-mismatch",
                        std::format("elements {} for a table of {}", print_type(segment.type), print_type(table.element)),
                        segment.offset);
                check_constant(segment.place, table.limits.address(), all_globals());
            }
            if (!problem_) check_items(segment);
            if (problem_) return;
        }
    }

    void check_items(const ElementSegment& segment) {
        if (segment.has_expressions) {
            if (!code_.check_constants(segment.items, segment.count, segment.type, all_globals()))
                problem_ = code_.problem();
            return;
        }
        ByteReader reader(module_.bytes, segment.items.offset, segment.items.end());
        for (std::uint32_t i = 0; i < segment.count; ++i) {
            const std::uint32_t offset = reader.offset();
            const std::uint32_t function = reader.u32();
            if (function >= module_.functions.size())
                return fail("unknown-function", std::format("there is no function {}", function), offset);
            code_.declare_function(function);
        }
    }

    std::vector<FunctionFacts> check_bodies() {
        std::vector<FunctionFacts> facts;
        facts.reserve(module_.bodies.size());
        for (std::uint32_t i = 0; i < module_.bodies.size(); ++i) {
            if (!code_.check_body(module_.bodies[i], module_.imported_functions + i)) {
                problem_ = code_.problem();
                break;
            }
            facts.push_back(code_.facts());
        }
        return facts;
    }

    void check_data() {
        for (const DataSegment& segment : module_.data) {
            if (!segment.is_active) continue;
            if (segment.memory >= module_.memories.size())
                return fail("unknown-memory", std::format("there is no memory {}", segment.memory), segment.offset);
            check_constant(segment.place, module_.memories[segment.memory].type.limits.address(), all_globals());
            if (problem_) return;
        }
    }

    const Module& module_;
    TypeTable types_;
    CodeValidator code_;
    std::optional<Problem> problem_;
};

}  // namespace

Result<std::vector<FunctionFacts>> validate_module(const Module& module) { return ModuleValidator(module).validate(); }

}  // namespace bengkel
