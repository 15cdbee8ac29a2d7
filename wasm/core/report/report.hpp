#pragma once
// The Report: what a submission is worth, and for each check that did not pass one case that says why. It names the lab,
// its hash, the submitted files and the seed, so that anybody can run it all again and must get the same bytes.

#include <cstdint>
#include <string>
#include <vector>

#include "check/verdict.hpp"
#include "lab/language.hpp"

namespace bengkel {

struct SubmittedFile {
    std::string path;
    std::string sha256;  ///< hexadecimal
};

struct Report {
    std::string lab_id;
    int lab_version = 1;
    std::string lab_hash;
    Language language = Language::Python;
    std::uint64_t seed = 0;
    Outcome outcome = Outcome::Passed;
    int points = 0;
    int out_of = 0;
    std::vector<SubmittedFile> submission;  ///< sorted by path
    std::vector<Verdict> verdicts;          ///< in the order of the lab's checks
};

}  // namespace bengkel
