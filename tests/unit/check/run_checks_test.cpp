#include "check/run_checks.hpp"

#include "check/kinds/calls.hpp"
#include "check/kinds/output.hpp"
#include "plan/make_run.hpp"
#include "support/values.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>
#include <utility>

using namespace bengkel;
using namespace bengkel::test;

namespace {

CallCase wants(Value want, std::vector<Value> args = {}) {
    CallCase given;
    given.args = std::move(args);
    given.want = std::move(want);
    return given;
}

CallCase raises(std::string type) {
    CallCase given;
    given.raises = std::move(type);
    return given;
}

Lab lab_of(std::shared_ptr<const CheckKind> body) {
    Lab lab;
    Check& check = lab.checks.emplace_back();
    check.id = "c";
    check.points = 4;
    check.body = std::move(body);
    return lab;
}

Lab calls_lab(std::vector<CallCase> cases, Language language = Language::Python) {
    const auto calls = std::make_shared<CallsCheck>();
    calls->equality.language = language;
    calls->file = "main.py";
    calls->function = "f";
    calls->cases = std::move(cases);
    return lab_of(calls);
}

Lab output_lab(OutputCase given) {
    const auto output = std::make_shared<OutputCheck>();
    output->cases = {std::move(given)};
    return lab_of(output);
}

Observation ended(Ending ending) {
    Observation seen;
    seen.ending = ending;
    return seen;
}

Observation returned(Value value) {
    Observation seen;
    seen.value = std::move(value);
    return seen;
}

Observation raised(std::string type, std::string message = "", std::vector<std::string> lineage = {},
                   std::string function = "f") {
    Observation seen = ended(Ending::Raised);
    seen.exception = Exception{std::move(type), std::move(message), {{"main.py", 1, 1, 1, 2, std::move(function), "x"}}};
    seen.lineage = std::move(lineage);
    return seen;
}

Observation stopped(StoppedBy stopper) {
    Observation seen = ended(Ending::Stopped);
    seen.stopped_by = stopper;
    return seen;
}

Verdict verdict_of(const Lab& lab, std::vector<Observation> observations) {
    for (std::size_t i = 0; i < observations.size(); ++i) observations[i].key = run_key("c", i);
    const std::vector<Verdict> verdicts = run_checks(lab, 0, observations);
    BOOST_REQUIRE_EQUAL(verdicts.size(), 1u);
    return verdicts.front();
}

std::string code_of(const CallCase& given, Observation seen) {
    const Verdict verdict = verdict_of(calls_lab({given}), {std::move(seen)});
    return verdict.failure ? failure_name(verdict.failure->code) : outcome_name(verdict.outcome);
}

std::string code_of(const OutputCase& given, Observation seen) {
    const Verdict verdict = verdict_of(output_lab(given), {std::move(seen)});
    return verdict.failure ? failure_name(verdict.failure->code) : outcome_name(verdict.outcome);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(run_checks_suite)

BOOST_AUTO_TEST_CASE(judges_a_returned_value) {
    BOOST_TEST(code_of(wants(integer(1)), returned(integer(1))) == "passed");
    BOOST_TEST(code_of(wants(integer(1)), returned(integer(2))) == "wrong-value");
    BOOST_TEST(code_of(wants(integer(1)), returned(real(1))) == "wrong-type");
    BOOST_TEST(code_of(wants(integer(1)), returned(none())) == "wrong-type");
    BOOST_TEST(code_of(wants(integer(1)), raised("ValueError")) == "raised");
    BOOST_TEST(code_of(wants(integer(1)), ended(Ending::Finished)) == "bad-result");
    BOOST_TEST(code_of(wants(none()), ended(Ending::Finished)) == "bad-result");
}

BOOST_AUTO_TEST_CASE(judges_a_raised_exception) {
    BOOST_TEST(code_of(raises("ValueError"), raised("ValueError")) == "passed");
    BOOST_TEST(code_of(raises("ValueError"), raised("KeyError")) == "raised-other");
    BOOST_TEST(code_of(raises("ValueError"), returned(none())) == "did-not-raise");
    BOOST_TEST(code_of(raises("ValueError"), raised("ValueError", "", {}, "<module>")) == "raised");
    BOOST_TEST(code_of(raises("LookupError"), raised("KeyError", "", {"KeyError", "LookupError", "Exception"})) ==
               "passed");
    BOOST_TEST(code_of(raises("InvalidOperation"), raised("decimal.InvalidOperation")) == "passed");
    BOOST_TEST(code_of(raises("Operation"), raised("decimal.InvalidOperation")) == "raised-other");
    BOOST_TEST(code_of(raises("decimal.InvalidOperation"), raised("InvalidOperation")) == "raised-other");
    Observation deep = raised("RecursionError");
    deep.ending = Ending::TooDeep;
    BOOST_TEST(code_of(raises("RecursionError"), deep) == "passed");
    BOOST_TEST(code_of(raises("ValueError"), deep) == "too-deep");
    BOOST_TEST(code_of(raises("SystemExit"), ended(Ending::Exited)) == "passed");
    BOOST_TEST(code_of(raises("ValueError"), ended(Ending::Exited)) == "exited");
}

BOOST_AUTO_TEST_CASE(knows_a_language_s_own_exceptions) {
    const auto code = [](Language language, std::string wanted, const Observation& seen) {
        Lab lab = calls_lab({raises(std::move(wanted))}, language);
        lab.language = language;
        Observation keyed = seen;
        keyed.key = "c/0";
        const Verdict verdict = run_checks(lab, 0, std::vector{keyed}).front();
        return verdict.failure ? failure_name(verdict.failure->code) : "passed";
    };
    BOOST_TEST(code(Language::Cpp, "out_of_range", raised("std::out_of_range")) == "passed");
    BOOST_TEST(code(Language::Cpp, "std::logic_error", raised("std::out_of_range", "", {"std::logic_error"})) == "passed");
    BOOST_TEST(code(Language::Cpp, "range", raised("std::out_of_range")) == "raised-other");
    BOOST_TEST(code(Language::Cpp, "std::logic_error", raised("CompileError")) == "raised");
    BOOST_TEST(code(Language::JavaScript, "RangeError", raised("RangeError", "", {}, "")) == "passed");
    BOOST_TEST(code(Language::JavaScript, "SystemExit", ended(Ending::Exited)) == "exited");
}

BOOST_AUTO_TEST_CASE(names_every_other_ending) {
    for (const Ending ending : {Ending::Exited, Ending::MissingFunction, Ending::NotAFunction, Ending::NeedsInput,
                                Ending::OutOfFuel, Ending::OutOfMemory, Ending::TooDeep, Ending::TooMuchOutput,
                                Ending::Trapped, Ending::Refused, Ending::BadResult}) {
        BOOST_TEST(code_of(wants(integer(1)), ended(ending)) == ending_name(ending));
        BOOST_TEST(code_of(raises("ValueError"), ended(ending)) == ending_name(ending));
    }
}

BOOST_AUTO_TEST_CASE(judges_output) {
    OutputCase given;
    given.want = "4\n";
    Observation right = ended(Ending::Finished);
    right.output = {'4', '\n'};
    BOOST_TEST(code_of(given, right) == "passed");
    right.ending = Ending::Exited;
    BOOST_TEST(code_of(given, right) == "passed");
    right.exit_code = 1;
    BOOST_TEST(code_of(given, right) == "exited");
    BOOST_TEST(code_of(given, ended(Ending::Finished)) == "wrong-output");
    BOOST_TEST(code_of(given, raised("EOFError")) == "raised");
    BOOST_TEST(code_of(given, ended(Ending::TooMuchOutput)) == "too-much-output");
}

BOOST_AUTO_TEST_CASE(shows_the_whole_failing_case) {
    Observation seen = returned(list({real(1)}));
    seen.output = {'h', 'i', 0xFF};
    CallCase given = wants(list({integer(1)}), {text("a")});
    given.say = {{"en", "count in sen"}};
    const Verdict verdict = verdict_of(calls_lab({wants(list({real(1)})), given}), {returned(list({real(1)})), seen});
    BOOST_TEST((verdict.outcome == Outcome::Failed));
    BOOST_TEST(verdict.points == 0);
    BOOST_TEST(verdict.out_of == 4);
    BOOST_TEST(verdict.cases_passed == 1u);
    BOOST_TEST(verdict.cases_total == 2u);
    const Failure& failure = verdict.failure.value();
    BOOST_TEST(failure.case_index == 1u);
    BOOST_TEST(*failure.call == "f('a')");
    BOOST_TEST(*failure.expected == "[1]");
    BOOST_TEST(*failure.got == "[1.0]");
    BOOST_TEST(failure.mismatch->path == "[0]");
    BOOST_TEST(failure.mismatch->want == "int");
    BOOST_TEST(failure.printed == "hi\ufffd");
    BOOST_TEST(failure.say.at("en") == "count in sen");
}

BOOST_AUTO_TEST_CASE(shows_the_smallest_visible_failing_case) {
    CallCase hidden = wants(integer(1));
    hidden.is_hidden = true;
    const std::vector<CallCase> cases = {hidden, wants(integer(1), {text("a long argument")}),
                                         wants(integer(1), {text("b")}), wants(integer(1), {text("c")})};
    const Observation wrong = returned(integer(0));
    const Observation right = returned(integer(1));
    BOOST_TEST(verdict_of(calls_lab(cases), {wrong, wrong, wrong, wrong}).failure->case_index == 2u);
    BOOST_TEST(verdict_of(calls_lab(cases), {wrong, wrong, right, right}).failure->case_index == 1u);
    const Verdict only_hidden = verdict_of(calls_lab(cases), {wrong, right, right, right});
    BOOST_TEST(only_hidden.failure->case_index == 0u);
    BOOST_TEST(only_hidden.failure->is_hidden);
    BOOST_TEST(only_hidden.cases_passed == 3u);
}

BOOST_AUTO_TEST_CASE(holds_nobody_to_account_for_a_run_cut_off) {
    const std::vector<CallCase> cases = {wants(integer(1)), wants(integer(1))};
    const Observation right = returned(integer(1));
    const Observation wrong = returned(integer(0));
    const auto outcome = [&](const Observation& first, const Observation& second) {
        return std::string(outcome_name(verdict_of(calls_lab(cases), {first, second}).outcome));
    };
    BOOST_TEST(outcome(right, right) == "passed");
    BOOST_TEST(outcome(right, stopped(StoppedBy::Platform)) == "not-gradable");
    BOOST_TEST(outcome(right, ended(Ending::Refused)) == "not-gradable");
    BOOST_TEST(outcome(wrong, stopped(StoppedBy::Platform)) == "failed");
    BOOST_TEST(outcome(right, stopped(StoppedBy::Watchdog)) == "not-gradable");
    BOOST_TEST(outcome(right, stopped(StoppedBy::Person)) == "not-gradable");
    BOOST_TEST(outcome(wrong, stopped(StoppedBy::Watchdog)) == "failed");
    BOOST_TEST(std::string(outcome_name(verdict_of(calls_lab(cases), {right}).outcome)) == "not-gradable");
    // The failure that is somebody's is the one to show.
    const Verdict both = verdict_of(calls_lab(cases), {stopped(StoppedBy::Platform), wrong});
    BOOST_TEST(both.failure->case_index == 1u);
    const Verdict neither = verdict_of(calls_lab(cases), {right, stopped(StoppedBy::Platform)});
    BOOST_TEST(neither.points == 0);
    BOOST_TEST((neither.failure->stopped_by == StoppedBy::Platform));
}

BOOST_AUTO_TEST_CASE(shows_the_ends_of_a_long_traceback) {
    Observation seen = raised("ValueError");
    seen.exception->frames.assign(5'000, {"main.py", 1, 1, 1, 2, "g", "x"});
    seen.exception->frames.front().function = "first";
    seen.exception->frames.back().function = "last";
    seen.exception->message = std::string(10'000, 'm');
    const Exception shown = verdict_of(calls_lab({wants(integer(1))}), {seen}).failure->exception.value();
    BOOST_TEST(shown.frames.size() == 50u);
    BOOST_TEST(shown.frames.front().function == "first");
    BOOST_TEST(shown.frames.back().function == "last");
    BOOST_TEST(count_code_points(shown.message) == 2'000u);
}

BOOST_AUTO_TEST_SUITE_END()
