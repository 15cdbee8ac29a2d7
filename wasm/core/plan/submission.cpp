#include "plan/submission.hpp"

#include "base/nearest_name.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace bengkel {
namespace {

Problem problem_in(const File& file, std::string code, std::string message, std::string hint = {}) {
    Problem problem{std::move(code), std::move(message), std::move(hint), {}};
    problem.place.file = file.path;
    return problem;
}

Problem unknown_file(const Lab& lab, const File& file) {
    std::vector<std::string_view> names;
    names.reserve(lab.starter.size());
    for (const File& editable : lab.starter) names.push_back(editable.path);
    return problem_in(file, "submission.unknown-file", "this is not one of the lab's editable files",
                      nearest_name_hint(file.path, names));
}

}  // namespace

Result<Submission> accept_submission(const Lab& lab, std::vector<File> files) {
    std::map<std::string, Bytes> accepted;
    for (const File& file : lab.starter) accepted[file.path] = file.bytes;

    Problems problems;
    std::map<std::string, bool> is_given;
    for (File& file : files) {
        if (!accepted.contains(file.path)) {
            problems.push_back(unknown_file(lab, file));
            continue;
        }
        if (std::exchange(is_given[file.path], true)) {
            problems.push_back(problem_in(file, "submission.duplicate-file", "this file was handed in twice"));
            continue;
        }
        if (file.bytes.size() > kMaximumSubmissionFileBytes) {
            problems.push_back(problem_in(file, "submission.too-large",
                                          "the file has " + std::to_string(file.bytes.size()) + " bytes, more than " +
                                              std::to_string(kMaximumSubmissionFileBytes)));
            continue;
        }
        const std::string_view text = as_text(file.bytes);
        if (const std::size_t valid = valid_utf8_prefix(text); valid != text.size()) {
            Problem problem = problem_in(file, "submission.bad-utf8", "the file is not UTF-8", "save it as UTF-8");
            const TextPosition position = position_in(text, valid);
            problem.place.offset = valid;
            problem.place.line = position.line;
            problem.place.column = position.column;
            problems.push_back(std::move(problem));
            continue;
        }
        accepted[file.path] = std::move(file.bytes);
    }
    if (!problems.empty()) return failure(std::move(problems));

    Submission submission;
    for (auto& [path, bytes] : accepted) submission.files.push_back({path, std::move(bytes)});
    return submission;
}

}  // namespace bengkel
