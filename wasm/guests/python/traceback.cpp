#include "traceback.hpp"

#include <algorithm>
#include <cstdio>
#include <memory>

namespace bengkel::python {

namespace {

constexpr std::size_t kMaximumFrames = 30;
constexpr int kMaximumChain = 16;
constexpr std::size_t kMaximumMessage = 4000;

struct Position {
    std::uint32_t line = 0, column = 0, end_line = 0, end_column = 0;
};

struct OwnFrame {
    std::string file;
    Position position;
    std::string function;
    std::string source;
};

bool is_own(PyCodeObject* code) { return text_of(code->co_filename).starts_with(kWorkFolder); }

std::string relative_path(std::string path) {
    if (path.starts_with(kWorkFolder)) path.erase(0, std::char_traits<char>::length(kWorkFolder));
    return path;
}

/// Line `number` (from 1) of a file of the learner's, without its end of line; empty when there is none.
std::string source_line(const std::string& file, std::uint32_t number) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> stream(std::fopen((kWorkFolder + file).c_str(), "r"),
                                                                 std::fclose);
    if (!stream) return {};
    std::string line;
    std::uint32_t current = 1;
    for (int c = std::fgetc(stream.get()); c != EOF && current <= number; c = std::fgetc(stream.get())) {
        if (c == '\n') {
            ++current;
        } else if (current == number && c != '\r' && line.size() < 1000) {
            line.push_back(static_cast<char>(c));
        }
    }
    // Cutting at 1,000 bytes must not leave half a character.
    const Ref text(PyUnicode_DecodeUTF8(line.data(), static_cast<Py_ssize_t>(line.size()), "replace"));
    return text_of(text.get());
}

/// Columns arrive as byte offsets from 0 into the line, and leave as code points from 1; 0 is unknown.
std::uint32_t column_of(const std::string& line, int byte_offset) {
    if (byte_offset < 0) return 0;
    const std::size_t end = std::min(line.size(), static_cast<std::size_t>(byte_offset));
    const auto points = std::count_if(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(end),
                                      [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; });
    return static_cast<std::uint32_t>(points) + 1;
}

std::uint32_t positive(int number) { return number < 0 ? 0 : static_cast<std::uint32_t>(number); }

OwnFrame describe(PyTracebackObject* entry) {
    const Ref code(reinterpret_cast<PyObject*>(PyFrame_GetCode(entry->tb_frame)));
    auto* code_object = reinterpret_cast<PyCodeObject*>(code.get());
    int line = -1, column = -1, end_line = -1, end_column = -1;
    PyCode_Addr2Location(code_object, entry->tb_lasti, &line, &column, &end_line, &end_column);
    if (line < 0) line = entry->tb_lineno;
    OwnFrame frame;
    frame.file = relative_path(text_of(code_object->co_filename));
    frame.function = text_of(code_object->co_qualname);
    frame.source = source_line(frame.file, positive(line));
    const std::string end_source = end_line == line ? frame.source : source_line(frame.file, positive(end_line));
    frame.position = {positive(line), column_of(frame.source, column), positive(end_line),
                      column_of(end_source, end_column)};
    return frame;
}

long long_attribute(PyObject* object, const char* name) {
    const Ref attribute(PyObject_GetAttrString(object, name));
    const long number = attribute && PyLong_Check(attribute.get()) ? PyLong_AsLong(attribute.get()) : 0;
    PyErr_Clear();
    return number;
}

/// A SyntaxError names the place in its attributes: the program never ran, so no frame does.
bool describe_syntax_error(PyObject* exception, OwnFrame& frame) {
    if (!PyObject_TypeCheck(exception, reinterpret_cast<PyTypeObject*>(PyExc_SyntaxError))) return false;
    const Ref file(PyObject_GetAttrString(exception, "filename"));
    PyErr_Clear();
    const std::string path = text_of(file.get());
    if (!path.starts_with(kWorkFolder)) return false;
    frame.file = relative_path(path);
    // These columns are code points from 1 already.
    frame.position = {positive(static_cast<int>(long_attribute(exception, "lineno"))),
                      positive(static_cast<int>(long_attribute(exception, "offset"))),
                      positive(static_cast<int>(long_attribute(exception, "end_lineno"))),
                      positive(static_cast<int>(long_attribute(exception, "end_offset")))};
    frame.source = source_line(frame.file, frame.position.line);
    return true;
}

/// The links of a traceback, outermost first; none for None.
std::vector<PyTracebackObject*> entries_of(PyObject* traceback) {
    std::vector<PyTracebackObject*> entries;
    if (traceback == nullptr || !PyTraceBack_Check(traceback)) return entries;
    for (auto* entry = reinterpret_cast<PyTracebackObject*>(traceback); entry != nullptr; entry = entry->tb_next) {
        entries.push_back(entry);
    }
    return entries;
}

std::vector<OwnFrame> own_frames(PyObject* exception) {
    std::vector<OwnFrame> frames;
    const Ref traceback(PyException_GetTraceback(exception));
    std::vector<PyTracebackObject*> entries = entries_of(traceback.get());
    // Of a runaway recursion the way in and the end are worth showing.
    if (entries.size() > kMaximumFrames) {
        entries.erase(entries.begin() + kMaximumFrames / 3, entries.end() - 2 * kMaximumFrames / 3);
    }
    frames.reserve(entries.size() + 1);
    for (PyTracebackObject* entry : entries) frames.push_back(describe(entry));
    OwnFrame syntax;
    if (describe_syntax_error(exception, syntax)) frames.push_back(std::move(syntax));
    return frames;
}

Ref own_traceback(PyObject* traceback) {
    std::vector<PyTracebackObject*> own = entries_of(traceback);
    std::erase_if(own, [](PyTracebackObject* entry) {
        const Ref code(reinterpret_cast<PyObject*>(PyFrame_GetCode(entry->tb_frame)));
        return !is_own(reinterpret_cast<PyCodeObject*>(code.get()));
    });
    Ref chain = Ref::share(Py_None);
    for (auto entry = own.rbegin(); entry != own.rend(); ++entry) {
        const int line = (*entry)->tb_lineno >= 0 ? (*entry)->tb_lineno : PyFrame_GetLineNumber((*entry)->tb_frame);
        chain = Ref(PyObject_CallFunction(reinterpret_cast<PyObject*>(&PyTraceBack_Type), "OOii", chain.get(),
                                          reinterpret_cast<PyObject*>((*entry)->tb_frame), (*entry)->tb_lasti, line));
        if (!chain) {
            PyErr_Clear();
            return Ref::share(Py_None);
        }
    }
    return chain;
}

/// What str() gives; of a SyntaxError only its message, since str() adds the place, which the frame has.
std::string message_of(PyObject* exception) {
    const bool is_syntax_error = Py_TYPE(exception)->tp_str == reinterpret_cast<PyTypeObject*>(PyExc_SyntaxError)->tp_str;
    const Ref shown(is_syntax_error ? PyObject_GetAttrString(exception, "msg") : PyObject_Str(exception));
    if (shown && !PyUnicode_Check(shown.get())) return {};
    if (!shown) {
        PyErr_Clear();
        return "<exception str() failed>";
    }
    const Ref cut(PyUnicode_Substring(shown.get(), 0, kMaximumMessage));
    return text_of(cut.get());
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

}  // namespace

void keep_own_frames(PyObject* exception) {
    Ref current = Ref::share(exception);
    for (int link = 0; link < kMaximumChain && current; ++link) {
        const Ref traceback(PyException_GetTraceback(current.get()));
        const Ref own = own_traceback(traceback.get());
        if (PyException_SetTraceback(current.get(), own.get()) != 0) PyErr_Clear();
        Ref cause(PyException_GetCause(current.get()));
        current = cause ? std::move(cause) : Ref(PyException_GetContext(current.get()));
    }
}

std::string format_exception(PyObject* exception) {
    const Ref io(PyImport_ImportModule("io"));
    const Ref buffer(io ? PyObject_CallMethod(io.get(), "StringIO", nullptr) : nullptr);
    if (!buffer) {
        PyErr_Clear();
        return {};
    }
    // The interpreter prints to sys.stderr; the learner may have put something else there.
    const Ref before = Ref::share(PySys_GetObject("stderr"));
    PySys_SetObject("stderr", buffer.get());
    const Ref traceback(PyException_GetTraceback(exception));
    PyErr_Display(reinterpret_cast<PyObject*>(Py_TYPE(exception)), exception, traceback.get());
    PyErr_Clear();
    PySys_SetObject("stderr", before.get());
    const Ref printed(PyObject_CallMethod(buffer.get(), "getvalue", nullptr));
    PyErr_Clear();
    std::string text = text_of(printed.get());
    replace_all(text, "  File \"/work/", "  File \"");
    return text;
}

void encode_exception(Encoder& out, PyObject* exception) {
    const std::vector<OwnFrame> frames = own_frames(exception);
    out.put_tag(Tag::Exception);
    out.put_string(type_name(Py_TYPE(exception)));
    out.put_string(message_of(exception));
    out.put_varuint(static_cast<std::uint32_t>(frames.size()));
    for (const OwnFrame& frame : frames) {
        out.put_string(frame.file);
        out.put_varuint(frame.position.line);
        out.put_varuint(frame.position.column);
        out.put_varuint(frame.position.end_line);
        out.put_varuint(frame.position.end_column);
        out.put_string(frame.function);
        out.put_string(frame.source);
    }
}

void encode_lineage(Encoder& out, PyObject* exception) {
    PyObject* lineage = Py_TYPE(exception)->tp_mro;
    const Py_ssize_t size = std::min<Py_ssize_t>(PyTuple_GET_SIZE(lineage), 32);
    out.put_tag(Tag::List);
    out.put_varuint(static_cast<std::uint32_t>(size));
    for (Py_ssize_t i = 0; i < size; ++i) {
        out.put_text(type_name(reinterpret_cast<PyTypeObject*>(PyTuple_GET_ITEM(lineage, i))));
    }
}

}  // namespace bengkel::python
