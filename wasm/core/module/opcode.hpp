#pragma once
// The opcodes of opcode.def as an enumeration, with what the table says of each.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace bengkel {

/// In the order of the table; Opcode::I32Add.
enum class Opcode : std::uint16_t {
#define BENGKEL_OPCODE(name, ...) name,
#include "module/opcode.def"
#undef BENGKEL_OPCODE
};

/// What follows an opcode in the bytes; instruction.hpp says which fields of Instruction hold it.
enum class Immediate : std::uint8_t {
    None,
    BlockType,
    Label,
    LabelTable,
    Function,
    Type,
    TypeTable,
    TypeField,
    TypeCount,
    TypeData,
    TypeElement,
    TwoTypes,
    Local,
    Global,
    Table,
    TwoTables,
    ElementTable,
    Element,
    Memory,
    TwoMemories,
    DataMemory,
    Data,
    Tag,
    TryTable,
    ValueTypes,
    HeapType,
    BranchCast,
    MemoryAccess,
    MemoryLane,
    Lane,
    Shuffle,
    I32,
    I64,
    F32,
    F64,
    V128,
};

/// What kind of work an opcode is. Bulk: work that grows with an operand.
enum class OpcodeClass : std::uint8_t {
    Control,
    Branch,
    Call,
    Parametric,
    Local,
    Global,
    Table,
    Memory,
    Bulk,
    Constant,
    Integer,
    Float,
    Conversion,
    Vector,
    Reference,
    Aggregate,
};

/// One operand of a fixed signature. Address: i32 or i64, as the memory of the instruction is.
enum class Operand : std::uint8_t { I32, I64, F32, F64, V128, Address };

struct Signature {
    bool is_fixed = false;
    std::uint8_t parameter_count = 0;
    std::uint8_t result_count = 0;        ///< 0 or 1
    std::array<Operand, 3> parameters{};  ///< the deepest first
    Operand result = Operand::I32;
};

struct OpcodeFacts {
    std::string_view name;  ///< as the text format spells it; not unique (select, ref.test, ref.cast)
    std::uint8_t prefix = 0;
    std::uint8_t code = 0;
    Immediate immediate = Immediate::None;
    OpcodeClass kind = OpcodeClass::Control;
    Signature signature;
    std::uint8_t width = 0;  ///< bytes accessed in memory; the number of lanes where the immediate is a lane
};

/// Reads "i32 i32 -> i32"; a word that it does not know stops the compiler.
consteval Signature parse_signature(std::string_view text) {
    Signature signature;
    if (text == "*") return signature;
    signature.is_fixed = true;
    bool is_result = false;
    while (!text.empty()) {
        const std::size_t size = text.find(' ') == std::string_view::npos ? text.size() : text.find(' ');
        const std::string_view word = text.substr(0, size);
        text.remove_prefix(size == text.size() ? size : size + 1);
        if (word == "->") {
            is_result = true;
            continue;
        }
        constexpr std::array<std::string_view, 6> kWords = {"i32", "i64", "f32", "f64", "v128", "address"};
        std::size_t operand = 0;
        while (kWords.at(operand) != word) ++operand;
        if (is_result) {
            signature.result = static_cast<Operand>(operand);
            ++signature.result_count;
        } else {
            signature.parameters.at(signature.parameter_count++) = static_cast<Operand>(operand);
        }
    }
    return signature;
}

inline constexpr std::array kOpcodes = {
#define BENGKEL_OPCODE(name, text, prefix, code, immediate, kind, signature, width) \
    OpcodeFacts{text, prefix, code, Immediate::immediate, OpcodeClass::kind, parse_signature(signature), width},
#include "module/opcode.def"
#undef BENGKEL_OPCODE
};

[[nodiscard]] constexpr const OpcodeFacts& facts_of(Opcode opcode) { return kOpcodes[static_cast<std::size_t>(opcode)]; }

/// The opcode with this prefix (0 for none) and code, if the table has it.
[[nodiscard]] std::optional<Opcode> find_opcode(std::uint8_t prefix, std::uint32_t code);

}  // namespace bengkel
