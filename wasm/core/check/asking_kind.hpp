#pragma once
// A kind that is answered without code: its question is asked by the page (Check::ask), its answer stands in answers.json.

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "check/check_kind.hpp"
#include "lab/read_check.hpp"

namespace bengkel {

/// What can be said wrong of an answer, before the author's sentence.
[[nodiscard]] Failure failure_of_answer(FailureCode code);

/// An answer that is missing, or says nothing, fails as NotAnswered: it is not wrong yet.
class AskingKind : public CheckKind {
  public:
    [[nodiscard]] std::vector<AskedRun> asked_runs(const Grading& grading) const override;
    [[nodiscard]] Run make_run(const Grading& grading, const AskedRun& asked, Run run) const override;
    void judge(const Grading& grading, Verdict& verdict) const final;
    void read_answer(const JsonReader& answer) const override = 0;

  protected:
    /// Parts that are right or wrong by themselves.
    [[nodiscard]] virtual std::size_t part_count() const { return 1; }
    /// Of an answer that has the right shape.
    [[nodiscard]] virtual bool is_answered(const JsonReader& answer) const = 0;
    /// Nothing when the answer is right. All that was asked for has been seen, or a host gave up. Counts the parts that are
    /// right when there are several.
    [[nodiscard]] virtual std::optional<Failure> judge_answer(const Grading& grading, const JsonReader& answer,
                                                              std::size_t& right) const = 0;
};

/// Words in every language of the lab, or code, which is the same in all of them.
struct Wording {
    Localised text;
    std::string code;
};

/// Keys that every asking kind has.
[[nodiscard]] Localised read_question(const JsonReader& check, const CheckContext& context);

/// "text" or "code" or both; <prefix>.no-words when there is neither.
[[nodiscard]] Wording read_wording(const JsonReader& reader, const CheckContext& context);

/// A localised "say", which need not be there.
[[nodiscard]] Localised read_say(const JsonReader& reader, const CheckContext& context);

/// Each id once; <prefix>.duplicate-id.
void expect_unique(const JsonReader& reader, std::string_view id, std::span<const std::string> earlier);

[[nodiscard]] Json localised_json(const Localised& text);
[[nodiscard]] JsonObject wording_json(const std::string& id, const Wording& wording);

/// Positions of these ids in an order that tells nothing, is the same for every learner, and keeps the rest in their order
/// when an id is added or taken away.
[[nodiscard]] std::vector<std::size_t> shuffled(std::string_view check, std::span<const std::string> ids);

/// A program of the lab, run without any of the learner's files: with the lab's data alone beside it.
[[nodiscard]] Run run_of_lab(Run run, const Lab& lab, File program, std::string_view input);

}  // namespace bengkel
