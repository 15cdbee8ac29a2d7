#include "plan/submission.hpp"

#include "base/nearest_name.hpp"
#include "base/utf8.hpp"
#include "json/json_reader.hpp"

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
    if (asks(lab)) names.push_back(kAnswersPath);
    return problem_in(file, "submission.unknown-file", "this is not one of the lab's editable files",
                      nearest_name_hint(file.path, names));
}

std::size_t maximum_bytes(const File& file) {
    return file.path == kAnswersPath ? kMaximumAnswersBytes : kMaximumSubmissionFileBytes;
}

Result<JsonDocument> read_answers(const Lab& lab, const Bytes& bytes) {
    BENGKEL_TRY(JsonDocument document, parse_json(std::string(kAnswersPath), std::string(as_text(bytes))));
    JsonReading reading{document, "submission"};
    const JsonReader root = reading.root();
    std::vector<std::string_view> known;
    for (const Check& check : lab.checks)
        if (!check.ask.empty()) known.push_back(check.id);
    if (root.expect(JsonType::Object)) {
        for (const JsonReader& answer : root.members())
            if (!std::ranges::contains(known, answer.key()))
                answer.report_key("unknown-check", "the lab asks no question \"" + answer.key() + "\"",
                                  nearest_name_hint(answer.key(), known));
    }
    if (!reading.problems.empty()) return failure(std::move(reading.problems));
    return document;
}

}  // namespace

Result<Submission> accept_submission(const Lab& lab, std::vector<File> files) {
    std::map<std::string, Bytes> accepted;
    for (const File& file : lab.starter) accepted[file.path] = file.bytes;
    if (asks(lab)) accepted[std::string(kAnswersPath)] = {'{', '}'};

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
        if (file.bytes.size() > maximum_bytes(file)) {
            problems.push_back(problem_in(file, "submission.too-large",
                                          "the file has " + std::to_string(file.bytes.size()) + " bytes, more than " +
                                              std::to_string(maximum_bytes(file))));
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
    if (asks(lab)) {
        BENGKEL_TRY(submission.answers, read_answers(lab, accepted.at(std::string(kAnswersPath))));
    }
    for (auto& [path, bytes] : accepted) submission.files.push_back({path, std::move(bytes)});
    return submission;
}

}  // namespace bengkel
