#include "module/byte_reader.hpp"

#include <utility>

#include "base/utf8.hpp"
#include "module/limits.hpp"

namespace bengkel {

Problem module_problem(std::string_view code, std::string message, std::size_t offset) {
    return {"module." + std::string(code), std::move(message), "", {{}, {}, offset, 0, 0}};
}

void ByteReader::fail(Problem problem) {
    if (failed_) return;
    failed_ = true;
    problem_ = std::move(problem);
}

void ByteReader::fail(std::string_view code, std::string message, std::size_t offset) {
    fail(module_problem(code, std::move(message), offset));
}

std::uint8_t ByteReader::refuse_end() {
    fail("truncated", "the bytes end too early", at_);
    return 0;
}

void ByteReader::refuse_leb(LebFault fault) {
    if (fault == LebFault::Truncated) return fail("truncated", "the bytes end within an integer", at_);
    fail("bad-leb128", "this integer is longer than its type", at_);
}

std::uint64_t ByteReader::fixed(unsigned size) {
    const Span span = take(size);
    std::uint64_t value = 0;
    for (unsigned i = 0; i < span.size; ++i) value |= std::uint64_t{bytes_[span.offset + i]} << (8 * i);
    return value;
}

Span ByteReader::take(std::uint32_t size) {
    if (failed_) return {at_, 0};
    if (size > left()) {
        fail("truncated", std::to_string(size) + " bytes expected, " + std::to_string(left()) + " left", at_);
        return {at_, 0};
    }
    const Span span{at_, size};
    at_ += size;
    return span;
}

std::uint32_t ByteReader::count(std::string_view what, std::uint32_t most, std::uint32_t entry_size) {
    const std::uint32_t start = at_;
    const std::uint32_t count = u32();
    if (count > most) {
        fail("over-limit", std::to_string(count) + " " + std::string(what) + ", at most " + std::to_string(most), start);
        return 0;
    }
    if (std::uint64_t{count} * entry_size > left()) {
        fail("truncated", std::to_string(count) + " " + std::string(what) + " do not fit into the bytes left", start);
        return 0;
    }
    return count;
}

std::string_view ByteReader::name() {
    const std::uint32_t start = at_;
    const std::uint32_t size = count("bytes of a name", kMaximumNameBytes);
    const std::string_view text = as_text(view(take(size)));
    if (!is_valid_utf8(text)) fail("bad-utf8", "this name is not UTF-8", start);
    return failed_ ? std::string_view{} : text;
}

}  // namespace bengkel
