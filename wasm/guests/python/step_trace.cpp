#include "step_trace.hpp"

#include <algorithm>
#include <iterator>

#include "traceback.hpp"

// Where a frame keeps its variables is the interpreter's own business: asking it for f_locals would change what the
// learner's locals() gives.
#define Py_BUILD_CORE
#define restrict __restrict
#include <internal/pycore_code.h>
#include <internal/pycore_frame.h>
#undef restrict
#include <opcode.h>

namespace {

std::size_t bytes_printed = 0;

}  // namespace

extern "C" {

// The linker puts this in front of write (--wrap in build.sh): what reached standard output is counted here.
ssize_t __real_write(int descriptor, const void* bytes, size_t size);
ssize_t __wrap_write(int descriptor, const void* bytes, size_t size) {
    const ssize_t written = __real_write(descriptor, bytes, size);
    if (descriptor == 1 && written > 0) bytes_printed += static_cast<std::size_t>(written);
    return written;
}

}  // extern "C"

namespace bengkel::python {

namespace {

constexpr Bounds kUsual = {.depth = 3, .items = 24, .bytes = 200};
constexpr Bounds kNarrow = {.depth = 1, .items = 8, .bytes = 60};
constexpr std::size_t kMostOfValue = 1500;
constexpr std::size_t kMostVariables = 60;
constexpr std::size_t kMostOfStep = 64u << 10;
/// What is around the steps.
constexpr std::size_t kFraming = 256;

bool is_own(PyCodeObject* code) {
    constexpr std::string_view kFolder = kWorkFolder;
    PyObject* file = code->co_filename;
    if (PyUnicode_GET_LENGTH(file) < static_cast<Py_ssize_t>(kFolder.size())) return false;
    for (std::size_t i = 0; i < kFolder.size(); ++i) {
        if (PyUnicode_READ_CHAR(file, static_cast<Py_ssize_t>(i)) != static_cast<Py_UCS4>(kFolder[i])) return false;
    }
    return true;
}

/// A comprehension is a function to the interpreter alone.
bool is_comprehension(PyCodeObject* code) {
    const std::string name = text_of(code->co_name);
    return name.starts_with('<') && name != "<module>" && name != "<lambda>";
}

/// Otherwise it is a file or the body of a class.
bool is_function(PyCodeObject* code) { return (code->co_flags & CO_OPTIMIZED) != 0; }

/// The instruction that the frame has come to.
_Py_CODEUNIT instruction_of(PyFrameObject* frame) {
    const int at = std::max(0, _PyInterpreterFrame_LASTI(frame->f_frame));
    return _PyCode_CODE(frame->f_frame->f_code)[at];
}

bool is_resumed(PyFrameObject* frame) {
    const _Py_CODEUNIT instruction = instruction_of(frame);
    return _Py_OPCODE(instruction) == RESUME && _Py_OPARG(instruction) != 0;
}

bool is_yielding(PyFrameObject* frame) { return _Py_OPCODE(instruction_of(frame)) == YIELD_VALUE; }

/// Functions, classes and modules are what a program is made of, not what it works on.
bool is_shown(const std::string& name, PyObject* value) {
    if (name.empty() || name.starts_with('.') || name.starts_with("__")) return false;
    return !PyFunction_Check(value) && !PyCFunction_Check(value) && !PyType_Check(value) && !PyModule_Check(value);
}

template <typename Use>
void each_fast_local(PyFrameObject* frame, const Use& use) {
    PyCodeObject* code = frame->f_frame->f_code;
    for (int i = 0; i < code->co_nlocalsplus; ++i) {
        PyObject* value = frame->f_frame->localsplus[i];
        const _PyLocals_Kind kind = _PyLocals_GetKind(code->co_localspluskinds, i);
        if (value != nullptr && (kind & (CO_FAST_CELL | CO_FAST_FREE)) != 0 && PyCell_Check(value)) {
            value = PyCell_GET(value);
        }
        if (value != nullptr) use(PyTuple_GET_ITEM(code->co_localsplusnames, i), value);
    }
}

/// Name and value of each variable of a frame, in the order in which they were made.
template <typename Use>
void each_variable(PyFrameObject* frame, const Use& use) {
    if (is_function(frame->f_frame->f_code)) return each_fast_local(frame, use);
    PyObject* names = frame->f_frame->f_locals;
    if (names == nullptr || !PyDict_CheckExact(names)) return;
    Py_ssize_t position = 0;
    PyObject* name = nullptr;
    PyObject* value = nullptr;
    while (PyDict_Next(names, &position, &name, &value) != 0) use(name, value);
}

/// What an exception says, as far as that can be told without its own __str__.
std::string message_of(PyObject* exception) {
    if (!PyExceptionInstance_Check(exception)) return text_of(exception);
    const PyObject* args = reinterpret_cast<PyBaseExceptionObject*>(exception)->args;
    if (args == nullptr || PyTuple_GET_SIZE(args) != 1) return {};
    PyObject* first = PyTuple_GET_ITEM(args, 0);
    if (PyUnicode_CheckExact(first)) {
        const Ref cut(PyUnicode_Substring(first, 0, static_cast<Py_ssize_t>(kUsual.bytes)));
        return text_of(cut.get());
    }
    if (!PyLong_CheckExact(first) && !PyFloat_CheckExact(first)) return {};
    const Ref shown(PyObject_Repr(first));
    PyErr_Clear();
    return text_of(shown.get());
}

std::string encoded_exception(PyObject* argument) {
    Encoder out(kMostOfStep);
    auto* type = reinterpret_cast<PyTypeObject*>(PyTuple_GET_ITEM(argument, 0));
    out.put_tag(Tag::Exception);
    out.put_string(type_name(type));
    out.put_string(message_of(PyTuple_GET_ITEM(argument, 1)));
    out.put_varuint(0);
    return out.bytes();
}

/// A generator that has come to its end is no mishap.
bool is_end_of_iteration(PyObject* argument) {
    PyObject* type = PyTuple_GET_ITEM(argument, 0);
    return type == PyExc_StopIteration || type == PyExc_GeneratorExit || type == PyExc_StopAsyncIteration;
}

const std::string kNull(1, static_cast<char>(Tag::Null));

}  // namespace

StepTrace::StepTrace(const KnownTypes& known, PyObject* standard_output, TraceLimits limits)
    : known_(known),
      standard_output_(standard_output),
      limits_(limits),
      end_(PyErr_NewException("bengkel.EndOfTrace", PyExc_BaseException, nullptr)) {}

void StepTrace::start() {
    active = this;
    PyEval_SetTrace(record_step, nullptr);
}

void StepTrace::stop() {
    // A tracer that the learner put in the place of this one saw what came after.
    is_truncated_ = is_truncated_ || PyThreadState_Get()->c_tracefunc != record_step;
    PyEval_SetTrace(nullptr, nullptr);
    active = nullptr;
}

bool StepTrace::has_ended_program() const { return PyErr_Occurred() != nullptr && PyErr_ExceptionMatches(end_.get()) != 0; }

int StepTrace::record_step(PyObject*, PyFrameObject* frame, int what, PyObject* argument) {
    return active == nullptr ? 0 : active->record(frame, what, argument);
}

int StepTrace::record(PyFrameObject* frame, int what, PyObject* argument) {
    PyCodeObject* code = frame->f_frame->f_code;
    if (!is_own(code) || is_comprehension(code)) return 0;
    if (is_truncated_) return end_program();
    bool fits = true;
    switch (what) {
        case PyTrace_CALL:
            enter(frame, code);
            if (is_function(code)) fits = add(Event::Call, frame, kNull);
            break;
        case PyTrace_LINE: fits = add(Event::Line, frame, kNull); break;
        case PyTrace_EXCEPTION:
            if (!is_end_of_iteration(argument)) fits = add(Event::Exception, frame, encoded_exception(argument));
            break;
        case PyTrace_RETURN:
            if (argument != nullptr && (is_function(code) || stack_.size() == 1)) {
                fits = add(is_yielding(frame) ? Event::Yield : Event::Return, frame, encoded(argument));
            }
            leave(frame);
            break;
        default: break;
    }
    return fits ? 0 : end_program();
}

/// Raised at each event from here on, so that no handler of the learner's gets to its first line.
int StepTrace::end_program() {
    is_truncated_ = true;
    PyErr_SetNone(end_.get());
    return -1;
}

void StepTrace::enter(PyFrameObject* frame, PyCodeObject* code) {
    const auto known = suspended_.find(frame);
    if (known != suspended_.end() && is_resumed(frame)) {
        stack_.push_back({frame, known->second});
        suspended_.erase(known);
        return;
    }
    std::string file = text_of(code->co_filename).substr(std::char_traits<char>::length(kWorkFolder));
    auto listed = std::ranges::find(files_, file);
    if (listed == files_.end()) listed = files_.insert(files_.end(), std::move(file));
    Encoder out(kMostOfStep);
    out.put_tag(Tag::Tuple);
    out.put_varuint(3);
    out.put_int(listed - files_.begin());
    out.put_text(text_of(code->co_qualname));
    out.put_int(static_cast<std::int64_t>(stack_.size()));
    frames_ += out.bytes();
    stack_.push_back({frame, seen_.size()});
    seen_.emplace_back();
}

void StepTrace::leave(PyFrameObject* frame) {
    if (stack_.empty() || stack_.back().frame != frame) return;
    if (is_yielding(frame)) suspended_[frame] = stack_.back().index;
    stack_.pop_back();
}

std::string StepTrace::encoded(PyObject* object) const {
    for (const Bounds& bounds : {kUsual, kNarrow}) {
        Encoder out(kMostOfValue);
        encode_object(out, object, known_, bounds);
        if (out.fits()) return out.bytes();
    }
    Encoder out(kMostOfValue);
    out.put_tag(Tag::Opaque);
    out.put_string(type_name(Py_TYPE(object)).substr(0, kUsual.bytes));
    out.put_string("...");
    return out.bytes();
}

/// The variables of an activation that are new or other than when it was last looked at, as a map; what is gone is an
/// opaque without a type.
std::string StepTrace::changes(const Activation& activation) {
    Seen& seen = seen_[activation.index];
    Seen now;
    Encoder entries(kMostOfStep);
    std::uint32_t count = 0;
    const auto put = [&](const std::string& name, std::string_view value) {
        entries.put_text(name);
        entries.put_bytes(value);
        ++count;
    };
    each_variable(activation.frame, [&](PyObject* key, PyObject* value) {
        std::string name = text_of(key);
        if (now.size() >= kMostVariables || !is_shown(name, value)) return;
        std::string bytes = encoded(value);
        const auto before = seen.find(name);
        if (before == seen.end() || before->second != bytes) put(name, bytes);
        now.emplace(std::move(name), std::move(bytes));
    });
    std::vector<std::string> gone;
    for (const auto& [name, value] : seen) {
        if (!now.contains(name)) gone.push_back(name);
    }
    std::ranges::sort(gone);
    constexpr char kGone[] = {static_cast<char>(Tag::Opaque), 0, 0};
    for (const std::string& name : gone) put(name, {kGone, sizeof kGone});
    seen = std::move(now);

    Encoder out(2 * kMostOfStep);
    out.put_tag(Tag::Map);
    out.put_varuint(count);
    out.put_bytes(entries.bytes());
    return out.bytes();
}

/// False when the step is beyond what is wanted.
bool StepTrace::add(Event event, PyFrameObject* frame, std::string_view detail) {
    if (stack_.empty() || stack_.back().frame != frame) return true;
    if (step_count_ >= limits_.steps) return false;
    // What the program has written so far is to be out before it is counted. By the class: an object's own flush is
    // anybody's.
    const Ref flushed(
        PyObject_CallMethod(reinterpret_cast<PyObject*>(Py_TYPE(standard_output_)), "flush", "O", standard_output_));
    PyErr_Clear();

    Encoder out(4 * kMostOfStep);
    out.put_tag(Tag::Tuple);
    out.put_varuint(7);
    out.put_int(static_cast<std::int64_t>(event));
    out.put_int(static_cast<std::int64_t>(stack_.back().index));
    out.put_int(PyFrame_GetLineNumber(frame));
    out.put_int(static_cast<std::int64_t>(bytes_printed));
    out.put_bytes(changes(stack_.back()));
    // A function may have changed what the program's own file holds.
    if (stack_.size() > 1) {
        out.put_bytes(changes(stack_.front()));
    } else {
        out.put_tag(Tag::Map);
        out.put_varuint(0);
    }
    out.put_bytes(detail);
    if (kFraming + frames_.size() + steps_.size() + out.bytes().size() > limits_.bytes) return false;
    steps_ += out.bytes();
    ++step_count_;
    return true;
}

void StepTrace::encode(Encoder& out) const {
    const auto put_list = [&](const char* name, std::size_t count, std::string_view items) {
        out.put_text(name);
        out.put_tag(Tag::List);
        out.put_varuint(static_cast<std::uint32_t>(count));
        out.put_bytes(items);
    };
    Encoder files(kMostOfStep);
    for (const std::string& file : files_) files.put_text(file);
    out.put_tag(Tag::Map);
    out.put_varuint(4);
    put_list("files", files_.size(), files.bytes());
    put_list("frames", seen_.size(), frames_);
    put_list("steps", step_count_, steps_);
    out.put_text("truncated");
    out.put_tag(is_truncated_ ? Tag::True : Tag::False);
}

}  // namespace bengkel::python
