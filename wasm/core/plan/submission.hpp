#pragma once
// What a learner hands in: the lab's editable files, nothing else. A file that was not handed in is the starter's, so that
// a Submission always holds every editable file.

#include <vector>

#include "base/result.hpp"
#include "lab/lab.hpp"

namespace bengkel {

inline constexpr std::size_t kMaximumSubmissionFileBytes = 256u << 10;

struct Submission {
    std::vector<File> files;  ///< sorted by path
};

/// Problems, all of them at once, with the path as place.file: submission.unknown-file (not an editable file of the lab,
/// with the nearest as a hint), submission.duplicate-file, submission.too-large, submission.bad-utf8 (place.offset: the
/// byte).
[[nodiscard]] Result<Submission> accept_submission(const Lab& lab, std::vector<File> files);

}  // namespace bengkel
