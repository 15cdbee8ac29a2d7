#pragma once
// The lab that was read last, kept for the next request: grading one submission asks several times about the same lab, and
// many submissions to it follow. What is answered is the same with it and without.

#include <memory>
#include <vector>

#include "base/result.hpp"
#include "bridge/request.hpp"
#include "lab/lab.hpp"

namespace bengkel {

class LastLab {
  public:
    /// The lab of these files. Problems: read_lab's.
    [[nodiscard]] Result<std::shared_ptr<const Lab>> read(const Request& request);

  private:
    std::vector<File> files_;
    std::vector<File> rules_;
    std::vector<File> private_files_;
    std::shared_ptr<const Lab> lab_;  ///< null before the first that could be read
};

}  // namespace bengkel
