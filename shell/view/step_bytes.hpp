#pragma once
// The bytes of a step trace (wasm/guests/RECORDS.md): numbers, and values that stand among other things or are references
// to objects. Where a value begins is enough to name it; its text is made when it is to be seen.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "base/bytes.hpp"
#include "frame/value.hpp"

namespace bengkel {

/// Reads on from a place. After the first thing that is wrong it reads only zeroes, and `is_bad`.
class StepReader {
  public:
    StepReader(ByteView bytes, std::size_t at) : bytes_(bytes), at_(at) {}

    [[nodiscard]] std::uint8_t byte();
    /// Unsigned LEB128 of at most 53 bits.
    [[nodiscard]] std::uint64_t number();
    /// A number that must be below `limit`.
    [[nodiscard]] std::uint32_t index(std::size_t limit);
    /// A value or a reference; where it began.
    std::uint32_t skip_shown();
    void refuse() { is_bad_ = true; }
    /// From now on, texts with letters beyond ASCII that are passed go to `texts`, up to some size.
    void gather(std::string& texts) { texts_ = &texts; }

    [[nodiscard]] std::size_t at() const { return at_; }
    [[nodiscard]] std::size_t left() const { return bytes_.size() - at_; }
    [[nodiscard]] bool is_bad() const { return is_bad_; }

  private:
    void skip(std::uint64_t size);
    void skip_text(std::uint64_t size);
    void skip_values(std::uint64_t count, int depth);
    void skip_value(int depth);

    ByteView bytes_;
    std::size_t at_;
    bool is_bad_ = false;
    std::string* texts_ = nullptr;
};

/// The object that is referred to at `at`, if that is a reference.
[[nodiscard]] std::optional<std::uint32_t> reference_at(ByteView bytes, std::uint32_t at);

/// The value at `at` as Python writes it, in about `limit` bytes.
[[nodiscard]] std::string spell_shown(ByteView bytes, std::uint32_t at, std::size_t limit);

/// A text without its quotes; anything else as spell_shown.
[[nodiscard]] std::string spell_name(ByteView bytes, std::uint32_t at, std::size_t limit);

}  // namespace bengkel
