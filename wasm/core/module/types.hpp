#pragma once
// The types of WebAssembly 3.0 (https://webassembly.github.io/spec/core/syntax/types.html) as a module spells them: a
// reference to a type of the module is its index there. Whether two indices mean the same type is validation's business.

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

namespace bengkel {

/// https://webassembly.github.io/spec/core/syntax/types.html#heap-types
struct HeapType {
    enum class Kind : std::uint8_t {
        Defined,  ///< the type `index` of the module
        Func,
        NoFunc,
        Extern,
        NoExtern,
        Exn,
        NoExn,
        Any,
        Eq,
        I31,
        Struct,
        Array,
        None,
        Bottom,  ///< in no module: validation makes it of code that cannot be reached
    };
    Kind kind = Kind::Func;
    std::uint32_t index = 0;

    bool operator==(const HeapType&) const = default;
};

/// https://webassembly.github.io/spec/core/syntax/types.html#value-types
struct ValueType {
    enum class Kind : std::uint8_t {
        I32,
        I64,
        F32,
        F64,
        V128,
        Reference,
        Bottom,  ///< in no module: validation makes it of code that cannot be reached
    };
    Kind kind = Kind::I32;
    bool is_nullable = false;    ///< of a reference
    HeapType heap = HeapType{};  ///< of a reference

    bool operator==(const ValueType&) const = default;

    [[nodiscard]] bool is_reference() const { return kind == Kind::Reference; }
    /// Whether a local of this type has a value from the start.
    [[nodiscard]] bool is_defaultable() const { return kind != Kind::Reference || is_nullable; }
};

inline constexpr ValueType kI32{ValueType::Kind::I32};
inline constexpr ValueType kI64{ValueType::Kind::I64};
inline constexpr ValueType kF32{ValueType::Kind::F32};
inline constexpr ValueType kF64{ValueType::Kind::F64};
inline constexpr ValueType kV128{ValueType::Kind::V128};

[[nodiscard]] constexpr ValueType reference_to(HeapType heap, bool is_nullable) {
    return {ValueType::Kind::Reference, is_nullable, heap};
}
[[nodiscard]] constexpr ValueType reference_to(HeapType::Kind kind, bool is_nullable = true) {
    return reference_to(HeapType{kind, 0}, is_nullable);
}

struct FunctionType {
    std::vector<ValueType> parameters;
    std::vector<ValueType> results;
};

/// A field of a structure, or the elements of an array.
struct FieldType {
    enum class Packing : std::uint8_t { None, I8, I16 };
    ValueType type;  ///< i32 where it is packed
    Packing packing = Packing::None;
    bool is_mutable = false;

    bool operator==(const FieldType&) const = default;
};

struct StructType {
    std::vector<FieldType> fields;
};

struct ArrayType {
    FieldType element;
};

/// https://webassembly.github.io/spec/core/syntax/types.html#recursive-types
struct SubType {
    std::variant<FunctionType, StructType, ArrayType> composite;
    std::optional<std::uint32_t> supertype;
    bool is_final = true;
    std::uint32_t group_start = 0;  ///< its recursive group: the types from here ...
    std::uint32_t group_size = 1;   ///< ... so many of them
};

/// In pages or elements. https://webassembly.github.io/spec/core/syntax/types.html#limits
struct Limits {
    std::uint64_t minimum = 0;
    std::optional<std::uint64_t> maximum;
    bool is_64 = false;  ///< addressed by i64

    [[nodiscard]] ValueType address() const { return is_64 ? kI64 : kI32; }
};

struct MemoryType {
    Limits limits;
};

struct TableType {
    ValueType element;
    Limits limits;
};

struct GlobalType {
    ValueType type;
    bool is_mutable = false;
};

struct TagType {
    std::uint32_t type = 0;  ///< a function type without results
};

/// What a block takes and leaves. https://webassembly.github.io/spec/core/binary/instructions.html#binary-blocktype
struct BlockType {
    enum class Kind : std::uint8_t { Empty, Result, Function };
    Kind kind = Kind::Empty;
    std::uint32_t type = 0;   ///< of Function
    ValueType result = kI32;  ///< of Result

    bool operator==(const BlockType&) const = default;
};

}  // namespace bengkel
