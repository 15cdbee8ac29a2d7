#include "encode_value.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <vector>

namespace bengkel::javascript {

namespace {

constexpr int kMaximumDepth = 64;

void put_opaque(Encoder& out, std::string_view type, std::string_view text) {
    out.put_tag(ValueTag::Opaque);
    out.put_string(type);
    out.put_string(text);
}

bool has_prototype(const Builtins& builtins, JSValueConst object, JSValueConst prototype) {
    const Ref own(builtins.context, JS_GetPrototype(builtins.context, object));
    return JS_IsStrictEqual(builtins.context, own.get(), prototype);
}

int digit_of(char hex) { return hex <= '9' ? hex - '0' : hex - 'a' + 10; }

void put_bigint(Encoder& out, JSValueConst value, const Builtins& builtins) {
    JSValue radix = JS_NewInt32(builtins.context, 16);
    const Ref text(builtins.context, JS_Call(builtins.context, builtins.bigint_to_text, value, 1, &radix));
    std::string hex = text_of(builtins.context, text.get());
    const bool is_negative = hex.starts_with('-');
    if (is_negative) hex.erase(0, 1);
    if (hex == "0") hex.clear();
    std::string magnitude;
    for (std::size_t end = hex.size(); end > 0; end = end > 2 ? end - 2 : 0) {
        const int high = end > 1 ? digit_of(hex[end - 2]) : 0;
        magnitude.push_back(static_cast<char>((high << 4) | digit_of(hex[end - 1])));
    }
    out.put_tag(ValueTag::Int);
    out.put_byte(is_negative ? 1 : 0);
    out.put_string(magnitude);
}

bool has_lone_surrogate(JSContext* context, JSValueConst text) {
    std::size_t size = 0;
    const std::uint16_t* units = JS_ToCStringLenUTF16(context, &size, text);
    if (units == nullptr) {
        clear_exception(context);
        return true;
    }
    bool found = false;
    for (std::size_t i = 0; i < size && !found; ++i) {
        if (units[i] < 0xd800 || units[i] > 0xdfff) continue;
        const bool is_pair = units[i] < 0xdc00 && i + 1 < size && units[i + 1] >= 0xdc00 && units[i + 1] <= 0xdfff;
        found = !is_pair;
        ++i;
    }
    JS_FreeCStringUTF16(context, units);
    return found;
}

void put_string_value(Encoder& out, JSValueConst value, const Builtins& builtins) {
    std::string text = text_of(builtins.context, value);
    // Only a text with U+FFFD in it can have had a surrogate.
    if (text.find("\xef\xbf\xbd") != std::string::npos && has_lone_surrogate(builtins.context, value)) {
        return put_opaque(out, "string", "");
    }
    out.put_text(text);
}

void put(Encoder& out, JSValueConst value, const Builtins& builtins, int depth);

/// An own property's value; what a getter would give is not asked for.
void put_property(Encoder& out, JSValueConst object, JSAtom name, const Builtins& builtins, int depth) {
    JSPropertyDescriptor property;
    const int found = JS_GetOwnProperty(builtins.context, &property, object, name);
    if (found < 0) clear_exception(builtins.context);
    if (found <= 0) return put_opaque(out, "empty", "");
    if ((property.flags & JS_PROP_GETSET) != 0) {
        put_opaque(out, "getter", "");
    } else {
        put(out, property.value, builtins, depth);
    }
    JS_FreeValue(builtins.context, property.value);
    JS_FreeValue(builtins.context, property.getter);
    JS_FreeValue(builtins.context, property.setter);
}

void put_array(Encoder& out, JSValueConst array, const Builtins& builtins, int depth) {
    std::int64_t length = 0;
    if (JS_GetLength(builtins.context, array, &length) < 0) clear_exception(builtins.context);
    out.put_tag(ValueTag::List);
    out.put_varuint(static_cast<std::uint32_t>(length));
    for (std::int64_t i = 0; i < length && out.fits(); ++i) {
        const JSAtom index = JS_NewAtomUInt32(builtins.context, static_cast<std::uint32_t>(i));
        put_property(out, array, index, builtins, depth + 1);
        JS_FreeAtom(builtins.context, index);
    }
}

void put_object(Encoder& out, JSValueConst object, const Builtins& builtins, int depth) {
    JSPropertyEnum* names = nullptr;
    std::uint32_t count = 0;
    if (JS_GetOwnPropertyNames(builtins.context, &names, &count, object, JS_GPN_STRING_MASK | JS_GPN_ENUM_ONLY) < 0) {
        clear_exception(builtins.context);
        return put_opaque(out, "Object", "");
    }
    out.put_tag(ValueTag::Map);
    out.put_varuint(count);
    for (std::uint32_t i = 0; i < count && out.fits(); ++i) {
        const Ref key(builtins.context, JS_AtomToString(builtins.context, names[i].atom));
        put_string_value(out, key.get(), builtins);
        put_property(out, object, names[i].atom, builtins, depth + 1);
    }
    JS_FreePropertyEnum(builtins.context, names, count);
}

struct Gathering {
    Encoder* out;
    const Builtins* builtins;
    int depth;
    std::uint32_t count = 0;
    std::vector<std::string> items;  ///< of a set, each encoded
};

/// Called by Map.prototype.forEach and Set.prototype.forEach, as they were at the start, with value and key.
JSValue gather_entry(JSContext*, JSValueConst, int, JSValueConst* entry, int is_map, void* opaque) {
    auto& gathering = *static_cast<Gathering*>(opaque);
    ++gathering.count;
    if (is_map != 0) {
        put(*gathering.out, entry[1], *gathering.builtins, gathering.depth + 1);
        put(*gathering.out, entry[0], *gathering.builtins, gathering.depth + 1);
    } else if (gathering.out->fits()) {
        Encoder item(gathering.out->room());
        put(item, entry[0], *gathering.builtins, gathering.depth + 1);
        // Takes the room in any case, so that what does not fit is noticed.
        gathering.items.push_back(item.fits() ? item.bytes() : std::string(gathering.out->room() + 1, '\0'));
        if (!item.fits()) gathering.out->put_bytes(gathering.items.back());
    }
    return JS_UNDEFINED;
}

void for_each(JSValueConst collection, bool is_map, Gathering& gathering) {
    const Builtins& builtins = *gathering.builtins;
    const Ref callback(builtins.context,
                       JS_NewCClosure(builtins.context, gather_entry, "", nullptr, 2, is_map ? 1 : 0, &gathering));
    JSValue argument = callback.get();
    const JSValue for_each = is_map ? builtins.map_for_each : builtins.set_for_each;
    const Ref done(builtins.context, JS_Call(builtins.context, for_each, collection, 1, &argument));
    if (done.is_exception()) clear_exception(builtins.context);
}

void put_map(Encoder& out, JSValueConst map, const Builtins& builtins, int depth) {
    // The entries are counted only as they come by, and the count stands in front of them.
    Encoder entries(out.room());
    Gathering gathering{.out = &entries, .builtins = &builtins, .depth = depth, .items = {}};
    for_each(map, true, gathering);
    out.put_tag(ValueTag::Map);
    out.put_varuint(gathering.count);
    out.put_bytes(entries.fits() ? std::string_view(entries.bytes()) : std::string(out.room() + 1, '\0'));
}

void put_set(Encoder& out, JSValueConst set, const Builtins& builtins, int depth) {
    Gathering gathering{.out = &out, .builtins = &builtins, .depth = depth, .items = {}};
    for_each(set, false, gathering);
    std::ranges::sort(gathering.items, [](const std::string& left, const std::string& right) {
        return std::ranges::lexicographical_compare(
            left, right, {}, [](char c) { return static_cast<unsigned char>(c); },
            [](char c) { return static_cast<unsigned char>(c); });
    });
    out.put_tag(ValueTag::Set);
    out.put_varuint(static_cast<std::uint32_t>(gathering.items.size()));
    for (const std::string& item : gathering.items) out.put_bytes(item);
}

void put_typed_array(Encoder& out, JSValueConst array, int type, const Builtins& builtins, int depth) {
    if (type == JS_TYPED_ARRAY_UINT8) {
        std::size_t size = 0;
        const std::uint8_t* bytes = JS_GetUint8Array(builtins.context, &size, array);
        out.put_tag(ValueTag::Bytes);
        return out.put_string({reinterpret_cast<const char*>(bytes), size});
    }
    const Ref length(builtins.context, JS_Call(builtins.context, builtins.typed_array_length, array, 0, nullptr));
    std::uint32_t count = 0;
    JS_ToUint32(builtins.context, &count, length.get());
    out.put_tag(ValueTag::List);
    out.put_varuint(count);
    for (std::uint32_t i = 0; i < count && out.fits(); ++i) {
        const Ref item(builtins.context, JS_GetPropertyUint32(builtins.context, array, i));
        put(out, item.get(), builtins, depth + 1);
    }
}

void put_date(Encoder& out, JSValueConst date, const Builtins& builtins) {
    const Ref text(builtins.context, JS_Call(builtins.context, builtins.date_to_iso, date, 0, nullptr));
    if (text.is_exception()) clear_exception(builtins.context);
    put_opaque(out, "Date", text.is_exception() ? "Invalid Date" : text_of(builtins.context, text.get()));
}

void put_error(Encoder& out, JSValueConst error, const Builtins& builtins) {
    const Name name(builtins.context, "name");
    const Name message(builtins.context, "message");
    const std::string type = text_of(builtins.context, data_property(builtins.context, error, name.get()).get());
    put_opaque(out, type.empty() ? "Error" : type,
               text_of(builtins.context, data_property(builtins.context, error, message.get()).get()));
}

void put_structure(Encoder& out, JSValueConst object, const Builtins& builtins, int depth) {
    JSContext* context = builtins.context;
    const bool is_too_deep = depth >= kMaximumDepth - 2;
    const auto exactly = [&](JSValueConst prototype) { return has_prototype(builtins, object, prototype); };
    if (JS_IsProxy(object)) return put_opaque(out, "Proxy", "");
    if (JS_IsError(object)) return put_error(out, object, builtins);
    const int typed_array = JS_GetTypedArrayType(object);
    if (typed_array >= 0 && exactly(builtins.typed_arrays[typed_array])) {
        return is_too_deep ? put_opaque(out, "Array", "...") : put_typed_array(out, object, typed_array, builtins, depth);
    }
    if (JS_IsDate(object) && exactly(builtins.date)) return put_date(out, object, builtins);
    if (JS_IsArrayBuffer(object) && exactly(builtins.array_buffer)) {
        std::size_t size = 0;
        const std::uint8_t* bytes = JS_GetArrayBuffer(context, &size, object);
        clear_exception(context);
        out.put_tag(ValueTag::Bytes);
        return out.put_string({reinterpret_cast<const char*>(bytes), bytes == nullptr ? 0 : size});
    }
    // One short of the decoder's cap: the result map that holds this value is a level of its own.
    if (JS_IsArray(object) && exactly(builtins.array)) {
        return is_too_deep ? put_opaque(out, "Array", "...") : put_array(out, object, builtins, depth);
    }
    if (JS_IsMap(object) && exactly(builtins.map)) {
        return is_too_deep ? put_opaque(out, "Map", "...") : put_map(out, object, builtins, depth);
    }
    if (JS_IsSet(object) && exactly(builtins.set)) {
        return is_too_deep ? put_opaque(out, "Set", "...") : put_set(out, object, builtins, depth);
    }
    if (JS_GetClassID(object) == builtins.object_class && (exactly(builtins.object) || exactly(JS_NULL))) {
        return is_too_deep ? put_opaque(out, "Object", "...") : put_object(out, object, builtins, depth);
    }
    put_opaque(out, class_name(context, object), "");
}

void put(Encoder& out, JSValueConst value, const Builtins& builtins, int depth) {
    if (!out.fits()) return;
    if (JS_IsNull(value)) return out.put_tag(ValueTag::Null);
    if (JS_IsBool(value)) return out.put_tag(JS_VALUE_GET_BOOL(value) != 0 ? ValueTag::True : ValueTag::False);
    if (JS_IsNumber(value)) {
        double number = 0;
        JS_ToFloat64(builtins.context, &number, value);
        return out.put_float(number);
    }
    if (JS_IsString(value)) return put_string_value(out, value, builtins);
    if (JS_IsBigInt(value)) return put_bigint(out, value, builtins);
    if (JS_IsObject(value)) return put_structure(out, value, builtins, depth);
    put_opaque(out, JS_IsSymbol(value) ? "Symbol" : "undefined", "");
}

/// Follows `path` ("Map.prototype.forEach") from the global object; the value lives as long as the guest.
JSValue builtin(JSContext* context, std::string_view path) {
    JSValue at = JS_GetGlobalObject(context);
    while (!path.empty()) {
        const std::size_t dot = std::min(path.find('.'), path.size());
        at = JS_GetPropertyStr(context, at, std::string(path.substr(0, dot)).c_str());
        path.remove_prefix(std::min(dot + 1, path.size()));
    }
    return at;
}

JSValue builtin_getter(JSContext* context, JSValueConst object, const char* property) {
    const Name name(context, property);
    JSPropertyDescriptor found;
    if (JS_GetOwnProperty(context, &found, object, name.get()) <= 0) return JS_UNDEFINED;
    return found.getter;
}

}  // namespace

void Encoder::put_byte(std::uint8_t byte) { put_bytes({reinterpret_cast<const char*>(&byte), 1}); }

void Encoder::put_varuint(std::uint32_t number) {
    while (number >= 0x80) {
        put_byte(static_cast<std::uint8_t>(number | 0x80));
        number >>= 7;
    }
    put_byte(static_cast<std::uint8_t>(number));
}

void Encoder::put_bytes(std::string_view bytes) {
    fits_ = fits_ && bytes.size() <= room();
    if (fits_) bytes_.append(bytes);
}

void Encoder::put_string(std::string_view text) {
    put_varuint(static_cast<std::uint32_t>(text.size()));
    put_bytes(text);
}

void Encoder::put_text(std::string_view text) {
    put_tag(ValueTag::Text);
    put_string(text);
}

void Encoder::put_float(double number) {
    const std::uint64_t bits = std::isnan(number) ? kNanBits : std::bit_cast<std::uint64_t>(number);
    put_tag(ValueTag::Float);
    for (int shift = 0; shift < 64; shift += 8) put_byte(static_cast<std::uint8_t>(bits >> shift));
}

Builtins find_builtins(JSContext* context) {
    constexpr const char* kTypedArrays[] = {
        "Uint8ClampedArray", "Int8Array",     "Uint8Array",     "Int16Array",   "Uint16Array",  "Int32Array",
        "Uint32Array",       "BigInt64Array", "BigUint64Array", "Float16Array", "Float32Array", "Float64Array",
    };
    Builtins builtins{
        .context = context,
        .object = builtin(context, "Object.prototype"),
        .array = builtin(context, "Array.prototype"),
        .map = builtin(context, "Map.prototype"),
        .set = builtin(context, "Set.prototype"),
        .date = builtin(context, "Date.prototype"),
        .array_buffer = builtin(context, "ArrayBuffer.prototype"),
        .typed_arrays = {},
        .map_for_each = builtin(context, "Map.prototype.forEach"),
        .set_for_each = builtin(context, "Set.prototype.forEach"),
        .date_to_iso = builtin(context, "Date.prototype.toISOString"),
        .bigint_to_text = builtin(context, "BigInt.prototype.toString"),
        .typed_array_length = JS_UNDEFINED,
        .error_stack = JS_UNDEFINED,
    };
    const Ref plain(context, JS_NewObject(context));
    builtins.object_class = JS_GetClassID(plain.get());
    for (std::size_t i = 0; i < std::size(kTypedArrays); ++i) {
        builtins.typed_arrays[i] = builtin(context, std::string(kTypedArrays[i]) + ".prototype");
    }
    const Ref typed_array(context, JS_GetPrototype(context, builtins.typed_arrays[0]));
    builtins.typed_array_length = builtin_getter(context, typed_array.get(), "length");
    builtins.error_stack = builtin_getter(context, builtin(context, "Error.prototype"), "stack");
    return builtins;
}

void encode_value(Encoder& out, JSValueConst value, const Builtins& builtins) { put(out, value, builtins, 0); }

}  // namespace bengkel::javascript
