#pragma once
// What the lines and functions of a program burn: each event of the interpreter ends the stretch of the line before it.
// Nothing of the program's is kept, so it may take as many steps as its fuel lasts.
//
// A line is charged for what it has the library do, and not for the learner's own functions that it calls: they have lines
// of their own. The interpreter burns more while it tells its steps than in a plain run; what telling us takes is left out.

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "encode_object.hpp"
#include "python_api.hpp"

namespace bengkel::python {

/// One at a time.
class LineCosts {
  public:
    /// A program that burns more than `most`, this not counted, is ended.
    explicit LineCosts(std::uint64_t most);

    void start();
    void stop();
    /// True when the exception that is set came from the bound, and not from the learner's program.
    [[nodiscard]] bool has_ended_program() const;
    /// As a map (README.md), the lines and functions that burned most when there are too many.
    void encode(Encoder& out) const;

  private:
    struct Cost {
        std::uint64_t times = 0;
        std::uint64_t fuel = 0;
    };
    using Place = std::pair<PyCodeObject*, int>;  ///< code and line

    static int record_step(PyObject* self, PyFrameObject* frame, int what, PyObject* argument);
    void record(PyFrameObject* frame, int what);
    int end_program();

    static inline LineCosts* active = nullptr;

    std::uint64_t most_;
    Ref end_;                 ///< the class of the exception that ends the program
    std::vector<Ref> codes_;  ///< kept, so that no other comes to stand where one stood
    std::map<Place, Cost> lines_;
    std::map<PyCodeObject*, std::uint64_t> calls_;
    std::vector<Place> stack_;
    std::uint64_t resumed_at_ = 0;
    std::uint64_t outside_ = 0;  ///< fuel of no line: reading the program, and what its end takes
    std::uint64_t total_ = 0;
    bool is_partial_ = false;
};

}  // namespace bengkel::python
