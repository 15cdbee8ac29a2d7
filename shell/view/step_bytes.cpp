#include "view/step_bytes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <format>
#include <string_view>
#include <type_traits>

#include "base/utf8.hpp"
#include "frame/value_tag.hpp"

namespace bengkel {

namespace {

constexpr std::uint8_t kReference = 14;
constexpr std::size_t kMostGathered = std::size_t{256} << 10;
constexpr std::string_view kMore = "\u2026";

std::string cut(std::string text, std::size_t limit) {
    if (text.size() <= limit) return text;
    text.resize(valid_utf8_prefix(std::string_view(text).substr(0, limit)));
    return text + std::string(kMore);
}

std::string quoted(std::string_view text) {
    const bool has_single = text.contains('\''), has_double = text.contains('"');
    const char quote = has_single && !has_double ? '"' : '\'';
    std::string spelled(1, quote);
    for (const char sign : text) {
        const auto code = static_cast<unsigned char>(sign);
        if (sign == '\\' || sign == quote) {
            spelled += '\\';
            spelled += sign;
        } else if (sign == '\n') {
            spelled += "\\n";
        } else if (sign == '\t') {
            spelled += "\\t";
        } else if (sign == '\r') {
            spelled += "\\r";
        } else if (code < 0x20 || code == 0x7F) {
            spelled += std::format("\\x{:02x}", code);
        } else {
            spelled += sign;
        }
    }
    return spelled + quote;
}

/// Python goes over to an exponent at 1e16 and below 1e-4.
std::string spelled(double real) {
    if (std::isnan(real)) return "nan";
    if (std::isinf(real)) return real > 0 ? "inf" : "-inf";
    const double size = std::abs(real);
    if (size != 0 && (size >= 1e16 || size < 1e-4)) {
        std::string text = std::format("{:e}", real);
        for (int digits = 0; digits < 17; ++digits) {
            text = std::format("{:.{}e}", real, digits);
            if (std::stod(text) == real) break;
        }
        return text;
    }
    std::string text = std::format("{}", real);
    if (text.contains('e')) text = std::format("{:.0f}", real);
    return text.contains('.') ? text : text + ".0";
}

std::string spell(const Value& value, std::size_t limit);

std::string spell_items(const std::vector<Value>& items, std::size_t limit) {
    std::string text;
    for (const Value& item : items) {
        if (text.size() > limit) break;
        text += (text.empty() ? "" : ", ") + spell(item, limit);
    }
    return text;
}

std::string spell(const Opaque& opaque) {
    if (opaque.type == "...") return std::string(kMore) + " +" + opaque.text;
    if (opaque.type == "str") return quoted(opaque.text);
    if (opaque.text == "...") return opaque.type + "(" + std::string(kMore) + ")";
    return opaque.text.empty() ? "<" + opaque.type + ">" : opaque.type + "(" + opaque.text + ")";
}

std::string spell_entries(const Map& map, std::size_t limit) {
    std::string text;
    for (const auto& [key, item] : map.entries) {
        if (text.size() > limit) break;
        text += (text.empty() ? "" : ", ") + spell(key, limit) + ": " + spell(item, limit);
    }
    return "{" + text + "}";
}

std::string spell(const Value& value, std::size_t limit) {
    const auto told = [&]<typename T>(const T& it) -> std::string {
        if constexpr (std::is_same_v<T, Null>) return "None";
        if constexpr (std::is_same_v<T, bool>) return it ? "True" : "False";
        if constexpr (std::is_same_v<T, Integer>) return format_integer(it);
        if constexpr (std::is_same_v<T, double>) return spelled(it);
        if constexpr (std::is_same_v<T, std::string>) return quoted(it);
        if constexpr (std::is_same_v<T, ByteString>) return std::format("<bytes {}>", it.bytes.size());
        if constexpr (std::is_same_v<T, List>) return "[" + spell_items(it.items, limit) + "]";
        if constexpr (std::is_same_v<T, Tuple>)
            return "(" + spell_items(it.items, limit) + (it.items.size() == 1 ? ",)" : ")");
        if constexpr (std::is_same_v<T, Set>) return it.items.empty() ? "set()" : "{" + spell_items(it.items, limit) + "}";
        if constexpr (std::is_same_v<T, Map>) return spell_entries(it, limit);
        if constexpr (std::is_same_v<T, Exception>) return it.message.empty() ? it.type : it.type + ": " + it.message;
        if constexpr (std::is_same_v<T, Opaque>) return spell(it);
        return std::string(kMore);
    };
    return std::visit(told, value.data);
}

Result<Value> value_at(ByteView bytes, std::uint32_t at) {
    StepReader reader(bytes, at);
    reader.skip_shown();
    return decode_value(bytes.subspan(at, reader.at() - at));
}

}  // namespace

std::uint8_t StepReader::byte() {
    if (is_bad_ || at_ >= bytes_.size()) {
        is_bad_ = true;
        return 0;
    }
    return bytes_[at_++];
}

std::uint64_t StepReader::number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 56; shift += 7) {
        const std::uint8_t part = byte();
        value |= std::uint64_t{part & 0x7FU} << shift;
        if (part >= 0x80) continue;
        if (value >> 53 != 0) is_bad_ = true;
        return is_bad_ ? 0 : value;
    }
    is_bad_ = true;
    return 0;
}

std::uint32_t StepReader::index(std::size_t limit) {
    const std::uint64_t value = number();
    if (value >= limit) is_bad_ = true;
    return is_bad_ ? 0 : static_cast<std::uint32_t>(value);
}

void StepReader::skip(std::uint64_t size) {
    if (size > left()) is_bad_ = true;
    if (!is_bad_) at_ += static_cast<std::size_t>(size);
}

void StepReader::skip_text(std::uint64_t size) {
    const std::size_t began = at_;
    skip(size);
    if (texts_ == nullptr || is_bad_ || texts_->size() > kMostGathered) return;
    const std::string_view text = as_text(bytes_.subspan(began, at_ - began));
    if (std::ranges::any_of(text, [](char sign) { return static_cast<unsigned char>(sign) >= 0x80; })) *texts_ += text;
}

void StepReader::skip_values(std::uint64_t count, int depth) {
    for (; count > 0 && !is_bad_; --count) skip_value(depth);
}

void StepReader::skip_value(int depth) {
    if (depth > kMaximumValueDepth) is_bad_ = true;
    if (is_bad_) return;
    switch (static_cast<ValueTag>(byte())) {
        case ValueTag::Null:
        case ValueTag::False:
        case ValueTag::True: return;
        case ValueTag::Int: skip(1); [[fallthrough]];
        case ValueTag::Bytes: return skip(number());
        case ValueTag::Text: return skip_text(number());
        case ValueTag::Float: return skip(8);
        case ValueTag::List:
        case ValueTag::Tuple:
        case ValueTag::Set: return skip_values(number(), depth + 1);
        case ValueTag::Map: return skip_values(2 * number(), depth + 1);
        case ValueTag::Table: {
            const std::uint64_t columns = number();
            for (std::uint64_t i = 0; i < columns && !is_bad_; ++i) skip(number());
            return skip_values(columns * std::min<std::uint64_t>(number(), left()), depth + 1);
        }
        case ValueTag::Exception: {
            skip_text(number());
            skip_text(number());
            for (std::uint64_t frames = number(); frames > 0 && !is_bad_; --frames) {
                skip(number());
                for (int i = 0; i < 4; ++i) static_cast<void>(number());
                skip(number());
                skip(number());
            }
            return;
        }
        case ValueTag::Opaque: skip_text(number()); return skip_text(number());
    }
    is_bad_ = true;
}

std::uint32_t StepReader::skip_shown() {
    const auto began = static_cast<std::uint32_t>(at_);
    if (left() > 0 && bytes_[at_] == kReference) {
        ++at_;
        static_cast<void>(number());
    } else {
        skip_value(1);
    }
    return began;
}

std::optional<std::uint32_t> reference_at(ByteView bytes, std::uint32_t at) {
    if (at >= bytes.size() || bytes[at] != kReference) return std::nullopt;
    StepReader reader(bytes, at + 1);
    return static_cast<std::uint32_t>(reader.number());
}

std::string spell_shown(ByteView bytes, std::uint32_t at, std::size_t limit) {
    if (reference_at(bytes, at)) return std::string(kMore);
    const Result<Value> value = value_at(bytes, at);
    return value ? cut(spell(*value, limit), limit) : std::string(kMore);
}

std::string spell_name(ByteView bytes, std::uint32_t at, std::size_t limit) {
    const Result<Value> value = value_at(bytes, at);
    const auto* text = value ? std::get_if<std::string>(&value->data) : nullptr;
    return text == nullptr ? spell_shown(bytes, at, limit) : cut(*text, limit);
}

}  // namespace bengkel
