#pragma once
// What is wrong with something that was given to us: a lab, a frame, a request. A Problem is plain data; printing it is
// elsewhere (base/print_problem.hpp), so that a terminal, a page and a test can each dress it in their own way.

#include <cstddef>
#include <string>
#include <vector>

namespace bengkel {

/// Where a problem is. `line` and `column` count from 1 (columns in code points), `offset` from 0 in UTF-8 bytes; 0 lines
/// means that the problem belongs to the file as a whole.
struct Place {
    std::string file;
    std::string pointer;  ///< JSON Pointer (RFC 6901), empty for the whole document
    std::size_t offset = 0;
    int line = 0;
    int column = 0;
};

struct Problem {
    std::string code;     ///< stable and tested: "lab.unknown-key"
    std::string message;  ///< lower case, no full stop: "expected a string, got a number"
    std::string hint;     ///< what to do, or empty
    Place place;
};

using Problems = std::vector<Problem>;

}  // namespace bengkel
