#pragma once
// Python objects as tagged values (wasm/core/frame/README.md), read from the interpreter's own structures by exact type: no
// method of a class that the learner wrote is called, so an object cannot pretend to be another. What has no encoding of
// its own becomes opaque.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "../../core/frame/value_tag.hpp"
#include "python_api.hpp"

namespace bengkel::python {

using Tag = ValueTag;

/// Appends encoded pieces; refuses to grow beyond its cap.
class Encoder {
  public:
    explicit Encoder(std::size_t cap) : cap_(cap) {}

    void put_tag(Tag tag) { put_byte(static_cast<std::uint8_t>(tag)); }
    void put_byte(std::uint8_t byte);
    void put_varuint(std::uint32_t number);
    void put_bytes(std::string_view bytes);
    /// Length and bytes, without a tag.
    void put_string(std::string_view text);
    /// A tagged text.
    void put_text(std::string_view text);
    void put_int(std::int64_t number);

    /// Something is known not to fit without being written.
    void refuse() { fits_ = false; }

    /// False once something did not fit; what is in bytes() is then no value.
    [[nodiscard]] bool fits() const { return fits_; }
    [[nodiscard]] const std::string& bytes() const { return bytes_; }
    [[nodiscard]] std::size_t room() const { return cap_ - bytes_.size(); }

  private:
    std::string bytes_;
    std::size_t cap_;
    bool fits_ = true;
};

/// The library types that are encoded as if built in, and those whose text is trusted. Looked up once, before any code of
/// the learner's has run.
struct KnownTypes {
    Ref default_dict, counter, ordered_dict;
    Ref decimal, fraction, date, time, date_time, time_delta;
    Ref array, number;  ///< NumPy's, where there is one: its arrays are written as lists, its numbers as Python's
};
[[nodiscard]] KnownTypes find_known_types();

/// How much of a value is written. Containers nested deeper become opaque "...". What a container holds beyond `items`
/// becomes one more item (of a map: a key with null), opaque "..." with its number as text. A text longer than `bytes` (in
/// code points) becomes an opaque str of its beginning and "…"; longer bytes become opaque with their number as text; a
/// larger int opaque.
struct Bounds {
    /// One short of the decoder's 64: the result map that holds a value is a level of its own.
    int depth = 62;
    std::size_t items = SIZE_MAX;
    std::size_t bytes = SIZE_MAX;
};

/// Writes `object`. Cycles end at the bound of depth; a lone surrogate makes a text opaque.
void encode_object(Encoder& out, PyObject* object, const KnownTypes& known, const Bounds& bounds = {});

/// The text of a str object as UTF-8; lone surrogates are replaced by U+FFFD. Empty for any other object.
[[nodiscard]] std::string text_of(PyObject* object);

/// A class's name as a traceback shows it: with its module, unless that is builtins or the learner's own.
[[nodiscard]] std::string type_name(PyTypeObject* type);

}  // namespace bengkel::python
