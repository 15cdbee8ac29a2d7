#pragma once
// A kind that looks for arguments on which a function fails: it makes them from the seed, small ones first, and when some
// fail it makes them simpler while they still fail in the same way. What is shown is the simplest that was found.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "check/check_kind.hpp"
#include "check/shrink_args.hpp"
#include "lab/generator.hpp"
#include "lab/read_check.hpp"

namespace bengkel {

/// What all such kinds have in lab.json.
struct Search {
    std::vector<Generator> args;
    std::size_t tries = 50;
    std::int64_t first_size = 0;
    std::int64_t most_size = 30;
    Localised say;  ///< the sentence for a learner whose function fails; may be empty
    bool is_hidden = false;
};

/// A growing number of tries is run at a time. Making failing arguments simpler takes at most kMostShrinkingRuns runs of a
/// guest, one step after the other.
class SearchKind : public CheckKind {
  public:
    Search search;

    [[nodiscard]] bool hides_its_seed() const final { return search.is_hidden; }
    [[nodiscard]] std::vector<AskedRun> asked_runs(const Grading& grading) const final;
    [[nodiscard]] Run make_run(const Grading& grading, const AskedRun& asked, Run run) const final;
    void judge(const Grading& grading, Verdict& verdict) const final;

  protected:
    /// The runs that one try takes.
    [[nodiscard]] virtual std::span<const RunPart> parts() const = 0;
    [[nodiscard]] virtual Run try_run(const Grading& grading, RunPart part, const List& args, Run run) const = 0;

    /// Nothing when these arguments pass. All their runs have been seen. Fills in all of a Failure but case_index,
    /// is_hidden, say and details.
    [[nodiscard]] virtual std::optional<Failure> judge_try(const Grading& grading, std::size_t number,
                                                           const List& args) const = 0;

  private:
    /// Simpler tries follow from what the learner's program did, so they are no ground to compare others on.
    [[nodiscard]] std::vector<AskedRun> runs_to_compare(const Grading& learner) const final;

    struct Course;
    [[nodiscard]] std::int64_t size_of(std::size_t number) const;
    [[nodiscard]] List made_args(const Grading& grading, std::size_t number, std::int64_t size) const;
    [[nodiscard]] Course follow(const Grading& grading) const;
};

inline constexpr std::size_t kMostShrinkingRuns = 120;

/// "args", "tries", "sizes", "say" and "hidden" of a check.
[[nodiscard]] Search read_search(const JsonReader& reader, const CheckContext& context);
inline constexpr std::array<std::string_view, 2> kSearchSizeKeys = {"first", "most"};

}  // namespace bengkel
