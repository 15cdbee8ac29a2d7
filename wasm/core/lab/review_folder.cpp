#include "lab/review_folder.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <ranges>

#include "base/nearest_name.hpp"
#include "base/print_problem.hpp"
#include "lab/names.hpp"

namespace bengkel {
namespace {

/// Whose files are there for checks, each for one that names it.
constexpr std::string_view kCheckedFolders[] = {"datasets", "expected", "snippets", "tests", "right", "mutants"};
constexpr std::size_t kFewestPasses = 2;
constexpr std::size_t kFewestFails = 4;

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

/// The path's first step, which is taken off it; nothing when it is the last.
std::optional<std::string_view> take_folder(std::string_view& path) {
    const std::size_t end = path.find('/');
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view folder = path.substr(0, end);
    path.remove_prefix(end + 1);
    return folder;
}

class FolderReviewer {
  public:
    explicit FolderReviewer(const Lab& lab) : lab_(lab) {
        for (const Check& check : lab.checks) {
            folders_.emplace_back(check.id);
            checks_.emplace(check.id, check.id);
        }
        for (const Misconception& misconception : lab.misconceptions) {
            folders_.emplace_back(misconception.id);
            checks_.emplace(misconception.id, misconception.check);
        }
    }

    Result<std::vector<Attempt>> review(std::span<const std::string> paths) {
        std::vector<std::string_view> sorted(paths.begin(), paths.end());
        std::ranges::sort(sorted);
        for (const std::string_view path : sorted) add(path);
        for (const Check& check : lab_.checks)
            if (!check.reference.empty()) mark_reference(check.id, check.reference);
        std::vector<Attempt> attempts;
        attempts.reserve(attempts_.size());
        for (auto& [name, attempt] : attempts_) attempts.push_back(completed(std::move(attempt)));
        count(attempts);
        if (problems_.empty()) return attempts;
        sort_problems(problems_);
        return failure(std::move(problems_));
    }

  private:
    void report(std::string_view file, std::string code, std::string message, std::string hint = {}) {
        problems_.push_back(
            {"lab." + std::move(code), std::move(message), std::move(hint), {std::string(file), {}, 0, 0, 0}});
    }

    void stray(std::string_view path, std::string hint) {
        report(path, "stray-file", "nothing reads this file", std::move(hint));
    }

    void add(std::string_view path) {
        if (!is_relative_path(path)) return report(path, "bad-path", "this path is not allowed");
        if (path == "lab.json") return;
        std::string_view rest = path;
        const auto folder = take_folder(rest);
        if (!folder) return add_text(path);
        if (folder == "starter" || folder == "data") return;
        if (std::ranges::contains(kCheckedFolders, *folder)) {
            if (lab_.unread.contains(std::string(path))) stray(path, "no check names it");
            return;
        }
        if (folder == "attempts") return add_attempt(path, rest);
        constexpr std::string_view kFolders[] = {"starter", "data",  "datasets", "expected", "snippets",
                                                 "tests",   "right", "mutants",  "attempts"};
        stray(path, nearest_name_hint(*folder, kFolders));
    }

    void add_text(std::string_view path) {
        std::vector<std::string> texts;
        texts.reserve(lab_.locales.size());
        for (const auto& [locale, is_reviewed] : lab_.locales) texts.push_back("text." + locale + ".md");
        if (std::ranges::contains(texts, path)) return;
        std::vector<std::string_view> known(texts.begin(), texts.end());
        known.emplace_back("lab.json");
        stray(path, nearest_name_hint(path, known));
    }

    /// `rest` is the path after "attempts/".
    void add_attempt(std::string_view path, std::string_view rest) {
        if (rest == kAnswersPath && asks(lab_)) {
            has_answers_ = true;
            return;
        }
        // Why the starter fails is read by whoever runs it.
        if (rest == "starter.json") return;
        const auto verdict = take_folder(rest);
        if (verdict == "passes") return add_file({{}, {}, true, {}, {}, {}}, path, rest);
        if (verdict != "fails") {
            constexpr std::string_view kFolders[] = {"passes", "fails"};
            std::string hint = verdict ? nearest_name_hint(*verdict, kFolders) : std::string();
            return stray(
                path, hint.empty() ? "attempts lie in attempts/passes/ or attempts/fails/<check or misconception>/" : hint);
        }
        const auto id = take_folder(rest);
        if (!id) return stray(path, "attempts that fail lie in attempts/fails/<check or misconception>/");
        const auto check = checks_.find(*id);
        if (check == checks_.end()) {
            const std::string folder = "attempts/fails/" + std::string(*id);
            if (std::ranges::contains(problems_, folder, [](const Problem& problem) { return problem.place.file; })) return;
            return report(folder, "unknown-check", "there is no check or misconception " + quoted(*id),
                          nearest_name_hint(*id, folders_));
        }
        add_file({{}, {}, false, check->second, *id == check->second ? std::string() : std::string(*id), {}}, path, rest);
    }

    /// `rest` is "name.py", which stands in for the entry file, or "name/file", which lies over starter/.
    void add_file(Attempt attempt, std::string_view path, std::string_view rest) {
        std::string target = lab_.entry;
        attempt.name = path;
        if (take_folder(rest)) {
            target = rest;
            attempt.name.resize(path.size() - rest.size() - 1);
            const bool is_answers = target == kAnswersPath && asks(lab_);
            if (!is_answers && !std::ranges::contains(lab_.starter, target, &File::path)) {
                const std::vector<std::string_view> known(std::from_range,
                                                          lab_.starter | std::views::transform(&File::path));
                std::string hint = nearest_name_hint(target, known);
                return stray(path, hint.empty() ? "an attempt holds files that starter/ has too" : hint);
            }
        } else if (const std::string ending = lab_.entry.substr(std::min(lab_.entry.rfind('.'), lab_.entry.size()));
                   !rest.ends_with(ending)) {
            return stray(path, "an attempt of one file stands in for " + lab_.entry + " and ends in " + ending);
        }
        attempts_.try_emplace(attempt.name, attempt).first->second.files.push_back({std::move(target), std::string(path)});
    }

    void mark_reference(const std::string& check, const std::string& reference) {
        const std::string name = "attempts/" + reference;
        const auto attempt = attempts_.find(name);
        if (attempt != attempts_.end()) return attempt->second.reference_of.push_back(check);
        const std::vector<std::string_view> known(std::from_range, attempts_ | std::views::keys);
        report(name, "unknown-attempt", "the check " + quoted(check) + " is measured by this attempt, which is not there",
               nearest_name_hint(name, known));
    }

    /// With the starter files, and the right answers, that the attempt leaves as they are.
    [[nodiscard]] Attempt completed(Attempt attempt) const {
        for (const File& file : lab_.starter)
            if (!std::ranges::contains(attempt.files, file.path, &AttemptFile::path))
                attempt.files.push_back({file.path, "starter/" + file.path});
        if (has_answers_ && !std::ranges::contains(attempt.files, kAnswersPath, &AttemptFile::path))
            attempt.files.push_back({std::string(kAnswersPath), "attempts/" + std::string(kAnswersPath)});
        std::ranges::sort(attempt.files, {}, &AttemptFile::path);
        return attempt;
    }

    void count(std::span<const Attempt> attempts) {
        if (asks(lab_) && !has_answers_)
            report("attempts/answers.json", "missing-file",
                   "the right answers, with which every attempt begins, are missing");
        const auto passes = static_cast<std::size_t>(std::ranges::count_if(attempts, &Attempt::passes));
        if (passes < kFewestPasses)
            report("attempts/passes", "too-few-attempts",
                   "at least " + std::to_string(kFewestPasses) + " attempts that pass, got " + std::to_string(passes));
        if (const std::size_t fails = attempts.size() - passes; fails < kFewestFails)
            report("attempts/fails", "too-few-attempts",
                   "at least " + std::to_string(kFewestFails) + " attempts that fail, got " + std::to_string(fails));
        for (const Check& check : lab_.checks)
            if (std::ranges::none_of(attempts,
                                     [&](const Attempt& attempt) { return !attempt.passes && attempt.check == check.id; }))
                report("attempts/fails/" + check.id, "too-few-attempts", "no attempt fails the check " + quoted(check.id));
        for (const Misconception& misconception : lab_.misconceptions)
            if (!std::ranges::contains(attempts, misconception.id, &Attempt::misconception))
                report("attempts/fails/" + misconception.id, "too-few-attempts",
                       "no attempt acts out the misconception " + quoted(misconception.id));
    }

    const Lab& lab_;
    std::vector<std::string_view> folders_;                   // what attempts/fails/ may hold
    std::map<std::string, std::string, std::less<>> checks_;  // folder to the check that must fail
    std::map<std::string, Attempt> attempts_;                 // by name
    bool has_answers_ = false;                                // attempts/answers.json
    Problems problems_;
};

}  // namespace

Result<std::vector<Attempt>> review_folder(const Lab& lab, std::span<const std::string> paths) {
    return FolderReviewer(lab).review(paths);
}

}  // namespace bengkel
