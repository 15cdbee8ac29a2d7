#include "encode_object.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace bengkel::python {

namespace {

void put_opaque(Encoder& out, std::string_view type, std::string_view text) {
    out.put_tag(Tag::Opaque);
    out.put_string(type);
    out.put_string(text);
}

void put_integer(Encoder& out, PyObject* object) {
    const int sign = _PyLong_Sign(object);
    std::vector<std::uint8_t> magnitude;
    if (sign != 0) {
        const Ref positive(PyNumber_Absolute(object));
        const std::size_t bits = _PyLong_NumBits(positive.get());
        magnitude.resize(bits / 8 + 1);
        if (_PyLong_AsByteArray(reinterpret_cast<PyLongObject*>(positive.get()), magnitude.data(), magnitude.size(), 1,
                                0) != 0) {
            PyErr_Clear();
        }
        while (!magnitude.empty() && magnitude.back() == 0) magnitude.pop_back();
    }
    out.put_tag(Tag::Int);
    out.put_byte(sign < 0 ? 1 : 0);
    out.put_string({reinterpret_cast<const char*>(magnitude.data()), magnitude.size()});
}

void put_float(Encoder& out, double number) {
    constexpr std::uint64_t kNan = 0x7ff8000000000000;
    const std::uint64_t bits = std::isnan(number) ? kNan : std::bit_cast<std::uint64_t>(number);
    out.put_tag(Tag::Float);
    for (int shift = 0; shift < 64; shift += 8) out.put_byte(static_cast<std::uint8_t>(bits >> shift));
}

void put_str(Encoder& out, PyObject* object, std::size_t most) {
    if (static_cast<std::size_t>(PyUnicode_GET_LENGTH(object)) > most) {
        const Ref cut(PyUnicode_Substring(object, 0, static_cast<Py_ssize_t>(most)));
        return put_opaque(out, "str", text_of(cut.get()) + "…");
    }
    Py_ssize_t size = 0;
    const char* utf8 = PyUnicode_AsUTF8AndSize(object, &size);
    if (utf8 == nullptr) {
        PyErr_Clear();
        put_opaque(out, "str", text_of(object));
        return;
    }
    out.put_text({utf8, static_cast<std::size_t>(size)});
}

/// Types whose text comes from the library alone; anything a learner could have subclassed is not here.
bool has_trusted_text(PyTypeObject* type, const KnownTypes& known) {
    const PyObject* trusted[] = {known.decimal.get(),
                                 known.fraction.get(),
                                 known.date.get(),
                                 known.time.get(),
                                 known.date_time.get(),
                                 known.time_delta.get(),
                                 reinterpret_cast<PyObject*>(&PyComplex_Type),
                                 reinterpret_cast<PyObject*>(&PyRange_Type)};
    return std::ranges::find(trusted, reinterpret_cast<const PyObject*>(type)) != std::end(trusted);
}

void put_other(Encoder& out, PyObject* object, const KnownTypes& known) {
    PyTypeObject* type = Py_TYPE(object);
    std::string text;
    if (has_trusted_text(type, known)) {
        const Ref shown(PyObject_Str(object));
        if (!shown) PyErr_Clear();
        text = text_of(shown.get());
    }
    put_opaque(out, type_name(type), text);
}

bool is_dict(PyTypeObject* type, const KnownTypes& known) {
    const auto* as_object = reinterpret_cast<const PyObject*>(type);
    return type == &PyDict_Type || as_object == known.default_dict.get() || as_object == known.counter.get() ||
           as_object == known.ordered_dict.get();
}

/// How to write: what is known of the library, and how much of a value is wanted.
struct Way {
    const KnownTypes& known;
    Bounds bounds;
};

void put_object(Encoder& out, PyObject* object, const Way& way, int depth);

/// Stands for the items of a container that are beyond its bound.
void put_left_out(Encoder& out, std::size_t count) { put_opaque(out, "...", std::to_string(count)); }

void put_sequence(Encoder& out, Tag tag, PyObject* sequence, const Way& way, int depth) {
    const auto size = static_cast<std::size_t>(PySequence_Fast_GET_SIZE(sequence));
    const std::size_t wanted = std::min(size, way.bounds.items);
    out.put_tag(tag);
    out.put_varuint(static_cast<std::uint32_t>(wanted < size ? wanted + 1 : size));
    for (std::size_t i = 0; i < wanted && out.fits(); ++i) {
        put_object(out, PySequence_Fast_GET_ITEM(sequence, static_cast<Py_ssize_t>(i)), way, depth + 1);
    }
    if (wanted < size) put_left_out(out, size - wanted);
}

void put_set(Encoder& out, PyObject* set, const Way& way, int depth) {
    std::vector<std::string> items;
    Py_ssize_t position = 0;
    PyObject* item = nullptr;
    Py_hash_t hash = 0;
    std::size_t total = 0;
    while (items.size() < way.bounds.items && total <= out.room() && _PySet_NextEntry(set, &position, &item, &hash) != 0) {
        Encoder one(out.room());
        put_object(one, item, way, depth + 1);
        total += one.bytes().size();
        items.push_back(one.bytes());
    }
    std::ranges::sort(items);
    const auto size = static_cast<std::size_t>(PySet_GET_SIZE(set));
    if (size > way.bounds.items) {
        // Sorts behind every item: no tag is higher.
        Encoder rest(out.room());
        put_left_out(rest, size - items.size());
        items.push_back(rest.bytes());
    }
    out.put_tag(Tag::Set);
    out.put_varuint(static_cast<std::uint32_t>(items.size()));
    for (const std::string& bytes : items) out.put_bytes(bytes);
}

void put_dict(Encoder& out, PyObject* dict, const Way& way, int depth) {
    const auto size = static_cast<std::size_t>(PyDict_GET_SIZE(dict));
    std::size_t wanted = std::min(size, way.bounds.items);
    const std::size_t left_out = size - wanted;
    out.put_tag(Tag::Map);
    out.put_varuint(static_cast<std::uint32_t>(left_out > 0 ? wanted + 1 : size));
    Py_ssize_t position = 0;
    PyObject* key = nullptr;
    PyObject* value = nullptr;
    for (; wanted > 0 && out.fits() && PyDict_Next(dict, &position, &key, &value) != 0; --wanted) {
        put_object(out, key, way, depth + 1);
        put_object(out, value, way, depth + 1);
    }
    if (left_out == 0) return;
    put_left_out(out, left_out);
    out.put_tag(Tag::Null);
}

void put_blob(Encoder& out, const char* type, std::string_view bytes, const Way& way) {
    if (bytes.size() > way.bounds.bytes) return put_opaque(out, type, std::to_string(bytes.size()));
    out.put_tag(Tag::Bytes);
    out.put_string(bytes);
}

/// The classes of NumPy's own numbers are as fixed as built-in ones; a class statement's are not.
bool is_numpy_number(PyTypeObject* type, const KnownTypes& known) {
    auto* number = reinterpret_cast<PyTypeObject*>(known.number.get());
    return number != nullptr && (type->tp_flags & Py_TPFLAGS_HEAPTYPE) == 0 && PyType_IsSubtype(type, number) != 0;
}

/// What a method of the object's class, which takes nothing, gives; nothing when it raises.
Ref call_method_of_class(PyObject* object, const char* method) {
    Ref given(PyObject_CallMethod(reinterpret_cast<PyObject*>(Py_TYPE(object)), method, "O", object));
    PyErr_Clear();
    return given;
}

void put_array(Encoder& out, PyObject* array, const Way& way, int depth) {
    const Ref size(PyObject_GetAttrString(array, "size"));
    const std::size_t count = size ? PyLong_AsSize_t(size.get()) : 0;
    PyErr_Clear();
    if (count > way.bounds.items) return put_opaque(out, "ndarray", std::to_string(count));
    const Ref list = count > out.room() ? Ref() : call_method_of_class(array, "tolist");
    // Each item takes a byte at least.
    if (!list) return out.refuse();
    put_object(out, list.get(), way, depth);
}

void put_object(Encoder& out, PyObject* object, const Way& way, int depth) {
    PyTypeObject* type = Py_TYPE(object);
    if (way.known.array && type == reinterpret_cast<PyTypeObject*>(way.known.array.get())) {
        return put_array(out, object, way, depth);
    }
    if (is_numpy_number(type, way.known)) {
        const Ref plain = call_method_of_class(object, "item");
        if (plain && Py_TYPE(plain.get()) != type) return put_object(out, plain.get(), way, depth);
    }
    const bool is_container = type == &PyList_Type || type == &PyTuple_Type || type == &PySet_Type ||
                              type == &PyFrozenSet_Type || is_dict(type, way.known);
    if (is_container && depth >= way.bounds.depth) return put_opaque(out, type->tp_name, "...");
    if (object == Py_None) return out.put_tag(Tag::Null);
    if (object == Py_False) return out.put_tag(Tag::False);
    if (object == Py_True) return out.put_tag(Tag::True);
    if (type == &PyLong_Type) {
        if (_PyLong_NumBits(object) / 8 >= way.bounds.bytes) return put_opaque(out, "int", "…");
        return put_integer(out, object);
    }
    if (type == &PyFloat_Type) return put_float(out, PyFloat_AS_DOUBLE(object));
    if (type == &PyUnicode_Type) return put_str(out, object, way.bounds.bytes);
    if (type == &PyBytes_Type) {
        return put_blob(out, "bytes", {PyBytes_AS_STRING(object), static_cast<std::size_t>(PyBytes_GET_SIZE(object))}, way);
    }
    if (type == &PyByteArray_Type) {
        return put_blob(out, "bytearray",
                        {PyByteArray_AS_STRING(object), static_cast<std::size_t>(PyByteArray_GET_SIZE(object))}, way);
    }
    if (type == &PyList_Type) return put_sequence(out, Tag::List, object, way, depth);
    if (type == &PyTuple_Type) return put_sequence(out, Tag::Tuple, object, way, depth);
    if (type == &PySet_Type || type == &PyFrozenSet_Type) return put_set(out, object, way, depth);
    if (is_dict(type, way.known)) return put_dict(out, object, way, depth);
    put_other(out, object, way.known);
}

Ref attribute_of(const char* module_name, const char* attribute) {
    const Ref module(PyImport_ImportModule(module_name));
    if (!module) return {};
    return Ref(PyObject_GetAttrString(module.get(), attribute));
}

/// Nothing unless the module has been imported.
Ref loaded_attribute(const char* module_name, const char* attribute) {
    const Ref name(PyUnicode_FromString(module_name));
    const Ref module(PyImport_GetModule(name.get()));
    return module ? Ref(PyObject_GetAttrString(module.get(), attribute)) : Ref();
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
    put_tag(Tag::Text);
    put_string(text);
}

void Encoder::put_int(std::int64_t number) {
    const Ref object(PyLong_FromLongLong(number));
    put_integer(*this, object.get());
}

KnownTypes find_known_types() {
    return {
        .default_dict = attribute_of("collections", "defaultdict"),
        .counter = attribute_of("collections", "Counter"),
        .ordered_dict = attribute_of("collections", "OrderedDict"),
        .decimal = attribute_of("decimal", "Decimal"),
        .fraction = attribute_of("fractions", "Fraction"),
        .date = attribute_of("datetime", "date"),
        .time = attribute_of("datetime", "time"),
        .date_time = attribute_of("datetime", "datetime"),
        .time_delta = attribute_of("datetime", "timedelta"),
        .array = loaded_attribute("numpy", "ndarray"),
        .number = loaded_attribute("numpy", "generic"),
    };
}

void encode_object(Encoder& out, PyObject* object, const KnownTypes& known, const Bounds& bounds) {
    put_object(out, object, Way{known, bounds}, 0);
}

std::string text_of(PyObject* object) {
    if (object == nullptr || !PyUnicode_Check(object)) return {};
    // "replace" writes a question mark for a lone surrogate; U+FFFD is what a reader of UTF-8 expects.
    std::string text;
    const Py_ssize_t length = PyUnicode_GET_LENGTH(object);
    for (Py_ssize_t i = 0; i < length; ++i) {
        Py_UCS4 point = PyUnicode_READ_CHAR(object, i);
        if (point >= 0xd800 && point < 0xe000) point = 0xfffd;
        if (point < 0x80) {
            text.push_back(static_cast<char>(point));
        } else if (point < 0x800) {
            text.push_back(static_cast<char>(0xc0 | (point >> 6)));
            text.push_back(static_cast<char>(0x80 | (point & 0x3f)));
        } else if (point < 0x10000) {
            text.push_back(static_cast<char>(0xe0 | (point >> 12)));
            text.push_back(static_cast<char>(0x80 | ((point >> 6) & 0x3f)));
            text.push_back(static_cast<char>(0x80 | (point & 0x3f)));
        } else {
            text.push_back(static_cast<char>(0xf0 | (point >> 18)));
            text.push_back(static_cast<char>(0x80 | ((point >> 12) & 0x3f)));
            text.push_back(static_cast<char>(0x80 | ((point >> 6) & 0x3f)));
            text.push_back(static_cast<char>(0x80 | (point & 0x3f)));
        }
    }
    return text;
}

std::string type_name(PyTypeObject* type) {
    if ((type->tp_flags & Py_TPFLAGS_HEAPTYPE) == 0) return type->tp_name;
    // A class statement keeps its name and module here, out of reach of a metaclass's __getattribute__.
    const auto* heap = reinterpret_cast<const PyHeapTypeObject*>(type);
    const std::string name = text_of(heap->ht_qualname);
    const Ref module = Ref::share(PyDict_GetItemString(type->tp_dict, "__module__"));
    const std::string module_name = text_of(module.get());
    const bool is_own =
        module_name.empty() || module_name == "__main__" || module_name == "builtins" || module_name == "main";
    return is_own ? name : module_name + "." + name;
}

}  // namespace bengkel::python
