#pragma once
// JavaScript values as tagged values (wasm/core/frame/README.md), by exact type: no getter, proxy, toJSON or method of the
// learner's is called, and what the learner's program has put in the place of built-in functions is not looked at. What has
// no encoding of its own becomes opaque.

#include <string>
#include <string_view>

#include "../../core/frame/value_tag.hpp"
#include "quickjs_api.hpp"

namespace bengkel::javascript {

/// Appends encoded pieces; refuses to grow beyond its cap.
class Encoder {
  public:
    explicit Encoder(std::size_t cap) : cap_(cap) {}

    void put_tag(ValueTag tag) { put_byte(static_cast<std::uint8_t>(tag)); }
    void put_byte(std::uint8_t byte);
    void put_varuint(std::uint32_t number);
    void put_bytes(std::string_view bytes);
    /// Length and bytes, without a tag.
    void put_string(std::string_view text);
    /// A tagged text.
    void put_text(std::string_view text);
    void put_float(double number);

    /// False once something did not fit; what is in bytes() is then no value.
    [[nodiscard]] bool fits() const { return fits_; }
    [[nodiscard]] const std::string& bytes() const { return bytes_; }
    [[nodiscard]] std::size_t room() const { return cap_ - bytes_.size(); }

  private:
    std::string bytes_;
    std::size_t cap_;
    bool fits_ = true;
};

/// What the encoder needs of the built-in objects, taken before any code of the learner's has run.
struct Builtins {
    JSContext* context = nullptr;
    JSClassID object_class = 0;
    JSValue object, array, map, set, date, array_buffer;  ///< prototypes
    JSValue typed_arrays[12];                             ///< prototypes, by JSTypedArrayEnum
    JSValue map_for_each, set_for_each, date_to_iso, bigint_to_text, typed_array_length, error_stack;
};
[[nodiscard]] Builtins find_builtins(JSContext* context);

/// Writes `value`. Depth beyond 64 and cycles become opaque "..."; a lone surrogate makes a text opaque.
void encode_value(Encoder& out, JSValueConst value, const Builtins& builtins);

}  // namespace bengkel::javascript
