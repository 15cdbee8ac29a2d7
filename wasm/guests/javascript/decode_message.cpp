#include "decode_message.hpp"

#include <bit>
#include <optional>
#include <string_view>

#include "../../core/frame/value_tag.hpp"

namespace bengkel::javascript {

namespace {

constexpr int kMaximumDepth = 64;

/// Reads tagged values front to back; after a failure nothing more is read.
class Decoder {
  public:
    Decoder(std::span<const std::uint8_t> bytes, const Makers& makers)
        : rest_(bytes), makers_(makers), context_(makers.context) {}

    Ref value(int depth);
    bool tag(ValueTag expected) { return byte() == static_cast<std::uint8_t>(expected) && is_sound_; }
    std::uint32_t count();
    std::string_view string();
    std::string text() { return tag(ValueTag::Text) ? std::string(string()) : fail<std::string>(); }
    std::uint64_t small_integer();

    [[nodiscard]] bool is_sound() const { return is_sound_; }
    [[nodiscard]] bool is_at_end() const { return is_sound_ && rest_.empty(); }

  private:
    template <class T>
    T fail() {
        is_sound_ = false;
        rest_ = {};
        return T();
    }

    std::uint8_t byte();
    std::uint32_t varuint();
    Ref owned(JSValue value) { return JS_IsException(value) ? fail<Ref>() : Ref(context_, value); }
    Ref made(JSValue maker, JSValue first, JSValue second = JS_UNDEFINED) {
        JSValue arguments[] = {first, second};
        return owned(JS_Call(context_, maker, JS_UNDEFINED, 2, arguments));
    }
    Ref integer();
    Ref floating();
    Ref array(int depth);
    Ref map(int depth);

    std::span<const std::uint8_t> rest_;
    const Makers& makers_;
    JSContext* context_;
    bool is_sound_ = true;
};

std::uint8_t Decoder::byte() {
    if (rest_.empty()) return fail<std::uint8_t>();
    const std::uint8_t next = rest_.front();
    rest_ = rest_.subspan(1);
    return next;
}

std::uint32_t Decoder::varuint() {
    std::uint64_t number = 0;
    for (int shift = 0; shift < 35; shift += 7) {
        const std::uint8_t next = byte();
        number |= static_cast<std::uint64_t>(next & 0x7f) << shift;
        if ((next & 0x80) == 0) return number <= UINT32_MAX ? static_cast<std::uint32_t>(number) : fail<std::uint32_t>();
    }
    return fail<std::uint32_t>();
}

std::string_view Decoder::string() {
    const std::uint32_t size = varuint();
    if (size > rest_.size()) return fail<std::string_view>();
    const std::string_view text(reinterpret_cast<const char*>(rest_.data()), size);
    rest_ = rest_.subspan(size);
    return text;
}

std::uint32_t Decoder::count() {
    const std::uint32_t count = varuint();
    return count <= rest_.size() ? count : fail<std::uint32_t>();
}

/// Of an int, the lowest 64 bits.
std::uint64_t Decoder::small_integer() {
    if (!tag(ValueTag::Int)) return fail<std::uint64_t>();
    const bool is_negative = byte() == 1;
    const std::string_view magnitude = string();
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < magnitude.size() && i < 8; ++i) {
        number |= static_cast<std::uint64_t>(static_cast<std::uint8_t>(magnitude[i])) << (8 * i);
    }
    return is_negative ? ~number + 1 : number;
}

Ref Decoder::integer() {
    const std::uint8_t sign = byte();
    const std::string_view magnitude = string();
    if (sign > 1 || !is_sound_) return fail<Ref>();
    constexpr const char* kDigits = "0123456789abcdef";
    std::string hex = "0x0";
    for (std::size_t i = magnitude.size(); i > 0; --i) {
        const auto byte = static_cast<std::uint8_t>(magnitude[i - 1]);
        hex.push_back(kDigits[byte >> 4]);
        hex.push_back(kDigits[byte & 15]);
    }
    const Ref text = owned(JS_NewStringLen(context_, hex.data(), hex.size()));
    return made(makers_.bigint_of_hex, text.get(), JS_NewBool(context_, sign == 1));
}

Ref Decoder::floating() {
    std::uint64_t bits = 0;
    for (int shift = 0; shift < 64; shift += 8) bits |= static_cast<std::uint64_t>(byte()) << shift;
    return owned(JS_NewFloat64(context_, std::bit_cast<double>(bits)));
}

Ref Decoder::array(int depth) {
    const std::uint32_t size = count();
    Ref array = owned(JS_NewArray(context_));
    for (std::uint32_t i = 0; i < size && is_sound_; ++i) {
        Ref item = value(depth + 1);
        if (JS_DefinePropertyValueUint32(context_, array.get(), i, item.release(), JS_PROP_C_W_E) < 0) return fail<Ref>();
    }
    return array;
}

/// An object when all keys are texts, a Map otherwise.
Ref Decoder::map(int depth) {
    const std::uint32_t size = count();
    const Ref entries = owned(JS_NewArray(context_));
    Ref object = owned(JS_NewObject(context_));
    bool is_object = true;
    for (std::uint32_t i = 0; i < size && is_sound_; ++i) {
        Ref key = value(depth + 1);
        Ref item = value(depth + 1);
        if (!is_sound_) return {};
        if (JS_IsString(key.get()) && is_object) {
            const JSAtom name = JS_ValueToAtom(context_, key.get());
            const int done =
                JS_DefinePropertyValue(context_, object.get(), name, JS_DupValue(context_, item.get()), JS_PROP_C_W_E);
            JS_FreeAtom(context_, name);
            if (done < 0) return fail<Ref>();
        } else {
            is_object = false;
        }
        JSValue pair[] = {key.release(), item.release()};
        JSValue entry = JS_NewArrayFrom(context_, 2, pair);
        if (JS_DefinePropertyValueUint32(context_, entries.get(), i, entry, JS_PROP_C_W_E) < 0) return fail<Ref>();
    }
    return is_object ? std::move(object) : made(makers_.map_of, entries.get());
}

Ref Decoder::value(int depth) {
    if (depth >= kMaximumDepth) return fail<Ref>();
    const std::uint8_t tag = byte();
    if (!is_sound_) return {};
    switch (static_cast<ValueTag>(tag)) {
        case ValueTag::Null: return owned(JS_NULL);
        case ValueTag::False: return owned(JS_FALSE);
        case ValueTag::True: return owned(JS_TRUE);
        case ValueTag::Int: return integer();
        case ValueTag::Float: return floating();
        case ValueTag::Text: {
            const std::string_view text = string();
            return owned(JS_NewStringLen(context_, text.data(), text.size()));
        }
        case ValueTag::Bytes: {
            const std::string_view bytes = string();
            return owned(JS_NewUint8ArrayCopy(context_, reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()));
        }
        case ValueTag::List:
        case ValueTag::Tuple: return array(depth);
        case ValueTag::Set: {
            const Ref items = array(depth);
            return made(makers_.set_of, items.get());
        }
        case ValueTag::Map: return map(depth);
        // Nothing that a lab can state as an argument.
        case ValueTag::Table:
        case ValueTag::Exception:
        case ValueTag::Opaque: break;
    }
    return fail<Ref>();
}

std::optional<Entry> entry_of(std::string_view kind) {
    if (kind == "program") return Entry::Program;
    if (kind == "call") return Entry::Call;
    if (kind == "cost") return Entry::Cost;
    if (kind == "load") return Entry::Load;
    if (kind == "unittest") return Entry::UnitTest;
    return std::nullopt;
}

bool read_entry(Decoder& decoder, const std::string& key, Message& message, JSContext* context) {
    if (key == "kind") {
        const std::optional<Entry> entry = entry_of(decoder.text());
        if (entry) message.entry = *entry;
        return entry.has_value();
    }
    if (key == "file") {
        message.file = decoder.text();
    } else if (key == "function") {
        message.function = decoder.text();
    } else if (key == "args") {
        if (!decoder.tag(ValueTag::List)) return false;
        for (std::uint32_t left = decoder.count(); left > 0 && decoder.is_sound(); --left)
            message.args.push_back(decoder.value(1));
    } else if (key == "kwargs") {
        Ref options = decoder.value(1);
        JSPropertyEnum* names = nullptr;
        std::uint32_t count = 0;
        if (!decoder.is_sound() || JS_GetOwnPropertyNames(context, &names, &count, options.get(), JS_GPN_STRING_MASK) < 0)
            return false;
        JS_FreePropertyEnum(context, names, count);
        if (count > 0) message.options = std::move(options);
    } else if (key == "argv") {
        if (!decoder.tag(ValueTag::List)) return false;
        for (std::uint32_t left = decoder.count(); left > 0 && decoder.is_sound(); --left)
            message.argv.push_back(decoder.text());
    } else if (key == "seed") {
        message.seed = decoder.small_integer();
    } else if (key == "resultBytes") {
        message.result_cap = static_cast<std::size_t>(decoder.small_integer());
    } else {
        return false;
    }
    return decoder.is_sound();
}

bool is_call(Entry entry) { return entry == Entry::Call || entry == Entry::Cost || entry == Entry::Load; }

JSValue maker(JSContext* context, const char* source) {
    return JS_Eval(context, source, std::char_traits<char>::length(source), "bengkel:makers", JS_EVAL_TYPE_GLOBAL);
}

}  // namespace

// Each keeps what it calls in variables of its own: what a program puts in the place of Map or BigInt reaches none of them.
Makers find_makers(JSContext* context) {
    return {
        .context = context,
        .bigint_of_hex =
            maker(context, "((BigInt) => (text, isNegative) => isNegative ? -BigInt(text) : BigInt(text))(BigInt)"),
        .map_of = maker(context,
                        "((Map, call) => (entries) => { const map = new Map();"
                        " for (let i = 0; i < entries.length; i++) call(map, entries[i][0], entries[i][1]); return map; })"
                        "(Map, Function.prototype.call.bind(Map.prototype.set))"),
        .set_of = maker(context,
                        "((Set, call) => (items) => { const set = new Set();"
                        " for (let i = 0; i < items.length; i++) call(set, items[i]); return set; })"
                        "(Set, Function.prototype.call.bind(Set.prototype.add))"),
    };
}

bool decode_message(std::span<const std::uint8_t> bytes, const Makers& makers, Message& message) {
    Decoder decoder(bytes, makers);
    bool is_read = decoder.tag(ValueTag::Map);
    for (std::uint32_t left = is_read ? decoder.count() : 0; left > 0 && is_read; --left) {
        is_read = read_entry(decoder, decoder.text(), message, makers.context);
    }
    clear_exception(makers.context);
    return is_read && decoder.is_at_end() && !message.file.empty() &&
           (!is_call(message.entry) || !message.function.empty());
}

}  // namespace bengkel::javascript
