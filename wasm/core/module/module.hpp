#pragma once
// A module, sections in the specification's order (https://webassembly.github.io/spec/core/syntax/modules.html). It looks
// at the bytes it was read from and must not outlive them: names, bodies, constant expressions and data are places there.
//
// `functions`, `tables`, `memories`, `globals` and `tags` are whole index spaces: what is imported comes first.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "module/types.hpp"

namespace bengkel {

/// A piece of the module's bytes.
struct Span {
    std::uint32_t offset = 0;
    std::uint32_t size = 0;

    [[nodiscard]] std::uint32_t end() const { return offset + size; }
    bool operator==(const Span&) const = default;
};

enum class SectionId : std::uint8_t {
    Custom = 0,
    Type = 1,
    Import = 2,
    Function = 3,
    Table = 4,
    Memory = 5,
    Global = 6,
    Export = 7,
    Start = 8,
    Element = 9,
    Code = 10,
    Data = 11,
    DataCount = 12,
    Tag = 13,
};

struct Section {
    SectionId id = SectionId::Custom;
    Span whole;               ///< from the id to the last byte
    Span content;             ///< behind the size
    std::uint32_t count = 0;  ///< of entries, where the section is a vector
    Span entries;             ///< behind the count, or behind a custom section's name
    std::string_view name;    ///< of a custom section
};

enum class ExternKind : std::uint8_t { Function = 0, Table = 1, Memory = 2, Global = 3, Tag = 4 };

/// https://webassembly.github.io/spec/core/syntax/modules.html#imports
struct Import {
    std::string_view module;
    std::string_view name;
    ExternKind kind = ExternKind::Function;
    std::uint32_t index = 0;  ///< in the index space of its kind
    Span entry;
};

/// https://webassembly.github.io/spec/core/syntax/modules.html#functions
struct Function {
    std::uint32_t type = 0;
    std::uint32_t offset = 0;  ///< of the entry that declares it
};

/// https://webassembly.github.io/spec/core/syntax/modules.html#tables
struct Table {
    TableType type;
    std::optional<Span> initial;  ///< constant expression
    Span entry;
};

/// https://webassembly.github.io/spec/core/syntax/modules.html#memories
struct Memory {
    MemoryType type;
    Span entry;
};

/// https://webassembly.github.io/spec/core/syntax/modules.html#tags
struct Tag {
    TagType type;
    std::uint32_t offset = 0;
};

/// https://webassembly.github.io/spec/core/syntax/modules.html#globals
struct Global {
    GlobalType type;
    std::optional<Span> initial;  ///< constant expression; none where it is imported
    Span entry;
};

/// https://webassembly.github.io/spec/core/syntax/modules.html#exports
struct Export {
    std::string_view name;
    ExternKind kind = ExternKind::Function;
    std::uint32_t index = 0;
    std::uint32_t offset = 0;
};

struct Start {
    std::uint32_t function = 0;
    std::uint32_t offset = 0;
};

/// https://webassembly.github.io/spec/core/syntax/modules.html#element-segments
struct ElementSegment {
    enum class Mode : std::uint8_t { Active, Passive, Declarative };
    Mode mode = Mode::Passive;
    ValueType type;
    std::uint32_t table = 0;  ///< of an active segment
    Span place;               ///< of an active segment: constant expression
    bool has_expressions = false;
    std::uint32_t count = 0;
    Span items;  ///< `count` function indices, or as many constant expressions
    std::uint32_t offset = 0;
};

/// The locals and the instructions of a function. https://webassembly.github.io/spec/core/binary/modules.html#code-section
struct Body {
    Span whole;  ///< behind the size: local declarations, then instructions
    Span code;   ///< the instructions, the last `end` included
    std::uint32_t local_group_count = 0;
};

/// https://webassembly.github.io/spec/core/syntax/modules.html#data-segments
struct DataSegment {
    bool is_active = false;
    std::uint32_t memory = 0;  ///< of an active segment
    Span place;                ///< of an active segment: constant expression
    Span content;
    std::uint32_t offset = 0;
};

struct Module {
    ByteView bytes;
    std::vector<Section> sections;  ///< as they stand in the bytes, custom ones included

    std::vector<SubType> types;
    std::vector<Import> imports;
    std::vector<Function> functions;
    std::vector<Table> tables;
    std::vector<Memory> memories;
    std::vector<Tag> tags;
    std::vector<Global> globals;
    std::vector<Export> exports;
    std::optional<Start> start;
    std::vector<ElementSegment> elements;
    std::optional<std::uint32_t> data_count;
    std::vector<Body> bodies;  ///< of the functions that are not imported
    std::vector<DataSegment> data;

    std::uint32_t imported_functions = 0;
    std::uint32_t imported_tables = 0;
    std::uint32_t imported_memories = 0;
    std::uint32_t imported_tags = 0;
    std::uint32_t imported_globals = 0;

    [[nodiscard]] ByteView view(Span span) const { return bytes.subspan(span.offset, span.size); }
    /// The section with this id, or nothing; custom sections are many.
    [[nodiscard]] const Section* find(SectionId id) const;
    /// The type `index` if it is a function type, otherwise nothing.
    [[nodiscard]] const FunctionType* function_type(std::uint32_t index) const;
    /// The type of the function `function`; the module must be valid.
    [[nodiscard]] const FunctionType& type_of(std::uint32_t function) const;
};

}  // namespace bengkel
