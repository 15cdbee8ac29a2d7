#pragma once
// The steps of a program, recorded from outside of it: the interpreter calls record_step in C, so the learner's code finds
// no tracer and no name of ours. Only frames of the learner's own files are recorded, what is read of them is copied out at
// once, and no code of the learner's is called for it.
//
// Everything is bounded: steps, bytes, and of each value depth, items and length. A program that comes to a bound is ended.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "encode_object.hpp"
#include "python_api.hpp"

namespace bengkel::python {

struct TraceLimits {
    std::size_t steps = 0;
    std::size_t bytes = 0;
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
    using Seen = std::unordered_map<std::string, std::string>;  ///< a name's value as it was last written

    struct Activation {
        PyFrameObject* frame;  ///< alive while it is on the stack
        std::size_t index;     ///< among the frames
    };

    static int record_step(PyObject* self, PyFrameObject* frame, int what, PyObject* argument);
    int record(PyFrameObject* frame, int what, PyObject* argument);
    int end_program();
    void enter(PyFrameObject* frame, PyCodeObject* code);
    void leave(PyFrameObject* frame);
    bool add(Event event, PyFrameObject* frame, std::string_view detail);
    std::string changes(const Activation& activation);
    [[nodiscard]] std::string encoded(PyObject* object) const;

    static inline StepTrace* active = nullptr;

    const KnownTypes& known_;
    PyObject* standard_output_;
    TraceLimits limits_;
    Ref end_;  ///< the class of the exception that ends the program
    std::vector<Activation> stack_;
    std::unordered_map<PyFrameObject*, std::size_t> suspended_;  ///< generators between two of their values
    std::vector<Seen> seen_;                                     ///< of each frame
    std::vector<std::string> files_;
    std::string frames_, steps_;  ///< their items, encoded
    std::uint32_t step_count_ = 0;
    bool is_truncated_ = false;
};

}  // namespace bengkel::python
