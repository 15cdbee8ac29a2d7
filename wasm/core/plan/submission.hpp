#pragma once
// What a learner hands in: the lab's editable files and, of a lab that asks, the answers; nothing else. A file that was not
// handed in is the starter's, and nothing is answered, so that a Submission always holds every file.

#include <optional>
#include <vector>

#include "base/result.hpp"
#include "json/json_document.hpp"
#include "lab/lab.hpp"

namespace bengkel {

inline constexpr std::size_t kMaximumSubmissionFileBytes = 256u << 10;
inline constexpr std::size_t kMaximumAnswersBytes = 64u << 10;

struct Submission {
    std::vector<File> files;  ///< sorted by path
    /// Of a lab that asks: answers.json, an object from a check's id to its answer.
    std::optional<JsonDocument> answers = std::nullopt;
};

/// Problems, all of them at once, with the path as place.file: submission.unknown-file (not an editable file of the lab,
/// with the nearest as a hint), submission.duplicate-file, submission.too-large, submission.bad-utf8 (place.offset: the
/// byte), submission.unknown-check (an answer to none of the lab's questions); of answers.json also json.*. The shape of an
/// answer is its check's business.
[[nodiscard]] Result<Submission> accept_submission(const Lab& lab, std::vector<File> files);

}  // namespace bengkel
