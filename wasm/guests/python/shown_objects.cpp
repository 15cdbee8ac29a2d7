#include "shown_objects.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "attributes.h"

namespace bengkel::python {

namespace {

constexpr std::size_t kMostObjects = 200;
constexpr std::size_t kMostCells = 100;  ///< of one object
constexpr std::size_t kMostCellsOfStep = 1000;
constexpr std::size_t kMostOfStep = 48u << 10;
constexpr Bounds kPlain = {.depth = 2, .items = 24, .bytes = 120};
constexpr std::size_t kMostOfPlain = 2000;

constexpr char kReference = 14;

// What frees a container: its own class, or that which a learner's class comes from. All end up in one of these.
constexpr std::size_t kHooks = 7;
std::array<PyTypeObject*, kHooks> hooked_types() {
    static PyTypeObject* deque = [] {
        const Ref module(PyImport_ImportModule("collections"));
        const Ref type(module ? PyObject_GetAttrString(module.get(), "deque") : nullptr);
        PyErr_Clear();
        return reinterpret_cast<PyTypeObject*>(type.get());
    }();
    return {&PyBaseObject_Type, &PyList_Type, &PyTuple_Type, &PySet_Type, &PyFrozenSet_Type, &PyDict_Type, deque};
}
std::array<destructor, kHooks> originals;

PyTypeObject* deque_type() { return hooked_types().back(); }

}  // namespace

void append_number(std::string& out, std::uint64_t number) {
    while (number >= 0x80) {
        out.push_back(static_cast<char>(number | 0x80));
        number >>= 7;
    }
    out.push_back(static_cast<char>(number));
}

std::uint32_t Names::number_of(std::string_view name) {
    if (const auto known = numbers_.find(name); known != numbers_.end()) return known->second;
    const auto number = static_cast<std::uint32_t>(all_.size());
    numbers_.emplace(name, number);
    all_.emplace_back(name);
    bytes_ += name.size() + 6;
    return number;
}

std::uint32_t Names::number_of(PyObject* name) {
    if (!PyUnicode_IS_COMPACT_ASCII(name)) return number_of(text_of(name));
    return number_of(std::string_view(static_cast<const char*>(PyUnicode_DATA(name)),
                                      static_cast<std::size_t>(PyUnicode_GET_LENGTH(name))));
}

ShownObjects::ShownObjects(const KnownTypes& known, Names& names) : known_(known), names_(names) { hook(true); }
ShownObjects::~ShownObjects() { hook(false); }

template <std::size_t Number>
void ShownObjects::forget_and_free(PyObject* object) {
    if (active != nullptr) active->forget(object);
    if constexpr (Number == 0) {
        originals[Number](object);
    } else {
        // The class's own frees long chains step by step only while it is the one that its type names.
        PyObject_GC_UnTrack(object);
        Py_TRASHCAN_BEGIN(object, forget_and_free<Number>);
        originals[Number](object);
        Py_TRASHCAN_END
    }
}

void ShownObjects::hook(bool is_on) {
    const auto types = hooked_types();
    [&]<std::size_t... Number>(std::index_sequence<Number...>) {
        constexpr destructor kOurs[] = {forget_and_free<Number>...};
        for (std::size_t i = 0; i < kHooks; ++i) {
            if (types[i] == nullptr) continue;
            if (is_on) originals[i] = types[i]->tp_dealloc;
            types[i]->tp_dealloc = is_on ? kOurs[i] : originals[i];
        }
    }(std::make_index_sequence<kHooks>());
    active = is_on ? this : nullptr;
}

void ShownObjects::forget(PyObject* object) {
    const auto known = objects_.find(object);
    if (known == objects_.end()) return;
    freed_.push_back(known->second.id);
    objects_.erase(known);
}

bool ShownObjects::is_followed(PyTypeObject* type) const {
    if ((type->tp_flags & Py_TPFLAGS_HEAPTYPE) != 0) {
        // Made by a class statement: what a structure of the library's own does when it is freed is not known.
        if (type->tp_dealloc != reinterpret_cast<PyTypeObject*>(known_.fraction.get())->tp_dealloc) return false;
        while ((type->tp_flags & Py_TPFLAGS_HEAPTYPE) != 0) type = type->tp_base;
    }
    const auto* as_object = reinterpret_cast<PyObject*>(type);
    return std::ranges::contains(hooked_types(), type) || as_object == known_.default_dict.get() ||
           as_object == known_.ordered_dict.get();
}

ShownObjects::Kind ShownObjects::kind_of(PyObject* object) const {
    PyTypeObject* type = Py_TYPE(object);
    if (type == &PyLong_Type || type == &PyUnicode_Type || type == &PyFloat_Type || object == Py_None) return Kind::None;
    if (type == &PyList_Type) return Kind::List;
    if (type == &PyTuple_Type) return Kind::Tuple;
    if (!is_followed(type)) return Kind::None;
    if (PyTuple_Check(object)) return Kind::Tuple;
    if (PyList_Check(object) || type == deque_type()) return Kind::List;
    if (PyDict_Check(object)) return Kind::Map;
    if (PyAnySet_Check(object)) return Kind::Set;
    // Of a class that has slots nothing is shown, nor of one that comes from the library's deque.
    const bool has_attributes = (type->tp_flags & Py_TPFLAGS_MANAGED_DICT) != 0;
    return has_attributes && PyObject_TypeCheck(object, deque_type()) == 0 ? Kind::Instance : Kind::None;
}

void ShownObjects::put_value(std::string& out, PyObject* object) {
    const Kind kind = kind_of(object);
    if (kind == Kind::None) return put_scalar(out, object);
    Shown& shown = objects_[object];
    if (shown.id == 0) shown.id = ++last_id_;
    if (shown.looked_at != step_ + 1) {
        shown.looked_at = step_ + 1;
        queue_.push_back(object);
    }
    out.push_back(kReference);
    append_number(out, shown.id);
}

void ShownObjects::put_scalar(std::string& out, PyObject* object) {
    if (PyLong_CheckExact(object)) {
        const Py_ssize_t digits = Py_SIZE(object);
        if (digits >= -1 && digits <= 1) {
            std::uint32_t magnitude = digits == 0 ? 0 : reinterpret_cast<PyLongObject*>(object)->ob_digit[0];
            char bytes[7] = {static_cast<char>(Tag::Int), static_cast<char>(digits < 0 ? 1 : 0), 0};
            for (; magnitude != 0; magnitude >>= 8) bytes[3 + bytes[2]++] = static_cast<char>(magnitude);
            out.append(bytes, 3 + static_cast<std::size_t>(bytes[2]));
            return;
        }
    }
    Encoder plain(kMostOfPlain);
    encode_object(plain, object, known_, kPlain);
    if (plain.fits()) {
        out += plain.bytes();
        return;
    }
    Encoder cut(kMostOfPlain);
    cut.put_tag(Tag::Opaque);
    cut.put_string(type_name(Py_TYPE(object)).substr(0, kPlain.bytes));
    cut.put_string("...");
    out += cut.bytes();
}

std::uint32_t ShownObjects::put_freed(std::string& out) {
    for (const std::uint32_t id : freed_) {
        out.push_back(static_cast<char>(Change::Freed));
        append_number(out, id);
    }
    const auto count = static_cast<std::uint32_t>(freed_.size());
    freed_.clear();
    return count;
}

std::uint32_t ShownObjects::put_changes(std::string& out) {
    std::uint32_t count = 0;
    std::size_t cells_left = kMostCellsOfStep;
    const std::size_t limit = out.size() + kMostOfStep;
    for (std::size_t i = 0; i < queue_.size() && i < kMostObjects && out.size() < limit; ++i) {
        PyObject* object = queue_[i];
        const Kind kind = kind_of(object);
        now_.clear();
        read_cells(now_, object, kind);
        if (now_.ends.size() > cells_left) break;
        cells_left -= now_.ends.size();
        Shown& shown = objects_[object];
        if (!put_change(out, object, kind, shown, now_)) continue;
        ++count;
        shown.is_described = true;
        std::swap(shown.cells, now_);
    }
    queue_.clear();
    ++step_;
    return count;
}

void ShownObjects::put_cell(Cells& cells, PyObject* object) {
    put_value(cells.bytes, object);
    cells.ends.push_back(static_cast<std::uint32_t>(cells.bytes.size()));
}

void ShownObjects::read_cells(Cells& cells, PyObject* object, Kind kind) {
    switch (kind) {
        case Kind::Tuple:
        case Kind::List: {
            if (!PyTuple_Check(object) && !PyList_Check(object)) {
                cells.size = static_cast<std::size_t>(Py_TYPE(object)->tp_as_sequence->sq_length(object));
                const Ref items(PyObject_GetIter(object));
                while (items && cells.ends.size() < kMostCells) {
                    const Ref item(PyIter_Next(items.get()));
                    if (!item) break;
                    put_cell(cells, item.get());
                }
                PyErr_Clear();
                return;
            }
            cells.size = static_cast<std::size_t>(Py_SIZE(object));
            PyObject** items = PyTuple_Check(object) ? reinterpret_cast<PyTupleObject*>(object)->ob_item
                                                     : reinterpret_cast<PyListObject*>(object)->ob_item;
            for (std::size_t i = 0; i < cells.size && i < kMostCells; ++i) {
                // Of a list that is being made, or sorted, not every place need be taken.
                put_cell(cells, items[i] == nullptr ? Py_None : items[i]);
            }
            return;
        }
        case Kind::Set: {
            Py_ssize_t position = 0;
            PyObject* item = nullptr;
            Py_hash_t hash = 0;
            cells.size = static_cast<std::size_t>(PySet_GET_SIZE(object));
            std::vector<std::string> items;
            while (items.size() < kMostCells && _PySet_NextEntry(object, &position, &item, &hash) != 0) {
                std::string bytes;
                put_value(bytes, item);
                items.push_back(std::move(bytes));
            }
            std::ranges::sort(items);
            for (const std::string& bytes : items) {
                cells.bytes += bytes;
                cells.ends.push_back(static_cast<std::uint32_t>(cells.bytes.size()));
            }
            return;
        }
        case Kind::Map: {
            Py_ssize_t position = 0;
            PyObject* key = nullptr;
            PyObject* value = nullptr;
            cells.size = static_cast<std::size_t>(PyDict_GET_SIZE(object));
            while (cells.ends.size() < kMostCells && PyDict_Next(object, &position, &key, &value) != 0) {
                put_cell(cells, key);
                put_cell(cells, value);
            }
            return;
        }
        case Kind::Instance: return read_attributes(cells, object);
        case Kind::None: return;
    }
}

void ShownObjects::read_attributes(Cells& cells, PyObject* object) {
    auto put = [&](PyObject* name, PyObject* value) {
        ++cells.size;
        if (cells.ends.size() >= kMostCells) return;
        put_cell(cells, name);
        put_cell(cells, value);
    };
    using Put = decltype(put);
    each_attribute(
        object, [](void* context, PyObject* name, PyObject* value) { (*static_cast<Put*>(context))(name, value); }, &put);
}

bool ShownObjects::put_change(std::string& out, PyObject* object, Kind kind, const Shown& before, const Cells& now) {
    const auto cell = [](const Cells& cells, std::size_t i) {
        const std::size_t start = i == 0 ? 0 : cells.ends[i - 1];
        return std::string_view(cells.bytes).substr(start, cells.ends[i] - start);
    };
    if (!before.is_described) {
        out.push_back(static_cast<char>(Change::Object));
        append_number(out, before.id);
        out.push_back(static_cast<char>(kind));
        append_number(out, names_.number_of(type_name(Py_TYPE(object)).substr(0, kPlain.bytes)));
        append_number(out, now.size);
        append_number(out, now.ends.size());
        out += now.bytes;
        return true;
    }
    const Cells& old = before.cells;
    if (old.size == now.size && old.bytes == now.bytes) return false;
    const std::size_t shorter = std::min(old.ends.size(), now.ends.size());
    std::size_t head = 0;
    while (head < shorter && cell(old, head) == cell(now, head)) ++head;
    std::size_t tail = 0;
    while (tail < shorter - head && cell(old, old.ends.size() - 1 - tail) == cell(now, now.ends.size() - 1 - tail)) ++tail;
    const std::size_t end = now.ends.size() - tail;
    out.push_back(static_cast<char>(Change::Splice));
    append_number(out, before.id);
    append_number(out, now.size);
    append_number(out, head);
    append_number(out, old.ends.size() - tail - head);
    append_number(out, end - head);
    const std::size_t from = head == 0 ? 0 : now.ends[head - 1];
    out.append(now.bytes, from, (end == 0 ? 0 : now.ends[end - 1]) - from);
    return true;
}

}  // namespace bengkel::python
