#include "decode_message.hpp"

#include <bit>
#include <cstring>
#include <string_view>

#include "encode_object.hpp"

namespace bengkel::python {

namespace {

constexpr int kMaximumDepth = 64;

/// Reads tagged values front to back. Every function gives an empty Ref on malformed input.
class Decoder {
  public:
    explicit Decoder(std::span<const std::uint8_t> bytes) : rest_(bytes) {}

    Ref value(int depth = 0);
    [[nodiscard]] bool is_at_end() const { return rest_.empty(); }

  private:
    bool byte(std::uint8_t& out) {
        if (rest_.empty()) return false;
        out = rest_.front();
        rest_ = rest_.subspan(1);
        return true;
    }

    bool varuint(std::uint32_t& out) {
        std::uint64_t number = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            std::uint8_t next = 0;
            if (!byte(next)) return false;
            number |= static_cast<std::uint64_t>(next & 0x7f) << shift;
            if ((next & 0x80) == 0) {
                out = static_cast<std::uint32_t>(number);
                return number <= UINT32_MAX;
            }
        }
        return false;
    }

    bool string(std::span<const std::uint8_t>& out) {
        std::uint32_t size = 0;
        if (!varuint(size) || size > rest_.size()) return false;
        out = rest_.first(size);
        rest_ = rest_.subspan(size);
        return true;
    }

    bool count(std::uint32_t& out) { return varuint(out) && out <= rest_.size(); }

    Ref integer();
    Ref floating();
    Ref text();
    Ref sequence(bool is_tuple, int depth);
    Ref set(int depth);
    Ref map(int depth);

    std::span<const std::uint8_t> rest_;
};

const char* chars(std::span<const std::uint8_t> bytes) { return reinterpret_cast<const char*>(bytes.data()); }

Ref Decoder::integer() {
    std::uint8_t sign = 0;
    std::span<const std::uint8_t> magnitude;
    if (!byte(sign) || sign > 1 || !string(magnitude)) return {};
    Ref number(_PyLong_FromByteArray(magnitude.data(), magnitude.size(), 1, 0));
    return sign == 0 ? std::move(number) : Ref(PyNumber_Negative(number.get()));
}

Ref Decoder::floating() {
    std::uint64_t bits = 0;
    for (int shift = 0; shift < 64; shift += 8) {
        std::uint8_t next = 0;
        if (!byte(next)) return {};
        bits |= static_cast<std::uint64_t>(next) << shift;
    }
    return Ref(PyFloat_FromDouble(std::bit_cast<double>(bits)));
}

Ref Decoder::text() {
    std::span<const std::uint8_t> bytes;
    if (!string(bytes)) return {};
    return Ref(PyUnicode_DecodeUTF8(chars(bytes), static_cast<Py_ssize_t>(bytes.size()), "strict"));
}

Ref Decoder::sequence(bool is_tuple, int depth) {
    std::uint32_t size = 0;
    if (!count(size)) return {};
    Ref list(PyList_New(0));
    for (std::uint32_t i = 0; i < size; ++i) {
        const Ref item = value(depth + 1);
        if (!item || PyList_Append(list.get(), item.get()) != 0) return {};
    }
    return is_tuple ? Ref(PyList_AsTuple(list.get())) : std::move(list);
}

Ref Decoder::set(int depth) {
    std::uint32_t size = 0;
    if (!count(size)) return {};
    Ref set(PySet_New(nullptr));
    for (std::uint32_t i = 0; i < size; ++i) {
        const Ref item = value(depth + 1);
        if (!item || PySet_Add(set.get(), item.get()) != 0) return {};
    }
    return set;
}

Ref Decoder::map(int depth) {
    std::uint32_t size = 0;
    if (!count(size)) return {};
    Ref dict(PyDict_New());
    for (std::uint32_t i = 0; i < size; ++i) {
        const Ref key = value(depth + 1);
        if (!key) return {};
        const Ref item = value(depth + 1);
        if (!item || PyDict_SetItem(dict.get(), key.get(), item.get()) != 0) return {};
    }
    return dict;
}

Ref Decoder::value(int depth) {
    std::uint8_t tag = 0;
    if (depth >= kMaximumDepth || !byte(tag)) return {};
    switch (static_cast<Tag>(tag)) {
        case Tag::Null: return Ref::share(Py_None);
        case Tag::False: return Ref::share(Py_False);
        case Tag::True: return Ref::share(Py_True);
        case Tag::Int: return integer();
        case Tag::Float: return floating();
        case Tag::Text: return text();
        case Tag::Bytes: {
            std::span<const std::uint8_t> bytes;
            if (!string(bytes)) return {};
            return Ref(PyBytes_FromStringAndSize(chars(bytes), static_cast<Py_ssize_t>(bytes.size())));
        }
        case Tag::List: return sequence(false, depth);
        case Tag::Tuple: return sequence(true, depth);
        case Tag::Set: return set(depth);
        case Tag::Map: return map(depth);
        // Nothing that a lab can state as an argument.
        case Tag::Table:
        case Tag::Exception:
        case Tag::Opaque: return {};
    }
    return {};
}

PyObject* member(PyObject* map, const char* key) { return PyDict_GetItemString(map, key); }

bool entry_of(std::string_view kind, Entry& entry) {
    if (kind == "program") {
        entry = Entry::Program;
    } else if (kind == "call") {
        entry = Entry::Call;
    } else if (kind == "cost") {
        entry = Entry::Cost;
    } else if (kind == "load") {
        entry = Entry::Load;
    } else if (kind == "trace") {
        entry = Entry::Trace;
    } else if (kind == "profile") {
        entry = Entry::Profile;
    } else if (kind == "unittest") {
        entry = Entry::UnitTest;
    } else {
        return false;
    }
    return true;
}

bool read_message(PyObject* map, Message& message) {
    if (!entry_of(text_of(member(map, "kind")), message.entry)) return false;
    message.file = text_of(member(map, "file"));
    if (message.file.empty()) return false;

    PyObject* argv = member(map, "argv");
    PyObject* seed = member(map, "seed");
    PyObject* cap = member(map, "resultBytes");
    if (argv == nullptr || !PyList_CheckExact(argv) || seed == nullptr || !PyLong_CheckExact(seed) || cap == nullptr ||
        !PyLong_CheckExact(cap)) {
        return false;
    }
    message.argv = Ref::share(argv);
    message.seed = Ref::share(seed);
    message.result_cap = PyLong_AsSize_t(cap);
    PyObject* kwargs = member(map, "kwargs");
    if (message.entry == Entry::Program || message.entry == Entry::UnitTest) {
        message.keeps_files = kwargs != nullptr && PyDict_CheckExact(kwargs) && member(kwargs, "flush") == Py_True;
        return PyErr_Occurred() == nullptr;
    }

    PyObject* args = member(map, "args");
    message.function = text_of(member(map, "function"));
    if (args == nullptr || !PyList_CheckExact(args) || kwargs == nullptr || !PyDict_CheckExact(kwargs)) return false;
    if (message.entry == Entry::Trace || message.entry == Entry::Profile) {
        const auto read = [&](const char* key, auto& number) {
            PyObject* given = member(kwargs, key);
            if (given == nullptr || !PyLong_CheckExact(given)) return false;
            number = PyLong_AsUnsignedLongLong(given);
            return PyErr_Occurred() == nullptr;
        };
        return read("fuel", message.record_fuel) && (message.entry == Entry::Profile || read("steps", message.step_cap));
    }
    message.args = Ref(PyList_AsTuple(args));
    message.kwargs = Ref::share(kwargs);
    return PyErr_Occurred() == nullptr && !message.function.empty();
}

}  // namespace

bool decode_message(std::span<const std::uint8_t> bytes, Message& message) {
    Decoder decoder(bytes);
    const Ref map = decoder.value();
    const bool is_read = map && decoder.is_at_end() && PyDict_CheckExact(map.get()) && read_message(map.get(), message);
    PyErr_Clear();
    return is_read;
}

}  // namespace bengkel::python
