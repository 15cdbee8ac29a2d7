#pragma once
// Reads a lab: the folder's files become a Lab, or every problem at once, sorted by place. Nothing of the folder is
// trusted: a Lab that comes out can be graded without further questions. Attempts are not looked at here
// (lab/review_folder.hpp).

#include <span>

#include "base/result.hpp"
#include "lab/lab.hpp"
#include "lab/read_check.hpp"

namespace bengkel {

/// `files` are those of the lab's folder with paths relative to it, `rules` the rule packs as "rules/<jurisdiction>.json".
/// `kinds` are those of checks that there are (check/check_kinds.hpp). Problems name files by these paths. Codes: lab.*,
/// rules.* and json.*.
///
/// `private_files`, if any, are an instructor's own: checks.json, {"format": 1, "checks": [...]}, with what those checks
/// read in expected/, datasets/, tests/, right/ and mutants/. The Lab that comes out asks for these checks alone, in the
/// place of the lab's, and its hash covers both. They are in English alone, and
/// cannot ask anything of the learner (lab.private-question).
[[nodiscard]] Result<Lab> read_lab(std::span<const File> files, std::span<const File> rules,
                                   std::span<const KindReader> kinds, std::span<const File> private_files = {});

}  // namespace bengkel
