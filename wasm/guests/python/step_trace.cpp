#include "step_trace.hpp"

#include <algorithm>
#include <utility>

#include "fuel.hpp"
#include "own_frames.hpp"
#include "traceback.hpp"

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

constexpr std::size_t kMostVariables = 60;
constexpr std::size_t kMostOfMessage = 200;  ///< code points of what an exception says
constexpr std::size_t kMostOfException = 16u << 10;
/// What is around the steps.
constexpr std::size_t kFraming = 256;

/// Functions, classes and modules are what a program is made of, not what it works on.
bool is_shown(PyObject* name, PyObject* value) {
    if (PyFunction_Check(value) || PyCFunction_Check(value) || PyType_Check(value) || PyModule_Check(value)) return false;
    if (!PyUnicode_Check(name) || PyUnicode_GET_LENGTH(name) == 0) return false;
    const auto is_at = [&](Py_ssize_t place, Py_UCS4 sign) {
        return place < PyUnicode_GET_LENGTH(name) && PyUnicode_READ_CHAR(name, place) == sign;
    };
    return !is_at(0, '.') && !(is_at(0, '_') && is_at(1, '_'));
}

/// What an exception says, as far as that can be told without its own __str__.
std::string message_of(PyObject* exception) {
    if (!PyExceptionInstance_Check(exception)) return text_of(exception);
    const PyObject* args = reinterpret_cast<PyBaseExceptionObject*>(exception)->args;
    if (args == nullptr || PyTuple_GET_SIZE(args) != 1) return {};
    PyObject* first = PyTuple_GET_ITEM(args, 0);
    if (PyUnicode_CheckExact(first)) {
        const Ref cut(PyUnicode_Substring(first, 0, static_cast<Py_ssize_t>(kMostOfMessage)));
        return text_of(cut.get());
    }
    if (!PyLong_CheckExact(first) && !PyFloat_CheckExact(first)) return {};
    const Ref shown(PyObject_Repr(first));
    PyErr_Clear();
    return text_of(shown.get());
}

std::string encoded_exception(PyObject* argument) {
    Encoder out(kMostOfException);
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

}  // namespace

StepTrace::StepTrace(const KnownTypes& known, PyObject* standard_output, TraceLimits limits)
    : standard_output_(standard_output),
      limits_(limits),
      end_(PyErr_NewException("bengkel.EndOfTrace", PyExc_BaseException, nullptr)),
      flush_(PyObject_GetAttrString(reinterpret_cast<PyObject*>(Py_TYPE(standard_output)), "flush")),
      objects_(known, names_) {}

void StepTrace::start() {
    active = this;
    PyEval_SetTrace(record_step, nullptr);
    resumed_at_ = fuel_used();
}

void StepTrace::stop() {
    fuel_ += fuel_used() - resumed_at_;
    total_fuel_ += fuel_;
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
    PyCodeObject* code = code_of(frame);
    if (!is_own(code) || is_comprehension(code)) return 0;
    if (is_truncated_) return end_program();
    const std::uint64_t stopped_at = fuel_used();
    fuel_ += stopped_at - resumed_at_;
    // A collection would call the learner's finalizers while their objects are looked at.
    const int was_collecting = PyGC_Disable();
    const bool fits = take(frame, what, argument);
    if (was_collecting != 0) PyGC_Enable();
    resumed_at_ = fuel_used();
    recording_ += resumed_at_ - stopped_at;
    return fits ? 0 : end_program();
}

/// False when a step is beyond what is wanted.
bool StepTrace::take(PyFrameObject* frame, int what, PyObject* argument) {
    bool fits = true;
    switch (what) {
        case PyTrace_CALL: enter(frame); return !is_function(code_of(frame)) || add(Event::Call, frame, nullptr);
        case PyTrace_LINE: return add(Event::Line, frame, nullptr);
        case PyTrace_EXCEPTION: return is_end_of_iteration(argument) || add(Event::Exception, frame, argument);
        case PyTrace_RETURN:
            if (argument != nullptr && (is_function(code_of(frame)) || stack_.size() == 1)) {
                fits = add(is_yielding(frame) ? Event::Yield : Event::Return, frame, argument);
            }
            leave(frame);
            return fits;
        default: return true;
    }
}

/// Raised at each event from here on, so that no handler of the learner's gets to its first line.
int StepTrace::end_program() {
    is_truncated_ = true;
    PyErr_SetNone(end_.get());
    return -1;
}

void StepTrace::enter(PyFrameObject* frame) {
    const auto known = suspended_.find(frame);
    if (known != suspended_.end() && is_resumed(frame)) {
        stack_.push_back({frame, known->second});
        suspended_.erase(known);
        return;
    }
    stack_.push_back({frame, frames_++});
}

void StepTrace::leave(PyFrameObject* frame) {
    if (stack_.empty() || stack_.back().frame != frame) return;
    const std::uint32_t number = stack_.back().number;
    if (is_yielding(frame)) {
        suspended_[frame] = number;
    } else {
        seen_.erase(number);
        if (number < frames_shown_) left_.push_back(number);
    }
    stack_.pop_back();
}

/// Appends the variables that are new or other than when the activation was last looked at.
std::uint32_t StepTrace::put_variables(std::string& out, const Activation& activation, bool is_outer) {
    Seen& seen = seen_[activation.number];
    Seen now;
    std::uint32_t count = 0;
    const auto put_change = [&](Change change, std::uint32_t name) {
        out.push_back(static_cast<char>(change));
        append_number(out, name);
        ++count;
    };
    each_variable(activation.frame, [&](PyObject* key, PyObject* value) {
        if (now.size() >= kMostVariables || !is_shown(key, value)) return;
        Variable variable{names_.number_of(key), {}};
        objects_.put_value(variable.value, value);
        const auto is_same = [&](const Variable& other) { return other.name == variable.name; };
        // Most stand where they stood.
        auto before = now.size() < seen.size() && is_same(seen[now.size()])
                          ? seen.begin() + static_cast<std::ptrdiff_t>(now.size())
                          : std::ranges::find_if(seen, is_same);
        if (before == seen.end() || before->value != variable.value) {
            put_change(is_outer ? Change::OuterSet : Change::Set, variable.name);
            out += variable.value;
        }
        now.push_back(std::move(variable));
    });
    for (const Variable& variable : seen) {
        if (!std::ranges::contains(now, variable.name, &Variable::name)) {
            put_change(is_outer ? Change::OuterGone : Change::Gone, variable.name);
        }
    }
    seen = std::move(now);
    return count;
}

std::uint32_t StepTrace::number_of_file(PyCodeObject* code) {
    std::string file = file_of(code);
    auto listed = std::ranges::find(files_, file);
    if (listed == files_.end()) listed = files_.insert(files_.end(), std::move(file));
    return static_cast<std::uint32_t>(listed - files_.begin());
}

/// What the program has written so far is to be out before it is counted.
void StepTrace::flush_output() {
    const Ref flushed(PyObject_CallOneArg(flush_.get(), standard_output_));
    PyErr_Clear();
}

/// False when the step is beyond what is wanted. `detail` is borrowed: a value, or of an exception the tracer's triple.
bool StepTrace::add(Event event, PyFrameObject* frame, PyObject* detail) {
    if (stack_.empty() || stack_.back().frame != frame) return true;
    if (step_count_ >= limits_.steps || recording_ > limits_.fuel) return false;
    flush_output();

    const Activation& activation = stack_.back();
    std::string step(1, static_cast<char>(event));
    append_number(step, activation.number);
    const bool is_first = activation.number >= frames_shown_;
    if (is_first) {
        append_number(step, number_of_file(code_of(frame)));
        append_number(step, names_.number_of(code_of(frame)->co_qualname));
    }
    append_number(step, stack_.size() - 1);
    append_number(step, static_cast<std::uint64_t>(PyFrame_GetLineNumber(frame)));
    append_number(step, bytes_printed - printed_);
    append_number(step, fuel_);

    std::string changes;
    std::uint32_t count = objects_.put_freed(changes);
    for (const std::uint32_t number : left_) {
        changes.push_back(static_cast<char>(Change::Left));
        append_number(changes, number);
        ++count;
    }
    left_.clear();
    count += put_variables(changes, activation, false);
    // A function may have changed what the program's own file holds.
    if (stack_.size() > 1) count += put_variables(changes, stack_.front(), true);
    std::string shown;
    if (event == Event::Exception) {
        shown = encoded_exception(detail);
    } else if (detail != nullptr) {
        objects_.put_value(shown, detail);
    }
    count += objects_.put_changes(changes);
    append_number(step, count);
    step += changes;
    step += shown;

    if (kFraming + names_.bytes() + steps_.size() + step.size() > limits_.bytes) return false;
    if (is_first) frames_shown_ = activation.number + 1;
    steps_ += step;
    ++step_count_;
    printed_ = bytes_printed;
    total_fuel_ += std::exchange(fuel_, 0);
    return true;
}

void StepTrace::encode(Encoder& out) const {
    const auto put_texts = [&](const char* key, const std::vector<std::string>& texts) {
        out.put_text(key);
        out.put_tag(Tag::List);
        out.put_varuint(static_cast<std::uint32_t>(texts.size()));
        for (const std::string& text : texts) out.put_text(text);
    };
    out.put_tag(Tag::Map);
    out.put_varuint(6);
    put_texts("files", files_);
    put_texts("names", names_.all());
    out.put_text("count");
    out.put_int(step_count_);
    out.put_text("steps");
    out.put_tag(Tag::Bytes);
    out.put_string(steps_);
    out.put_text("fuel");
    out.put_int(static_cast<std::int64_t>(total_fuel_));
    out.put_text("truncated");
    out.put_tag(is_truncated_ ? Tag::True : Tag::False);
}

}  // namespace bengkel::python
