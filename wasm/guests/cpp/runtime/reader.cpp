#include <bengkel/wire.hpp>

#include <bit>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iterator>

#include "memory.hpp"
#include "tag.hpp"

namespace bengkel {

namespace {

constexpr const char* kTagNames[] = {"null",   "a bool",  "a bool", "an int", "a float", "a text",       "bytes",
                                     "a list", "a tuple", "a set",  "a map",  "a table", "an exception", "an object"};

/// The number as a person writes it, when it is of 64 bits; else what it is.
void print_number(char* out, std::size_t room, View magnitude, bool is_negative) {
    std::uint64_t number = 0;
    if (magnitude.size > 8) {
        std::snprintf(out, room, "an int of %zu bits", magnitude.size * 8);
        return;
    }
    for (std::size_t i = 0; i < magnitude.size; ++i) {
        number |= static_cast<std::uint64_t>(static_cast<unsigned char>(magnitude.data[i])) << (8 * i);
    }
    std::snprintf(out, room, "%s%llu", is_negative ? "-" : "", static_cast<unsigned long long>(number));
}

}  // namespace

unsigned char Reader::next() {
    if (rest_.size == 0) return 0;
    const auto byte = static_cast<unsigned char>(*rest_.data);
    rest_ = {rest_.data + 1, rest_.size - 1};
    return byte;
}

unsigned Reader::varuint() {
    unsigned number = 0;
    for (int shift = 0; shift < 35; shift += 7) {
        const unsigned char byte = next();
        number |= static_cast<unsigned>(byte & 0x7f) << shift;
        if ((byte & 0x80) == 0) break;
    }
    return number;
}

View Reader::string() {
    Size size = varuint();
    if (size > rest_.size) size = rest_.size;
    const View it{rest_.data, size};
    rest_ = {rest_.data + size, rest_.size - size};
    return it;
}

void Reader::complain(Wrong what, const char* type) {
    if (!ok()) return;
    wrong_ = what;
    type_ = type;
}

void Reader::refuse_fields(const char* type) { complain(Wrong::Fields, type); }

/// An int's number, or its low 64 bits.
unsigned long long Reader::magnitude() {
    is_negative_ = next() == 1;
    magnitude_ = string();
    std::uint64_t number = 0;
    for (Size i = 0; i < magnitude_.size && i < 8; ++i) {
        number |= static_cast<std::uint64_t>(static_cast<unsigned char>(magnitude_.data[i])) << (8 * i);
    }
    return number;
}

long long Reader::integer(long long least, long long most, const char* type) {
    if (!ok()) return 0;
    got_ = next();
    if (got_ != static_cast<unsigned char>(Tag::Int)) {
        complain(Wrong::Type, type);
        return 0;
    }
    const std::uint64_t number = magnitude();
    const std::uint64_t bound = is_negative_ ? 0 - static_cast<std::uint64_t>(least) : static_cast<std::uint64_t>(most);
    if (magnitude_.size > 8 || number > bound) complain(Wrong::Range, type);
    return static_cast<long long>(is_negative_ ? 0 - number : number);
}

unsigned long long Reader::natural(unsigned long long most, const char* type) {
    if (!ok()) return 0;
    got_ = next();
    if (got_ != static_cast<unsigned char>(Tag::Int)) {
        complain(Wrong::Type, type);
        return 0;
    }
    const std::uint64_t number = magnitude();
    if (magnitude_.size > 8 || number > most || is_negative_) complain(Wrong::Range, type);
    return number;
}

double Reader::floating(double most, const char* type) {
    if (!ok()) return 0;
    got_ = next();
    if (got_ == static_cast<unsigned char>(Tag::Int)) {
        constexpr std::uint64_t kMostExact = 1ull << 53;
        const std::uint64_t number = magnitude();
        if (magnitude_.size > 8 || number > kMostExact) complain(Wrong::Range, type);
        const auto value = static_cast<double>(number);
        return is_negative_ ? -value : value;
    }
    if (got_ != static_cast<unsigned char>(Tag::Float)) {
        complain(Wrong::Type, type);
        return 0;
    }
    std::uint64_t bits = 0;
    for (int shift = 0; shift < 64; shift += 8) bits |= static_cast<std::uint64_t>(next()) << shift;
    const auto value = std::bit_cast<double>(bits);
    // Infinities and NaNs are values of every floating type.
    const double size = value < 0 ? -value : value;
    if (size > most && size <= __DBL_MAX__) complain(Wrong::Range, type);
    return value;
}

bool Reader::boolean() {
    if (!ok()) return false;
    got_ = next();
    if (got_ == static_cast<unsigned char>(Tag::True)) return true;
    if (got_ != static_cast<unsigned char>(Tag::False)) complain(Wrong::Type, "bool");
    return false;
}

View Reader::text(const char* type) {
    if (!ok()) return {"", 0};
    got_ = next();
    if (got_ == static_cast<unsigned char>(Tag::Text) || got_ == static_cast<unsigned char>(Tag::Bytes)) return string();
    complain(Wrong::Type, type);
    return {"", 0};
}

char Reader::character() {
    const View it = text("char");
    if (it.size == 1) return *it.data;
    complain(Wrong::Character, "char");
    return 0;
}

Size Reader::list(const char* type) {
    if (!ok()) return 0;
    got_ = next();
    if (got_ == static_cast<unsigned char>(Tag::List) || got_ == static_cast<unsigned char>(Tag::Tuple) ||
        got_ == static_cast<unsigned char>(Tag::Set)) {
        return varuint();
    }
    complain(Wrong::Type, type);
    return 0;
}

bool Reader::exactly(Size size, const char* type) {
    const Size found = list(type);
    if (!ok()) return false;
    if (found == size) return true;
    size_ = found;
    wanted_size_ = size;
    complain(Wrong::Size, type);
    return false;
}

Size Reader::map(const char* type) {
    if (!ok()) return 0;
    got_ = next();
    if (got_ == static_cast<unsigned char>(Tag::Map)) return varuint();
    complain(Wrong::Type, type);
    return 0;
}

bool Reader::null() {
    if (!ok() || rest_.size == 0 || *rest_.data != static_cast<char>(Tag::Null)) return false;
    next();
    return true;
}

char* Reader::complaint() const {
    constexpr Size kRoom = 256;
    auto* text = static_cast<char*>(allocate(kRoom));
    char number[64];
    switch (wrong_) {
        case Wrong::Nothing: *text = '\0'; break;
        case Wrong::Type:
            std::snprintf(text, kRoom, "expected %s, got %s", type_,
                          got_ < std::size(kTagNames) ? kTagNames[got_] : "something else");
            break;
        case Wrong::Range:
            print_number(number, sizeof number, magnitude_, is_negative_);
            std::snprintf(text, kRoom, "%s does not fit %s", magnitude_.data == nullptr ? "the number" : number, type_);
            break;
        case Wrong::Size: std::snprintf(text, kRoom, "expected %s of %zu, got %zu", type_, wanted_size_, size_); break;
        case Wrong::Character: std::snprintf(text, kRoom, "expected one char, got a text that is not one"); break;
        case Wrong::Fields: std::snprintf(text, kRoom, "expected the fields of %s and no others", type_); break;
    }
    return text;
}

const char* c_text(View text) {
    auto* copy = static_cast<char*>(allocate(text.size + 1));
    std::memcpy(copy, text.data, text.size);
    copy[text.size] = '\0';
    return copy;
}

}  // namespace bengkel
