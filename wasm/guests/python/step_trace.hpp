#pragma once
// The steps of a program, recorded from outside of it: the interpreter calls record_step in C, so the learner's code finds
// no tracer and no name of ours. Only frames of the learner's own files are recorded, what is read of them is copied out at
// once, and no code of the learner's is called for it.
//
// Everything is bounded: steps, bytes, and what is looked at for one (shown_objects.hpp). A program that comes to a bound
// is ended.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "encode_object.hpp"
#include "python_api.hpp"
#include "shown_objects.hpp"

namespace bengkel::python {

struct TraceLimits {
    std::size_t steps = 0;
    std::size_t bytes = 0;
    std::uint64_t fuel = 0;  ///< for recording
};

/// One at a time.
class StepTrace {
  public:
    /// `standard_output` is the stream as it was before the learner's program. Both must live as long as the trace.
    StepTrace(const KnownTypes& known, PyObject* standard_output, TraceLimits limits);

    void start();
    void stop();
    /// True when the exception that is set came from a bound, and not from the learner's program.
    [[nodiscard]] bool has_ended_program() const;
    /// As a map (README.md).
    void encode(Encoder& out) const;

  private:
    enum class Event : std::uint8_t { Call = 0, Line = 1, Return = 2, Exception = 3, Yield = 4 };
    struct Variable {
        std::uint32_t name;
        std::string value;  ///< as it was last written
    };
    using Seen = std::vector<Variable>;

    struct Activation {
        PyFrameObject* frame;  ///< alive while it is on the stack
        std::uint32_t number;
    };

    static int record_step(PyObject* self, PyFrameObject* frame, int what, PyObject* argument);
    int record(PyFrameObject* frame, int what, PyObject* argument);
    bool take(PyFrameObject* frame, int what, PyObject* argument);
    int end_program();
    void enter(PyFrameObject* frame);
    void leave(PyFrameObject* frame);
    bool add(Event event, PyFrameObject* frame, PyObject* detail);
    void flush_output();
    std::uint32_t put_variables(std::string& out, const Activation& activation, bool is_outer);
    [[nodiscard]] std::uint32_t number_of_file(PyCodeObject* code);

    static inline StepTrace* active = nullptr;

    PyObject* standard_output_;
    TraceLimits limits_;
    Ref end_;    ///< the class of the exception that ends the program
    Ref flush_;  ///< of the class of standard output: an object's own flush is anybody's
    Names names_;
    ShownObjects objects_;
    std::vector<Activation> stack_;
    std::unordered_map<PyFrameObject*, std::uint32_t> suspended_;  ///< generators between two of their values
    std::unordered_map<std::uint32_t, Seen> seen_;                 ///< of each frame that is not done
    std::vector<std::uint32_t> left_;                              ///< frames that are done since the last step
    std::vector<std::string> files_;
    std::uint32_t frames_ = 0;        ///< numbers given
    std::uint32_t frames_shown_ = 0;  ///< frames whose first step is written
    std::string steps_;
    std::uint32_t step_count_ = 0;
    std::size_t printed_ = 0;       ///< at the last step
    std::uint64_t resumed_at_ = 0;  ///< the fuel used when the learner's code went on after the last event
    std::uint64_t fuel_ = 0;        ///< of the learner's code since the last step
    std::uint64_t total_fuel_ = 0;
    std::uint64_t recording_ = 0;  ///< the fuel that recording has taken
    bool is_truncated_ = false;
};

}  // namespace bengkel::python
