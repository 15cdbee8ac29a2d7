#pragma once
// Module to bytes, a section at a time into one buffer. What a rewriter does not touch is copied as it stands, custom
// sections, overlong integers and all; what it writes has the shortest form.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "base/bytes.hpp"
#include "module/module.hpp"
#include "module/opcode.hpp"
#include "module/types.hpp"

namespace bengkel {

/// Collects the output. Sections and bodies carry their size in front: open, write, close.
class ModuleWriter {
  public:
    /// `expected_size` bytes are set aside.
    explicit ModuleWriter(std::size_t expected_size);

    /// What is written between goes into a section; they do not nest.
    void open_section(SectionId id);
    void close_section();
    /// Within a section: an entry with its size in front, such as a function body.
    void open_body();
    void close_body();

    void byte(std::uint8_t value) { bytes_.push_back(value); }
    void copy(ByteView bytes) { bytes_.insert(bytes_.end(), bytes.begin(), bytes.end()); }
    void u32(std::uint32_t value);
    void u64(std::uint64_t value);
    void s32(std::int32_t value);
    void s64(std::int64_t value);
    void name(std::string_view text);
    void opcode(Opcode opcode);
    void value_type(ValueType type);

    [[nodiscard]] std::size_t size() const { return bytes_.size(); }
    [[nodiscard]] Bytes finish();

  private:
    void close(std::size_t start);

    Bytes bytes_;
    std::size_t section_ = 0;
    std::size_t body_ = 0;
};

/// Called for each section of the specification once, in its order, with the section or with nothing where the module has
/// none; and for each custom section, in its place. Returns whether it has written (or dropped) the section; otherwise the
/// section is copied.
using RewriteSection = std::function<bool(ModuleWriter& writer, SectionId id, const Section* section)>;

/// The module's bytes with what `rewrite` puts in place. Without one the result equals module.bytes.
[[nodiscard]] Bytes write_module(const Module& module, const RewriteSection& rewrite = {});

/// Writes the section with `count` encoded entries behind those it has; `section` may be nothing.
void write_appended(ModuleWriter& writer, const Module& module, SectionId id, const Section* section, std::uint32_t count,
                    ByteView entries);

/// The encodings that rewriters append.
void write_value_type(Bytes& out, ValueType type);
void write_limits(Bytes& out, const Limits& limits);
void write_opcode(Bytes& out, Opcode opcode);
void write_name(Bytes& out, std::string_view text);

}  // namespace bengkel
