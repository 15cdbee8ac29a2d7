#pragma once
// An attempt: a program in a lab's folder of which it is known how it must be graded, so that the lab's own checks can be
// tried on it.

#include <string>
#include <vector>

namespace bengkel {

/// One file of the submission that the attempt stands for, and where in the lab's folder it comes from.
struct AttemptFile {
    std::string path;  ///< "main.py"
    std::string from;  ///< "attempts/fails/tax/a.py", or "starter/main.py" where the attempt leaves it as it is
};

struct Attempt {
    std::string name;  ///< its path in the lab's folder: "attempts/fails/tax/a.py", or a folder's without the last "/"
    std::vector<AttemptFile> files;         ///< all of the submission, sorted by path
    bool passes = false;                    ///< true: must get full points; false: must fail `check`
    std::string check;                      ///< the check it must fail
    std::string misconception;              ///< the misconception it acts out, or empty
    std::vector<std::string> reference_of;  ///< the budget checks that are measured by it
};

}  // namespace bengkel
