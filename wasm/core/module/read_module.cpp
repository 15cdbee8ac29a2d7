#include "module/read_module.hpp"

#include <algorithm>
#include <array>
#include <format>
#include <utility>

#include "module/byte_reader.hpp"
#include "module/instruction_reader.hpp"
#include "module/limits.hpp"
#include "module/read_type.hpp"

namespace bengkel {
namespace {

constexpr std::array<std::uint8_t, 4> kMagic = {0, 'a', 's', 'm'};
constexpr std::array<std::uint8_t, 4> kVersion = {1, 0, 0, 0};

/// Where a section stands among the others; its id tells only when it was invented.
int rank_of(SectionId id) {
    constexpr std::array kOrder = {SectionId::Type,   SectionId::Import,  SectionId::Function,  SectionId::Table,
                                   SectionId::Memory, SectionId::Tag,     SectionId::Global,    SectionId::Export,
                                   SectionId::Start,  SectionId::Element, SectionId::DataCount, SectionId::Code,
                                   SectionId::Data};
    return static_cast<int>(std::ranges::find(kOrder, id) - kOrder.begin());
}

std::string_view name_of(SectionId id) {
    constexpr std::array<std::string_view, 14> kNames = {"custom", "type",   "import",     "function", "table",
                                                         "memory", "global", "export",     "start",    "element",
                                                         "code",   "data",   "data count", "tag"};
    return kNames[static_cast<std::size_t>(id)];
}

class ModuleReader {
  public:
    explicit ModuleReader(ByteView bytes)
        : reader_(bytes, 0, static_cast<std::uint32_t>(bytes.size())), bytes_(bytes), outer_(reader_) {
        module_.bytes = bytes;
    }

    Result<Module> read() {
        read_header();
        int last_rank = -1;
        while (!outer_.failed() && !outer_.at_end()) {
            if (!read_section(last_rank)) break;
        }
        if (!outer_.failed()) check_counts();
        if (outer_.failed()) return failure(*outer_.problem());
        return std::move(module_);
    }

  private:
    void read_header() {
        if (outer_.left() < kMagic.size() || !std::ranges::equal(bytes_.first(kMagic.size()), kMagic))
            return outer_.fail("bad-magic", "this does not begin as a WebAssembly module", 0);
        outer_.take(4);
        if (outer_.left() < kVersion.size() || !std::ranges::equal(bytes_.subspan(4, kVersion.size()), kVersion))
            return outer_.fail("bad-version", "only version 1 of the binary format is known", 4);
        outer_.take(4);
    }

    bool read_section(int& last_rank) {
        const std::uint32_t start = outer_.offset();
        const std::uint8_t id = outer_.byte();
        if (id > static_cast<std::uint8_t>(SectionId::Tag)) {
            outer_.fail("bad-section", std::format("there is no section {}", id), start);
            return false;
        }
        Section section;
        section.id = static_cast<SectionId>(id);
        section.content = outer_.take(outer_.u32());
        if (outer_.failed()) return false;
        section.whole = {start, section.content.end() - start};
        if (section.id != SectionId::Custom) {
            const int rank = rank_of(section.id);
            if (rank <= last_rank) {
                outer_.fail("bad-section",
                            std::format("the {} section is out of place or there twice", name_of(section.id)), start);
                return false;
            }
            last_rank = rank;
        }

        reader_ = ByteReader(bytes_, section.content.offset, section.content.end());
        read_content(section);
        if (!reader_.failed() && !reader_.at_end())
            reader_.fail("bad-size", std::format("the {} section is longer than its content", name_of(section.id)),
                         reader_.offset());
        if (reader_.failed()) {
            outer_ = reader_;
            return false;
        }
        module_.sections.push_back(section);
        return true;
    }

    void read_content(Section& section) {
        switch (section.id) {
            case SectionId::Custom: return read_custom(section);
            case SectionId::Type: return read_entries(section, "types", kMaximumTypes, 2, &ModuleReader::read_type);
            case SectionId::Import: return read_entries(section, "imports", kMaximumImports, 4, &ModuleReader::read_import);
            case SectionId::Function:
                return read_entries(section, "functions", kMaximumFunctions, 1, &ModuleReader::read_function);
            case SectionId::Table: return read_entries(section, "tables", kMaximumTables, 3, &ModuleReader::read_table);
            case SectionId::Memory:
                return read_entries(section, "memories", kMaximumMemories, 2, &ModuleReader::read_memory);
            case SectionId::Tag: return read_entries(section, "tags", kMaximumTags, 2, &ModuleReader::read_tag);
            case SectionId::Global: return read_entries(section, "globals", kMaximumGlobals, 3, &ModuleReader::read_global);
            case SectionId::Export:
                read_entries(section, "exports", kMaximumExports, 3, &ModuleReader::read_export);
                return check_export_names();
            case SectionId::Start: {
                const std::uint32_t offset = reader_.offset();
                module_.start = Start{reader_.u32(), offset};
                return;
            }
            case SectionId::Element:
                return read_entries(section, "element segments", kMaximumElementSegments, 2, &ModuleReader::read_element);
            case SectionId::DataCount: module_.data_count = reader_.u32(); return;
            case SectionId::Code: return read_entries(section, "bodies", kMaximumFunctions, 3, &ModuleReader::read_body);
            case SectionId::Data:
                return read_entries(section, "data segments", kMaximumDataSegments, 2, &ModuleReader::read_data);
        }
    }

    void read_entries(Section& section, std::string_view what, std::uint32_t most, std::uint32_t entry_size,
                      void (ModuleReader::*read)()) {
        section.count = reader_.count(what, most, entry_size);
        section.entries = {reader_.offset(), section.content.end() - reader_.offset()};
        for (std::uint32_t i = 0; i < section.count && !reader_.failed(); ++i) (this->*read)();
    }

    void read_custom(Section& section) {
        section.name = reader_.name();
        if (reader_.failed()) return;
        section.entries = reader_.take(static_cast<std::uint32_t>(reader_.left()));
    }

    void read_type() {
        if (module_.types.size() >= kMaximumTypes) return reader_.fail("over-limit", "too many types", reader_.offset());
        read_recursive_type(reader_, module_.types);
    }

    void read_import() {
        Import import;
        const std::uint32_t start = reader_.offset();
        import.module = reader_.name();
        import.name = reader_.name();
        const std::uint32_t at = reader_.offset();
        const std::uint8_t kind = reader_.byte();
        import.kind = static_cast<ExternKind>(kind);
        const auto add = [&](auto& space, std::uint32_t& imported, auto entry) {
            import.index = static_cast<std::uint32_t>(space.size());
            space.push_back(std::move(entry));
            ++imported;
        };
        switch (kind) {
            case 0: add(module_.functions, module_.imported_functions, Function{reader_.u32(), start}); break;
            case 1: add(module_.tables, module_.imported_tables, Table{read_table_type(reader_), {}, {}}); break;
            case 2: add(module_.memories, module_.imported_memories, Memory{{read_limits(reader_)}, {}}); break;
            case 3: add(module_.globals, module_.imported_globals, Global{read_global_type(reader_), {}, {}}); break;
            case 4: add(module_.tags, module_.imported_tags, Tag{read_tag_type(reader_), start}); break;
            default: reader_.fail("bad-flags", std::format("0x{:02x} is no kind of import", kind), at);
        }
        import.entry = {start, reader_.offset() - start};
        if (kind == 1 && !reader_.failed()) module_.tables.back().entry = import.entry;
        if (kind == 2 && !reader_.failed()) module_.memories.back().entry = import.entry;
        if (kind == 3 && !reader_.failed()) module_.globals.back().entry = import.entry;
        module_.imports.push_back(import);
    }

    void read_function() {
        const std::uint32_t offset = reader_.offset();
        module_.functions.push_back({reader_.u32(), offset});
    }

    void read_table() {
        Table table;
        const std::uint32_t start = reader_.offset();
        if (reader_.peek() == 0x40) {
            reader_.byte();
            const std::uint32_t at = reader_.offset();
            if (reader_.byte() != 0) reader_.fail("bad-flags", "0x40 0x00 begins a table with a first value", at);
            table.type = read_table_type(reader_);
            table.initial = read_expression();
        } else {
            table.type = read_table_type(reader_);
        }
        table.entry = {start, reader_.offset() - start};
        module_.tables.push_back(table);
    }

    void read_memory() {
        const std::uint32_t start = reader_.offset();
        const Limits limits = read_limits(reader_);
        module_.memories.push_back({{limits}, {start, reader_.offset() - start}});
    }

    void read_tag() {
        const std::uint32_t start = reader_.offset();
        module_.tags.push_back({read_tag_type(reader_), start});
    }

    void read_global() {
        Global global;
        const std::uint32_t start = reader_.offset();
        global.type = read_global_type(reader_);
        global.initial = read_expression();
        global.entry = {start, reader_.offset() - start};
        module_.globals.push_back(global);
    }

    void read_export() {
        Export item;
        item.offset = reader_.offset();
        item.name = reader_.name();
        const std::uint32_t at = reader_.offset();
        const std::uint8_t kind = reader_.byte();
        if (kind > 4) reader_.fail("bad-flags", std::format("0x{:02x} is no kind of export", kind), at);
        item.kind = static_cast<ExternKind>(kind);
        item.index = reader_.u32();
        module_.exports.push_back(item);
    }

    void check_export_names() {
        if (reader_.failed()) return;
        std::vector<const Export*> sorted;
        sorted.reserve(module_.exports.size());
        for (const Export& item : module_.exports) sorted.push_back(&item);
        std::ranges::sort(sorted, [](const Export* a, const Export* b) {
            return std::pair(a->name, a->offset) < std::pair(b->name, b->offset);
        });
        const Export* first = nullptr;
        for (std::size_t i = 1; i < sorted.size(); ++i)
            if (sorted[i]->name == sorted[i - 1]->name && (!first || sorted[i]->offset < first->offset)) first = sorted[i];
        if (first) reader_.fail("duplicate-export", std::format("\"{}\" is exported twice", first->name), first->offset);
    }

    void read_element() {
        ElementSegment segment;
        segment.offset = reader_.offset();
        const std::uint32_t flags = reader_.u32();
        if (flags > 7)
            return reader_.fail("bad-flags", std::format("{} is no kind of element segment", flags), segment.offset);
        const bool is_active = (flags & 1) == 0;
        const bool is_explicit = (flags & 2) != 0;
        segment.has_expressions = (flags & 4) != 0;
        segment.mode = is_active     ? ElementSegment::Mode::Active
                       : is_explicit ? ElementSegment::Mode::Declarative
                                     : ElementSegment::Mode::Passive;
        if (is_active) {
            if (is_explicit) segment.table = reader_.u32();
            segment.place = read_expression();
        }
        segment.type = reference_to(HeapType::Kind::Func, segment.has_expressions);
        if (!is_active || is_explicit) {
            if (segment.has_expressions) {
                segment.type = read_reference_type(reader_);
            } else {
                const std::uint32_t at = reader_.offset();
                if (reader_.byte() != 0) reader_.fail("bad-flags", "the kind of elements is 0", at);
            }
        }
        segment.count = reader_.count("elements", kMaximumElements);
        const std::uint32_t start = reader_.offset();
        for (std::uint32_t i = 0; i < segment.count && !reader_.failed(); ++i) {
            if (segment.has_expressions) {
                static_cast<void>(read_expression());
            } else {
                reader_.u32();
            }
        }
        segment.items = {start, reader_.offset() - start};
        module_.elements.push_back(segment);
    }

    void read_body() {
        Body body;
        const std::uint32_t at = reader_.offset();
        const std::uint32_t size = reader_.u32();
        if (size > kMaximumBodyBytes)
            return reader_.fail("over-limit", std::format("a body of {} bytes, at most {}", size, kMaximumBodyBytes), at);
        body.whole = reader_.take(size);
        if (reader_.failed()) return;
        ByteReader locals(bytes_, body.whole.offset, body.whole.end());
        body.local_group_count = locals.count("groups of locals", kMaximumBodyBytes, 2);
        std::uint64_t local_count = 0;
        for (std::uint32_t i = 0; i < body.local_group_count && !locals.failed(); ++i) {
            const std::uint32_t group = locals.offset();
            local_count += locals.u32();
            if (local_count > kMaximumLocals)
                locals.fail("over-limit", std::format("more than {} locals", kMaximumLocals), group);
            static_cast<void>(read_value_type(locals));
        }
        if (locals.failed()) {
            reader_ = locals;
            return;
        }
        body.code = {locals.offset(), body.whole.end() - locals.offset()};
        module_.bodies.push_back(body);
    }

    void read_data() {
        DataSegment segment;
        segment.offset = reader_.offset();
        const std::uint32_t flags = reader_.u32();
        if (flags > 2)
            return reader_.fail("bad-flags", std::format("{} is no kind of data segment", flags), segment.offset);
        segment.is_active = flags != 1;
        if (flags == 2) segment.memory = reader_.u32();
        if (segment.is_active) segment.place = read_expression();
        segment.content = reader_.take(reader_.u32());
        module_.data.push_back(segment);
    }

    /// A constant expression up to its `end`. Blocks cannot be in one, so the first `end` it is.
    Span read_expression() {
        const std::uint32_t start = reader_.offset();
        if (reader_.failed()) return {start, 0};
        InstructionReader instructions(bytes_, {start, reader_.end() - start});
        while (const Instruction* instruction = instructions.next()) {
            const OpcodeClass kind = facts_of(instruction->opcode).kind;
            if (instruction->opcode == Opcode::End) return reader_.take(instruction->end() - start);
            if (kind == OpcodeClass::Control || kind == OpcodeClass::Branch || kind == OpcodeClass::Call) {
                reader_.fail("not-constant", std::format("{} in a constant expression", facts_of(instruction->opcode).name),
                             instruction->offset);
                return {start, 0};
            }
        }
        if (const auto& problem = instructions.problem()) {
            reader_.fail(*problem);
        } else {
            reader_.fail("truncated", "a constant expression without end", start);
        }
        return {start, 0};
    }

    void check_counts() {
        const auto refuse = [&](std::string message, SectionId id) {
            const Section* section = module_.find(id);
            outer_.fail("bad-count", std::move(message), section ? section->content.offset : bytes_.size());
        };
        const std::size_t declared = module_.functions.size() - module_.imported_functions;
        if (declared != module_.bodies.size())
            return refuse(std::format("{} functions with {} bodies", declared, module_.bodies.size()), SectionId::Code);
        if (module_.data_count && *module_.data_count != module_.data.size())
            refuse(std::format("{} data segments announced, {} there", *module_.data_count, module_.data.size()),
                   SectionId::DataCount);
    }

    ByteReader reader_;  // of the section at hand
    ByteView bytes_;
    ByteReader outer_;
    Module module_;
};

}  // namespace

Result<Module> read_module(ByteView bytes) {
    if (bytes.size() > kMaximumModuleBytes)
        return failure(module_problem("over-limit", "the module is larger than 1 GiB", kMaximumModuleBytes));
    return ModuleReader(bytes).read();
}

}  // namespace bengkel
