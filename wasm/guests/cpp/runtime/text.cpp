#include <bengkel/show.hpp>

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "memory.hpp"

namespace bengkel::test {

namespace {
/// More than this nobody reads.
constexpr Size kMaximum = 4000;
}  // namespace

Text::~Text() { std::free(data_); }

Text& Text::put(View it) {
    if (size_ >= kMaximum) return *this;
    const bool is_cut = it.size > kMaximum - size_;
    if (is_cut) it.size = kMaximum - size_;
    constexpr Size kEnd = 4;  // "..." and a zero
    if (size_ + it.size + kEnd > capacity_) {
        capacity_ = 2 * (size_ + it.size) + 64;
        data_ = static_cast<char*>(reallocate(data_, capacity_));
    }
    std::memcpy(data_ + size_, it.data, it.size);
    size_ += it.size;
    if (is_cut) {
        std::memcpy(data_ + size_, "...", 3);
        size_ += 3;
    }
    data_[size_] = '\0';
    return *this;
}

Text& Text::put(const char* it) { return put(View{it, std::strlen(it)}); }

Text& Text::put_number(long long it) {
    char digits[32];
    std::snprintf(digits, sizeof digits, "%lld", it);
    return put(digits);
}

Text& Text::put_natural(unsigned long long it) {
    char digits[32];
    std::snprintf(digits, sizeof digits, "%llu", it);
    return put(digits);
}

Text& Text::put_floating(double it) {
    char digits[40];
    for (int precision = 6; precision <= 17; ++precision) {
        std::snprintf(digits, sizeof digits, "%.*g", precision, it);
        if (std::strtod(digits, nullptr) == it) break;
    }
    return put(digits);
}

Text& Text::put_quoted(View it) {
    put("\"");
    for (Size i = 0; i < it.size; ++i) {
        switch (it.data[i]) {
            case '\n': put("\\n"); break;
            case '\t': put("\\t"); break;
            case '\r': put("\\r"); break;
            case '\0': put("\\0"); break;
            case '"': put("\\\""); break;
            case '\\': put("\\\\"); break;
            default: put(View{it.data + i, 1});
        }
    }
    return put("\"");
}

Text& Text::put_character(char it) {
    const auto code = static_cast<unsigned char>(it);
    if (it == '\n') return put("'\\n'");
    if (it == '\t') return put("'\\t'");
    if (code < 0x20 || code > 0x7e) return put("char ").put_natural(code);
    return put("'").put(View{&it, 1}).put("'");
}

}  // namespace bengkel::test
