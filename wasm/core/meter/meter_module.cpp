#include "meter/meter_module.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <string>
#include <utility>

#include "meter/call_plan.hpp"
#include "meter/write_function.hpp"
#include "module/limits.hpp"
#include "module/read_module.hpp"
#include "module/validate_module.hpp"
#include "module/write_module.hpp"

namespace bengkel {
namespace {

Problem problem(std::string code, std::string message, std::size_t offset) {
    return {std::move(code), std::move(message), "", {{}, {}, offset, 0, 0}};
}

/// Sections that speak of offsets in the code, which move.
bool speaks_of_offsets(std::string_view name) {
    return name.starts_with(".debug_") || name.starts_with("metadata.code.") || name.starts_with("reloc.") ||
           name == "linking" || name == "sourceMappingURL" || name == "external_debug_info";
}

/// Meters one valid module, section by section.
class ModuleMeter {
  public:
    ModuleMeter(const Module& module, const std::vector<FunctionFacts>& facts, const MeterOptions& options)
        : module_(module), facts_(facts), options_(options) {}

    Result<Metered> meter() {
        check_names();
        for (const Memory& memory : module_.memories)
            capped(memory.type.limits, options_.maximum_memory_pages, "memory", memory.entry);
        for (const Table& table : module_.tables)
            capped(table.type.limits, options_.maximum_table_elements, "table", table.entry);
        if (!problems_.empty()) return failure(std::move(problems_));
        BENGKEL_TRY(calls_, plan_calls(module_, facts_, options_));
        append();
        if (!problems_.empty()) return failure(std::move(problems_));

        Metered metered;
        metered.bytes = write_module(module_, [&](ModuleWriter& writer, SectionId id, const Section* section) {
            return rewrite(writer, id, section);
        });
        if (!problems_.empty()) return failure(std::move(problems_));
        stats_.functions = static_cast<std::uint32_t>(module_.bodies.size());
        stats_.bytes_before = module_.bytes.size();
        stats_.bytes_after = metered.bytes.size();
        metered.stats = stats_;
        return metered;
    }

  private:
    void check_names() {
        for (const Export& exported : module_.exports)
            if (exported.name.starts_with(kReservedPrefix))
                problems_.push_back(
                    problem("meter.reserved-name",
                            "names that start with __bengkel_ are the meter's, not " + std::string(exported.name),
                            exported.offset));
    }

    Limits capped(Limits limits, std::optional<std::uint64_t> most, const std::string& what, Span entry) {
        if (!most) return limits;
        if (limits.minimum > *most)
            problems_.push_back(problem("meter." + what + "-too-large",
                                        "a " + what + " starts with " + std::to_string(limits.minimum) +
                                            (what == "memory" ? " pages" : " elements") + ", which is more than " +
                                            std::to_string(*most),
                                        entry.offset));
        limits.maximum = std::min(limits.maximum.value_or(*most), *most);
        return limits;
    }
    Limits capped(const Memory& memory) { return capped(memory.type.limits, options_.maximum_memory_pages, "", {}); }
    Limits capped(const Table& table) { return capped(table.type.limits, options_.maximum_table_elements, "", {}); }

    /// What stands behind everything that the module has.
    void append() {
        appended_.left_global = static_cast<std::uint32_t>(module_.globals.size());
        appended_.pages_global = appended_.left_global + 1;
        appended_.profile_globals = appended_.left_global + 2;
        if (profiled_globals() > kMaximumGlobals - appended_.profile_globals)
            problems_.push_back(problem("meter.over-limit", "there are too many functions for a profile", 0));
        auto type = static_cast<std::uint32_t>(module_.types.size());
        for (std::size_t i = module_.imported_functions; i < module_.functions.size(); ++i) {
            const std::uint32_t index = module_.functions[i].type;
            const FunctionType& function = *module_.function_type(index);
            if (function.results.size() < 2 || appended_.block_types.contains(index)) continue;
            appended_.block_types[index] = type++;
            append_type({{}, function.results});
        }
        if (calls_.passes_counter) pass_counter(type);
    }

    void append_type(const FunctionType& type) {
        ModuleWriter writer(0);
        writer.byte(0x60);
        for (const auto* values : {&type.parameters, &type.results}) {
            writer.u32(static_cast<std::uint32_t>(values->size()));
            for (const ValueType value : *values) writer.value_type(value);
        }
        const Bytes encoded = writer.finish();
        appended_types_.insert(appended_types_.end(), encoded.begin(), encoded.end());
        ++appended_type_count_;
    }

    /// Every function has the counter behind its parameters and its results; the host comes in by wrappers.
    void pass_counter(std::uint32_t next_type) {
        appended_.passes_counter = true;
        appended_.passing_types = next_type;
        for (std::uint32_t i = 0; i < module_.types.size(); ++i) {
            FunctionType type = *module_.function_type(i);
            type.parameters.push_back(kI64);
            type.results.push_back(kI64);
            append_type(type);
        }
        const auto wrap = [&](std::uint32_t function) {
            const auto wrapper = static_cast<std::uint32_t>(module_.functions.size() + wrapped_.size());
            if (function >= module_.imported_functions && wrappers_.try_emplace(function, wrapper).second)
                wrapped_.push_back(function);
        };
        if (module_.start) wrap(module_.start->function);
        for (const Export& exported : module_.exports)
            if (exported.kind == ExternKind::Function) wrap(exported.index);
    }

    /// What the host is given for a function.
    [[nodiscard]] std::uint32_t handed_out(std::uint32_t function) const {
        const auto found = wrappers_.find(function);
        return found == wrappers_.end() ? function : found->second;
    }

    /// Two for each function.
    [[nodiscard]] std::uint32_t profiled_globals() const {
        return options_.has_profile ? static_cast<std::uint32_t>(2 * module_.bodies.size()) : 0;
    }

    bool rewrite(ModuleWriter& writer, SectionId id, const Section* section) {
        switch (id) {
            case SectionId::Custom: return section != nullptr && speaks_of_offsets(section->name);
            case SectionId::Type: {
                if (appended_types_.empty()) return false;
                write_appended(writer, module_, id, section, appended_type_count_, appended_types_);
                return true;
            }
            case SectionId::Function: return appended_.passes_counter && write_functions(writer);
            case SectionId::Import: return section != nullptr && write_imports(writer);
            case SectionId::Table: return section != nullptr && write_tables(writer);
            case SectionId::Memory: return section != nullptr && write_memories(writer);
            case SectionId::Global: {
                ModuleWriter globals(0);
                const auto add = [&](std::int64_t value) {
                    globals.value_type(kI64);
                    globals.byte(1);
                    globals.opcode(Opcode::I64Const);
                    globals.s64(value);
                    globals.opcode(Opcode::End);
                };
                add(0);
                add(std::numeric_limits<std::int64_t>::max());
                for (std::uint32_t i = 0; i < profiled_globals(); ++i) add(0);
                write_appended(writer, module_, id, section, 2 + profiled_globals(), globals.finish());
                return true;
            }
            case SectionId::Export: write_exports(writer); return true;
            case SectionId::Start: return true;
            case SectionId::Code: return section != nullptr && write_code(writer);
            default: return false;
        }
    }

    bool write_functions(ModuleWriter& writer) {
        writer.open_section(SectionId::Function);
        writer.u32(static_cast<std::uint32_t>(module_.bodies.size() + wrapped_.size()));
        for (std::size_t i = module_.imported_functions; i < module_.functions.size(); ++i)
            writer.u32(appended_.passing_types + module_.functions[i].type);
        for (const std::uint32_t function : wrapped_) writer.u32(module_.functions[function].type);
        writer.close_section();
        return true;
    }

    bool write_imports(ModuleWriter& writer) {
        const bool has_caps = options_.maximum_memory_pages.has_value() || options_.maximum_table_elements.has_value();
        if (!has_caps) return false;
        writer.open_section(SectionId::Import);
        writer.u32(static_cast<std::uint32_t>(module_.imports.size()));
        for (const Import& import : module_.imports) {
            if (import.kind != ExternKind::Memory && import.kind != ExternKind::Table) {
                writer.copy(module_.view(import.entry));
                continue;
            }
            writer.name(import.module);
            writer.name(import.name);
            writer.byte(static_cast<std::uint8_t>(import.kind));
            if (import.kind == ExternKind::Table) writer.value_type(module_.tables[import.index].type.element);
            write(writer, import.kind == ExternKind::Memory ? capped(module_.memories[import.index])
                                                            : capped(module_.tables[import.index]));
        }
        writer.close_section();
        return true;
    }

    bool write_tables(ModuleWriter& writer) {
        if (!options_.maximum_table_elements) return false;
        writer.open_section(SectionId::Table);
        writer.u32(static_cast<std::uint32_t>(module_.tables.size() - module_.imported_tables));
        for (std::size_t i = module_.imported_tables; i < module_.tables.size(); ++i) {
            const Table& table = module_.tables[i];
            if (table.initial) {
                writer.byte(0x40);
                writer.byte(0x00);
            }
            writer.value_type(table.type.element);
            write(writer, capped(table));
            if (table.initial) writer.copy(module_.view(*table.initial));
        }
        writer.close_section();
        return true;
    }

    bool write_memories(ModuleWriter& writer) {
        if (!options_.maximum_memory_pages) return false;
        writer.open_section(SectionId::Memory);
        writer.u32(static_cast<std::uint32_t>(module_.memories.size() - module_.imported_memories));
        for (std::size_t i = module_.imported_memories; i < module_.memories.size(); ++i)
            write(writer, capped(module_.memories[i]));
        writer.close_section();
        return true;
    }

    static void write(ModuleWriter& writer, const Limits& limits) {
        Bytes encoded;
        write_limits(encoded, limits);
        writer.copy(encoded);
    }

    void write_exports(ModuleWriter& writer) {
        ModuleWriter exports(0);
        std::uint32_t count = 0;
        const auto add = [&](std::string_view name, ExternKind kind, std::uint32_t index) {
            exports.name(name);
            exports.byte(static_cast<std::uint8_t>(kind));
            exports.u32(kind == ExternKind::Function ? handed_out(index) : index);
            ++count;
        };
        for (const Export& exported : module_.exports) add(exported.name, exported.kind, exported.index);
        add(kLeftExport, ExternKind::Global, appended_.left_global);
        add(kPagesExport, ExternKind::Global, appended_.pages_global);
        if (module_.start) add(kStartExport, ExternKind::Function, module_.start->function);
        for (std::uint32_t i = 0; i < profiled_globals(); i += 2) {
            const std::string index = std::to_string(module_.imported_functions + i / 2);
            add(std::string(kFunctionFuelExport) + index, ExternKind::Global, appended_.profile_globals + i);
            add(std::string(kFunctionCallsExport) + index, ExternKind::Global, appended_.profile_globals + i + 1);
        }
        write_appended(writer, module_, SectionId::Export, nullptr, count, exports.finish());
    }

    bool write_code(ModuleWriter& writer) {
        NanPlanner nans(module_);
        FunctionWriter functions(module_, options_, appended_, writer);
        writer.open_section(SectionId::Code);
        writer.u32(static_cast<std::uint32_t>(module_.bodies.size() + wrapped_.size()));
        for (std::size_t i = 0; i < module_.bodies.size(); ++i) {
            const Body& body = module_.bodies[i];
            const EntryTerms& terms = calls_.terms[i];
            FuelPlan plan = std::move(calls_.functions[i]);  // and free again once it is carried out
            const std::uint32_t function = static_cast<std::uint32_t>(i) + module_.imported_functions;
            if (options_.has_canonical_nans && plan.makes_nans) add_nans(plan, nans.plan(body, function));
            const std::size_t start = writer.size();
            functions.write(function, facts_[i].locals, plan, terms);
            if (writer.size() - start > kMaximumBodyBytes || facts_[i].locals + kAddedLocals > kMaximumLocals) {
                problems_.push_back(
                    problem("meter.over-limit", "a function is too large to be metered", body.whole.offset));
                return true;
            }
            stats_.blocks +=
                static_cast<std::uint32_t>(std::ranges::count_if(plan.blocks, [](auto fuel) { return fuel > 0; }));
            stats_.loops += plan.loops;
            stats_.instructions += facts_[i].instructions;
            if (terms.counts_depth) ++stats_.counted_functions;
        }
        for (const std::uint32_t function : wrapped_) functions.write_wrapper(function);
        writer.close_section();
        return true;
    }

    static constexpr std::uint32_t kAddedLocals = 2 + kScratches;

    const Module& module_;
    const std::vector<FunctionFacts>& facts_;
    const MeterOptions& options_;
    Problems problems_;
    Appended appended_;
    Bytes appended_types_;
    std::uint32_t appended_type_count_ = 0;
    std::vector<std::uint32_t> wrapped_;               ///< functions that the host is given, in another form
    std::map<std::uint32_t, std::uint32_t> wrappers_;  ///< of each the index
    CallPlan calls_;
    MeterStats stats_;
};

}  // namespace

Result<Metered> meter_module(ByteView input, const MeterOptions& options) {
    BENGKEL_TRY(const Module module, read_module(input));
    BENGKEL_TRY(const std::vector<FunctionFacts> facts, validate_module(module));
    return ModuleMeter(module, facts, options).meter();
}

}  // namespace bengkel
