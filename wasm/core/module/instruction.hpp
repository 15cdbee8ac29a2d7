#pragma once
// One instruction with its immediates (https://webassembly.github.io/spec/core/binary/instructions.html). Vectors are views
// of the module's bytes, decoded while they are walked; the reader has checked them.

#include <cstddef>
#include <cstdint>

#include "base/bytes.hpp"
#include "module/opcode.hpp"
#include "module/types.hpp"

namespace bengkel {

/// Which fields count follows from facts_of(opcode).immediate:
///   BlockType               block
///   Label, Local, Global, Function, Type, Table, Memory, Tag, Data, Element     index
///   LabelTable              vector, count (walk with LabelList; the default label is `index`)
///   TypeTable               index: the type, second: the table
///   TypeField, TypeCount, TypeData, TypeElement, TwoTypes     index: the type, second: field, count, segment, source type
///   TwoTables, TwoMemories  index: where to, second: where from
///   ElementTable, DataMemory     index: the segment, second: the table or memory
///   TryTable                block; vector, count (walk with CatchList)
///   ValueTypes              type (count is 1)
///   HeapType                type: a reference; what ref.test, ref.cast and ref.null make of it
///   BranchCast              index: the label; source, type: both references
///   MemoryAccess            index: the memory, value: the offset, alignment: its logarithm
///   MemoryLane              the same and lane
///   Lane                    lane
///   Shuffle, V128           vector: 16 bytes
///   I32, I64, F32, F64      value: the bits (i32 with its sign extended)
struct Instruction {
    Opcode opcode = Opcode::Nop;
    std::uint8_t alignment = 0;
    std::uint8_t lane = 0;
    std::uint32_t offset = 0;  ///< of its first byte in the module
    std::uint32_t size = 0;    ///< in bytes
    std::uint32_t index = 0;
    std::uint32_t second = 0;
    std::uint32_t count = 0;
    std::uint64_t value = 0;
    BlockType block;
    ValueType type;
    ValueType source;
    ByteView vector;

    [[nodiscard]] std::uint32_t end() const { return offset + size; }
};

/// The labels of a br_table, without the default: `for (auto labels = LabelList(instruction); labels.more();)
/// labels.take()`.
class LabelList {
  public:
    explicit LabelList(const Instruction& instruction) : bytes_(instruction.vector), left_(instruction.count) {}
    [[nodiscard]] bool more() const { return left_ > 0; }
    std::uint32_t take();

  private:
    ByteView bytes_;
    std::size_t at_ = 0;
    std::uint32_t left_;
};

struct CatchClause {
    enum class Kind : std::uint8_t { Catch = 0, CatchRef = 1, CatchAll = 2, CatchAllRef = 3 };
    Kind kind = Kind::Catch;
    std::uint32_t tag = 0;    ///< of Catch and CatchRef
    std::uint32_t label = 0;  ///< counted from outside the try_table

    [[nodiscard]] bool has_tag() const { return kind == Kind::Catch || kind == Kind::CatchRef; }
    [[nodiscard]] bool has_reference() const { return kind == Kind::CatchRef || kind == Kind::CatchAllRef; }
};

/// The clauses of a try_table.
class CatchList {
  public:
    explicit CatchList(const Instruction& instruction) : bytes_(instruction.vector), left_(instruction.count) {}
    [[nodiscard]] bool more() const { return left_ > 0; }
    CatchClause take();

  private:
    ByteView bytes_;
    std::size_t at_ = 0;
    std::uint32_t left_;
};

}  // namespace bengkel
