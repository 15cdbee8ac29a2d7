#pragma once
// Types from bytes (https://webassembly.github.io/spec/core/binary/types.html). A problem stays with the reader. Whether an
// index names a type is not asked here.

#include "module/byte_reader.hpp"
#include "module/types.hpp"

namespace bengkel {

[[nodiscard]] HeapType read_heap_type(ByteReader& reader);
[[nodiscard]] ValueType read_value_type(ByteReader& reader);
[[nodiscard]] ValueType read_reference_type(ByteReader& reader);
[[nodiscard]] BlockType read_block_type(ByteReader& reader);
[[nodiscard]] Limits read_limits(ByteReader& reader);
[[nodiscard]] TableType read_table_type(ByteReader& reader);
[[nodiscard]] GlobalType read_global_type(ByteReader& reader);
[[nodiscard]] TagType read_tag_type(ByteReader& reader);
/// One entry of the type section: a recursive group, which may be a single type, behind those in `types`.
void read_recursive_type(ByteReader& reader, std::vector<SubType>& types);

}  // namespace bengkel
