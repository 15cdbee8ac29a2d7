#pragma once
// A cursor over a module's bytes. The first problem sticks: from then on everything reads as zero and nothing moves, so
// that a caller may read a whole entry and ask once.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.hpp"
#include "base/leb128.hpp"
#include "base/problem.hpp"
#include "module/module.hpp"

namespace bengkel {

/// A problem at a byte of a module.
[[nodiscard]] Problem module_problem(std::string_view code, std::string message, std::size_t offset);

class ByteReader {
  public:
    /// Reads bytes[start, end).
    ByteReader(ByteView bytes, std::uint32_t start, std::uint32_t end) : bytes_(bytes.first(end)), at_(start) {}

    [[nodiscard]] std::uint32_t offset() const { return at_; }
    [[nodiscard]] std::uint32_t end() const { return static_cast<std::uint32_t>(bytes_.size()); }
    [[nodiscard]] bool at_end() const { return at_ == bytes_.size(); }
    [[nodiscard]] std::size_t left() const { return bytes_.size() - at_; }

    [[nodiscard]] bool failed() const { return failed_; }
    [[nodiscard]] const std::optional<Problem>& problem() const { return problem_; }
    /// Only the first is kept.
    void fail(Problem problem);
    void fail(std::string_view code, std::string message, std::size_t offset);

    /// 0 at the end, which is no problem.
    [[nodiscard]] std::uint8_t peek() const { return at_end() ? std::uint8_t{0} : bytes_[at_]; }
    std::uint8_t byte() {
        if (failed_ || at_end()) return refuse_end();
        return bytes_[at_++];
    }
    std::uint32_t u32() { return is_short() ? bytes_[at_++] : leb<std::uint32_t, 32>(); }
    std::uint64_t u64() { return is_short() ? bytes_[at_++] : leb<std::uint64_t, 64>(); }
    std::int32_t s32() { return is_short() ? sign_extended(bytes_[at_++]) : leb<std::int32_t, 32>(); }
    std::int64_t s33() { return leb<std::int64_t, 33>(); }
    std::int64_t s64() { return leb<std::int64_t, 64>(); }
    /// Little-endian, so many bytes.
    std::uint64_t fixed(unsigned size);
    /// The next `size` bytes, passed by.
    Span take(std::uint32_t size);
    /// What has not been read; nothing after a problem.
    [[nodiscard]] ByteView rest() const { return failed_ ? ByteView{} : bytes_.subspan(at_); }
    ByteView view(Span span) const { return bytes_.subspan(span.offset, span.size); }
    /// A vector's length; at most `most`, where each entry takes at least `entry_size` bytes.
    std::uint32_t count(std::string_view what, std::uint32_t most, std::uint32_t entry_size = 1);
    std::string_view name();

  private:
    /// Most integers are one byte long.
    [[nodiscard]] bool is_short() const { return !failed_ && !at_end() && bytes_[at_] < 0x80; }
    static std::int32_t sign_extended(std::uint8_t short_leb) { return short_leb - ((short_leb & 0x40) << 1); }

    std::uint8_t refuse_end();
    void refuse_leb(LebFault fault);

    template <class T, unsigned Bits>
    T leb() {
        if (failed_) return 0;
        const Leb<T> read = read_leb<T, Bits>(bytes_, at_);
        if (read.fault != LebFault::None) refuse_leb(read.fault);
        at_ += read.size;
        return read.value;
    }

    ByteView bytes_;
    std::uint32_t at_;
    bool failed_ = false;
    std::optional<Problem> problem_;
};

}  // namespace bengkel
