#pragma once
// Reviews a lab's folder as its author keeps it: which attempts there are, whether they suffice to trust the checks (two
// programs that pass, one that fails for each check and each misconception, four that fail in all), and whether anything
// lies there that nobody will ever read.

#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "lab/attempt.hpp"
#include "lab/lab.hpp"

namespace bengkel {

/// `paths` are those of all files in the folder, relative to it. The attempts are sorted by name.
[[nodiscard]] Result<std::vector<Attempt>> review_folder(const Lab& lab, std::span<const std::string> paths);

}  // namespace bengkel
