#include "check/search_kind.hpp"

#include <algorithm>
#include <utility>

#include "check/judge_ending.hpp"
#include "lab/generate_value.hpp"
#include "lab/read_generator.hpp"

namespace bengkel {
namespace {

constexpr std::size_t kFirstBatch = 2;  // keeps a small machine busy
constexpr std::int64_t kMostTries = 500;
constexpr std::int64_t kMostSearchedSize = 1000;

/// What cost much to find out once is not tried a hundred times more.
bool is_cheap(const Failure& failure) {
    return !is_nobodys(failure) && failure.code != FailureCode::OutOfFuel && failure.code != FailureCode::OutOfMemory &&
           failure.code != FailureCode::TooMuchOutput;
}

}  // namespace

/// The way through the search, as far as the observations lead.
struct SearchKind::Course {
    std::size_t made = 0;       ///< tries from the seed, numbered from 0
    std::vector<List> simpler;  ///< what was tried after one failed, numbered from search.tries
    std::size_t passed = 0;     ///< of those
    bool is_whole = true;       ///< whatever was asked for has been seen
    std::optional<Failure> failure;
    std::size_t found_at = 0;  ///< the number of the try that failed, before it was made simpler
};

std::int64_t SearchKind::size_of(std::size_t number) const {
    const auto steps = static_cast<std::int64_t>(std::max<std::size_t>(search.tries, 2) - 1);
    return search.first_size + (search.most_size - search.first_size) * static_cast<std::int64_t>(number) / steps;
}

List SearchKind::made_args(const Grading& grading, std::size_t number, std::int64_t size) const {
    const std::uint64_t seed = seed_for(grading.check.id, static_cast<std::int64_t>(number), grading.seed);
    Result<List> args = generate_values(search.args, size, seed);
    return args ? *std::move(args) : List();
}

SearchKind::Course SearchKind::follow(const Grading& grading) const {
    Course course;
    const auto is_seen = [&](std::size_t number) {
        return std::ranges::all_of(parts(), [&](RunPart part) { return grading.seen.find(number, part) != nullptr; });
    };

    while (course.made < search.tries && !course.failure) {
        const std::size_t done = course.made;
        course.made += next_batch(done, search.tries, kFirstBatch);
        for (std::size_t number = done; number < course.made; ++number)
            course.is_whole = course.is_whole && is_seen(number);
        if (!course.is_whole) return course;
        for (std::size_t number = done; number < course.made; ++number) {
            std::optional<Failure> failure = judge_try(grading, number, made_args(grading, number, size_of(number)));
            if (!failure) {
                ++course.passed;
            } else if (!course.failure || (is_nobodys(*course.failure) && !is_nobodys(*failure))) {
                course.failure = std::move(failure);
                course.found_at = number;
            }
        }
    }
    if (!course.failure || !is_cheap(*course.failure)) return course;

    const std::size_t most = kMostShrinkingRuns / parts().size();
    const TryArgs try_args = [&](const List& args) {
        if (course.simpler.size() == most) return Tried::Stop;
        const std::size_t number = search.tries + course.simpler.size();
        course.simpler.push_back(args);
        course.is_whole = is_seen(number);
        if (!course.is_whole) return Tried::Stop;
        std::optional<Failure> failure = judge_try(grading, number, args);
        if (!failure || failure->code != course.failure->code) return Tried::Passes;
        course.failure = std::move(failure);
        return Tried::Fails;
    };
    ShrinkRange range{size_of(course.found_at), search.first_size};
    List simplest = made_args(grading, course.found_at, range.size);
    for (std::int64_t size = search.first_size; size < range.size; size = 2 * size + 1) {
        List smaller = made_args(grading, course.found_at, size);
        const Tried tried = try_args(smaller);
        if (tried == Tried::Stop) return course;
        if (tried == Tried::Passes) continue;
        simplest = std::move(smaller);
        range.size = size;
    }
    (void)shrink_args(search.args, std::move(simplest), range, try_args);
    return course;
}

std::vector<AskedRun> SearchKind::asked_runs(const Grading& grading) const {
    std::vector<AskedRun> asked;
    const Course course = follow(grading);
    const auto add = [&](std::size_t number) {
        for (const RunPart part : parts()) asked.push_back({number, part});
    };
    for (std::size_t i = 0; i < course.made; ++i) add(i);
    for (std::size_t i = 0; i < course.simpler.size(); ++i) add(search.tries + i);
    return asked;
}

Run SearchKind::make_run(const Grading& grading, const AskedRun& asked, Run run) const {
    const List args = asked.number < search.tries ? made_args(grading, asked.number, size_of(asked.number))
                                                  : follow(grading).simpler[asked.number - search.tries];
    return try_run(grading, asked.part, args, std::move(run));
}

void SearchKind::judge(const Grading& grading, Verdict& verdict) const {
    Course course = follow(grading);
    verdict.cases_total = search.tries;
    verdict.cases_passed = course.passed;
    verdict.cases_not_run = search.tries - course.made;
    if (!course.failure && (!course.is_whole || course.made < search.tries)) course.failure = failure_of_platform();
    if (!course.failure) return;
    course.failure->case_index = course.found_at;
    course.failure->is_hidden = search.is_hidden;
    course.failure->say = search.say;
    course.failure->details.insert_or_assign("simplerTries", course.simpler.size());
    verdict.failure = std::move(course.failure);
}

std::vector<AskedRun> SearchKind::runs_to_compare(const Grading& learner) const {
    std::vector<AskedRun> runs;
    const std::size_t made = follow(learner).made;
    for (std::size_t number = 0; number < made; ++number)
        for (const RunPart part : parts())
            if (part != RunPart::Reference) runs.push_back({number, part});
    return runs;
}

Search read_search(const JsonReader& reader, const CheckContext& context) {
    Search search;
    search.tries = static_cast<std::size_t>(reader.integer_or("tries", 50, 1, kMostTries));
    if (const auto sizes = reader.find("sizes")) {
        sizes->expect_keys(kSearchSizeKeys);
        search.first_size = sizes->integer_or("first", search.first_size, 0, kMostSearchedSize);
        search.most_size = sizes->integer_or("most", search.most_size, search.first_size, kMostSearchedSize);
    }
    search.args = read_args(reader, context.language, search.first_size, 0);
    if (reader.find("args") && reader.find("args")->is(JsonType::Array) && search.args.empty())
        reader.find("args")->report("bad-generator", "without arguments there is nothing to search");
    if (const auto say = reader.find("say")) search.say = read_localised(*say, context.locales);
    search.is_hidden = reader.boolean_or("hidden", false);
    return search;
}

}  // namespace bengkel
