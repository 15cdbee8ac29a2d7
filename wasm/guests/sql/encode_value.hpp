#pragma once
// Tagged values (wasm/core/frame/README.md), written from SQLite's own values by their storage class.

#include <sqlite3.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "../../core/frame/value_tag.hpp"

namespace bengkel::sql {

using Tag = ValueTag;

/// Appends encoded pieces; refuses to grow beyond its cap.
class Encoder {
  public:
    explicit Encoder(std::size_t cap) : cap_(cap) {}

    void put_tag(Tag tag) { put_byte(static_cast<std::uint8_t>(tag)); }
    void put_byte(std::uint8_t byte) { put_bytes({reinterpret_cast<const char*>(&byte), 1}); }
    void put_varuint(std::uint32_t number);
    void put_bytes(std::string_view bytes);
    /// Length and bytes, without a tag. What is not UTF-8 becomes U+FFFD.
    void put_string(std::string_view text);
    /// A tagged text.
    void put_text(std::string_view text);
    void put_int(std::int64_t number);
    void put_float(double number);
    void put_bool(bool is_so) { put_tag(is_so ? Tag::True : Tag::False); }
    /// A list or map: its tag and how many follow.
    void put_head(Tag tag, std::size_t count);
    /// One cell of the row that a statement stands at.
    void put_cell(sqlite3_stmt* row, int column);

    /// False once something did not fit; what is in bytes() is then no value.
    [[nodiscard]] bool fits() const { return fits_; }
    [[nodiscard]] const std::string& bytes() const { return bytes_; }
    [[nodiscard]] std::size_t room() const { return cap_ - bytes_.size(); }

  private:
    std::string bytes_;
    std::size_t cap_;
    bool fits_ = true;
};

}  // namespace bengkel::sql
