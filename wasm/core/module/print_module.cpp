#include "module/print_module.hpp"

#include <algorithm>
#include <bit>
#include <format>

#include "module/instruction_reader.hpp"

namespace bengkel {
namespace {

constexpr std::size_t kMaximumIndent = 40;

std::string_view kind_name(ExternKind kind) {
    constexpr std::array<std::string_view, 5> kNames = {"func", "table", "memory", "global", "tag"};
    return kNames[static_cast<std::size_t>(kind)];
}

/// Text that anyone may have chosen: nothing in it can leave its line or its quotes.
std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char sign : text) {
        if (static_cast<unsigned char>(sign) < 0x20 || sign == 0x7F || sign == '"' || sign == '\\') {
            out += std::format("\\{:02x}", static_cast<unsigned char>(sign));
        } else {
            out += sign;
        }
    }
    return out + "\"";
}

std::string function_name(const FunctionNames& names, std::uint32_t function) {
    const std::string_view name = names.find(function);
    if (name.empty()) return std::to_string(function);
    const bool is_plain = std::ranges::all_of(name, [](char c) { return c > 0x20 && c < 0x7F && c != '"' && c != '\\'; });
    return is_plain ? std::format("${}", name) : std::format("${}", quoted(name));
}

std::string print_block_type(const Module& module, const BlockType& block) {
    if (block.kind == BlockType::Kind::Empty) return "";
    if (block.kind == BlockType::Kind::Result) return std::format(" (result {})", print_type(block.result));
    return std::format(" (type {})", block.type) + (module.function_type(block.type) ? "" : " ;; unknown");
}

std::string print_bytes(ByteView bytes) {
    std::string out;
    for (const std::uint8_t byte : bytes) out += std::format(" {}", byte);
    return out;
}

std::string print_memory_access(const Instruction& in) {
    std::string out;
    if (in.index != 0) out += std::format(" (memory {})", in.index);
    if (in.value != 0) out += std::format(" offset={}", in.value);
    if (in.alignment < 32 && (1u << in.alignment) != facts_of(in.opcode).width)
        out += std::format(" align={}", 1u << in.alignment);
    return out;
}

std::string print_immediate(const Module& module, const FunctionNames& names, const Instruction& in) {
    switch (facts_of(in.opcode).immediate) {
        case Immediate::None: return "";
        case Immediate::BlockType: return print_block_type(module, in.block);
        case Immediate::Function: return " " + function_name(names, in.index);
        case Immediate::Label:
        case Immediate::Type:
        case Immediate::Local:
        case Immediate::Global:
        case Immediate::Table:
        case Immediate::Element:
        case Immediate::Data:
        case Immediate::Tag: return std::format(" {}", in.index);
        case Immediate::Memory: return in.index == 0 ? "" : std::format(" {}", in.index);
        case Immediate::TypeTable:
            return in.second == 0 ? std::format(" (type {})", in.index) : std::format(" {} (type {})", in.second, in.index);
        case Immediate::TwoMemories:
            if (in.index == 0 && in.second == 0) return "";
            [[fallthrough]];
        case Immediate::TypeField:
        case Immediate::TypeCount:
        case Immediate::TypeData:
        case Immediate::TypeElement:
        case Immediate::TwoTypes:
        case Immediate::TwoTables: return std::format(" {} {}", in.index, in.second);
        case Immediate::ElementTable:
        case Immediate::DataMemory:
            return in.second == 0 ? std::format(" {}", in.index) : std::format(" {} {}", in.second, in.index);
        case Immediate::LabelTable: {
            std::string out;
            for (LabelList labels(in); labels.more();) out += std::format(" {}", labels.take());
            return out + std::format(" {}", in.index);
        }
        case Immediate::TryTable: {
            constexpr std::array<std::string_view, 4> kWords = {"catch", "catch_ref", "catch_all", "catch_all_ref"};
            std::string out = print_block_type(module, in.block);
            for (CatchList clauses(in); clauses.more();) {
                const CatchClause clause = clauses.take();
                out += std::format(" ({}", kWords[static_cast<std::size_t>(clause.kind)]);
                if (clause.has_tag()) out += std::format(" {}", clause.tag);
                out += std::format(" {})", clause.label);
            }
            return out;
        }
        case Immediate::ValueTypes: return std::format(" (result {})", print_type(in.type));
        case Immediate::HeapType:
            return " " + (in.opcode == Opcode::RefNull ? print_heap_type(in.type.heap) : print_type(in.type));
        case Immediate::BranchCast: return std::format(" {} {} {}", in.index, print_type(in.source), print_type(in.type));
        case Immediate::MemoryAccess: return print_memory_access(in);
        case Immediate::MemoryLane: return print_memory_access(in) + std::format(" {}", in.lane);
        case Immediate::Lane: return std::format(" {}", in.lane);
        case Immediate::Shuffle: return print_bytes(in.vector);
        case Immediate::V128: return " i8x16" + print_bytes(in.vector);
        case Immediate::I32:
        case Immediate::I64: return std::format(" {}", static_cast<std::int64_t>(in.value));
        case Immediate::F32: return std::format(" {}", std::bit_cast<float>(static_cast<std::uint32_t>(in.value)));
        case Immediate::F64: return std::format(" {}", std::bit_cast<double>(in.value));
    }
    return "";
}

bool opens(Opcode opcode) {
    return opcode == Opcode::Block || opcode == Opcode::Loop || opcode == Opcode::If || opcode == Opcode::Try ||
           opcode == Opcode::TryTable;
}

bool closes(Opcode opcode) { return opcode == Opcode::End || opcode == Opcode::Delegate; }

bool continues(Opcode opcode) { return opcode == Opcode::Else || opcode == Opcode::Catch || opcode == Opcode::CatchAll; }

std::string print_limits(const Limits& limits) {
    std::string out = limits.is_64 ? "i64 " : "";
    out += std::to_string(limits.minimum);
    if (limits.maximum) out += std::format(" {}", *limits.maximum);
    return out;
}

std::string print_function_type(const Module& module, std::uint32_t type) {
    std::string out = std::format("(type {})", type);
    if (const FunctionType* function = module.function_type(type)) out += print_signature(*function);
    return out;
}

}  // namespace

std::string print_instruction(const Module& module, const FunctionNames& names, const Instruction& instruction) {
    return std::string(facts_of(instruction.opcode).name) + print_immediate(module, names, instruction);
}

Result<void> print_function(const Module& module, const FunctionNames& names, std::uint32_t function,
                            const PrintLine& print, const PrintMargin& margin) {
    const Body& body = module.bodies[function - module.imported_functions];
    print(std::format("(func {} ;; {}", function_name(names, function), function));
    print("  " + print_function_type(module, module.functions[function].type));
    for (LocalReader locals(module, body); locals.more();) {
        const LocalGroup group = locals.take();
        print(std::format("  (local {}){}", print_type(group.type),
                          group.count == 1 ? "" : std::format(" ;; {} times", group.count)));
    }
    std::size_t depth = 1;
    InstructionReader reader(module.bytes, body.code);
    while (const Instruction* in = reader.next()) {
        if ((closes(in->opcode) || continues(in->opcode)) && depth > 0) --depth;
        print(std::format("{:08x} {}{:{}}{}", in->offset, margin ? margin(*in) : "", "",
                          2 * std::min(depth, kMaximumIndent), print_instruction(module, names, *in)));
        if (opens(in->opcode) || continues(in->opcode)) ++depth;
    }
    if (reader.problem()) return failure(*reader.problem());
    print(")");
    return {};
}

Result<void> print_module(const Module& module, const PrintLine& print, const PrintMargin& margin) {
    const FunctionNames names = read_names(module);
    for (std::uint32_t i = 0; i < module.types.size(); ++i)
        print(std::format("(type {} {})", i, print_sub_type(module.types[i])));
    for (const Import& import : module.imports) {
        std::string line = std::format("(import {} {} ({} {}", quoted(import.module), quoted(import.name),
                                       kind_name(import.kind), import.index);
        if (import.kind == ExternKind::Function)
            line += " " + print_function_type(module, module.functions[import.index].type);
        print(line + "))");
    }
    for (std::uint32_t i = module.imported_tables; i < module.tables.size(); ++i)
        print(std::format("(table {} {} {})", i, print_limits(module.tables[i].type.limits),
                          print_type(module.tables[i].type.element)));
    for (std::uint32_t i = module.imported_memories; i < module.memories.size(); ++i)
        print(std::format("(memory {} {})", i, print_limits(module.memories[i].type.limits)));
    for (std::uint32_t i = module.imported_globals; i < module.globals.size(); ++i) {
        const GlobalType& type = module.globals[i].type;
        print(std::format("(global {} {})", i,
                          type.is_mutable ? std::format("(mut {})", print_type(type.type)) : print_type(type.type)));
    }
    for (std::uint32_t i = module.imported_tags; i < module.tags.size(); ++i)
        print(std::format("(tag {} {})", i, print_function_type(module, module.tags[i].type.type)));
    for (const Export& item : module.exports)
        print(
            std::format("(export {} ({} {}))", quoted(item.name), kind_name(item.kind),
                        item.kind == ExternKind::Function ? function_name(names, item.index) : std::to_string(item.index)));
    if (module.start) print(std::format("(start {})", function_name(names, module.start->function)));
    for (std::uint32_t i = 0; i < module.elements.size(); ++i)
        print(std::format("(elem {} {} ;; {} items)", i, print_type(module.elements[i].type), module.elements[i].count));
    for (std::uint32_t i = 0; i < module.data.size(); ++i)
        print(std::format("(data {} ;; {} bytes)", i, module.data[i].content.size));
    for (std::uint32_t i = 0; i < module.bodies.size(); ++i) {
        auto printed = print_function(module, names, module.imported_functions + i, print, margin);
        if (!printed) return printed;
    }
    return {};
}

}  // namespace bengkel
