#include "plan/make_run.hpp"

#include "check/check_kind.hpp"
#include "check/kinds/budget.hpp"
#include "check/kinds/calls.hpp"
#include "check/kinds/growth.hpp"
#include "check/kinds/output.hpp"
#include "check/kinds/tables.hpp"
#include "frame/frame.hpp"
#include "plan/encode_run.hpp"
#include "support/case_files.hpp"
#include "support/values.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>
#include <utility>

using namespace bengkel;
using namespace bengkel::test;

namespace {

File file(std::string path, std::string_view text) { return {std::move(path), Bytes(text.begin(), text.end())}; }

Check check_of(std::string id, std::shared_ptr<const CheckKind> body) {
    Check check;
    check.id = std::move(id);
    check.points = 5;
    check.body = std::move(body);
    return check;
}

/// As a grading plans it.
Run planned(const Run& base, const Lab& lab, const Check& check, AskedRun asked) {
    const ByKey none;
    Run run = base;
    run.key = run_key(check.id, asked.number, asked.part);
    return check.body->make_run({lab, check, base.seed, Seen(check.id, none)}, asked, std::move(run));
}

Lab small_lab() {
    Lab lab;
    lab.entry = "main.py";
    lab.rules_as_of = "2026-11-23";
    lab.starter = {file("main.py", "pass\n")};
    lab.data = {file("orders.csv", "1,2\n")};

    const auto calls = std::make_shared<CallsCheck>();
    calls->file = "main.py";
    calls->function = "lvg_tax";
    calls->cases.resize(2);
    calls->cases[0].args = {list({integer(48'000)})};
    calls->cases[1].args = {set({integer(2), integer(1)})};
    calls->cases[1].kwargs = {{"shipping", real(1.5)}};
    const auto output = std::make_shared<OutputCheck>();
    output->file = "main.py";
    output->cases.resize(1);
    output->cases[0].input = "3\n";
    output->cases[0].argv = {"--all"};
    lab.checks = {check_of("tax", calls), check_of("total", output)};
    lab.checks[0].functions = {"lvg_tax"};
    return lab;
}

const Submission kSubmission{{file("main.py", "print(1)\n")}};

Value member(const Value& map, std::string_view key) {
    for (const auto& [name, value] : std::get<Map>(map.data).entries) {
        if (std::get<std::string>(name.data) == key) return value;
    }
    BOOST_FAIL("no " << key);
    return {};
}

/// Bytes are compared, as equality of values is no business of this room.
void check_member(const Bytes& message, std::string_view key, const Value& want) {
    const Result<Value> decoded = decode_value(message);
    BOOST_REQUIRE(decoded.has_value());
    BOOST_TEST(encode_value(member(*decoded, key)) == encode_value(want), "message key " << key);
}

/// The frames as a person can read them: the JSON, then each blob but the message, which is not text.
std::string readable(const std::vector<Run>& runs) {
    std::string out;
    for (const Run& run : runs) {
        const Result<Frame> frame = decode_frame(encode_run(run));
        BOOST_REQUIRE(frame.has_value());
        BOOST_TEST((frame->kind == FrameKind::Run));
        BOOST_TEST(frame->blobs.back() == run.message);
        out += frame->json + "\n";
        for (std::size_t i = 0; i + 1 < frame->blobs.size(); ++i) {
            out += "  " + std::to_string(i) + ": " + std::string(as_text(frame->blobs[i]));
            if (!out.ends_with('\n')) out += "\n";
        }
    }
    return out;
}

/// Every case of every check.
std::vector<Run> runs_of(const Lab& lab, std::uint64_t seed) {
    const Run base = base_run(lab, kSubmission, seed);
    return {planned(base, lab, lab.checks[0], {0}), planned(base, lab, lab.checks[0], {1}),
            planned(base, lab, lab.checks[1], {0})};
}

Generator size_itself() { return {MadeInteger{{1, 1, 0}, {1, 1, 0}}}; }
Generator some_ints() { return {MadeList{{1, 1, 0}, {{MadeInteger{{0, 1, 1}, {2, 1, 0}}}}, false, false}}; }

}  // namespace

BOOST_AUTO_TEST_SUITE(make_run_suite)

BOOST_AUTO_TEST_CASE(makes_a_run_for_each_case) {
    const std::vector<Run> runs = runs_of(small_lab(), 7);
    BOOST_REQUIRE_EQUAL(runs.size(), 3u);
    BOOST_TEST(runs[0].key == "tax/0");
    BOOST_TEST(runs[1].key == "tax/1");
    BOOST_TEST(runs[2].key == "total/0");
    expect_text(cases("plan") / "runs-of-a-small-lab.expected.txt", readable(runs));
}

BOOST_AUTO_TEST_CASE(tells_the_guest_what_to_call) {
    const Bytes message = runs_of(small_lab(), 0x1234567890ABCDEF)[1].message;
    check_member(message, "kind", text("call"));
    check_member(message, "file", text("main.py"));
    check_member(message, "function", text("lvg_tax"));
    check_member(message, "args", list({set({integer(1), integer(2)})}));
    check_member(message, "kwargs", map({{text("shipping"), real(1.5)}}));
    check_member(message, "argv", list({text("main.py")}));
    check_member(message, "seed", integer(0x1234567890ABCDEF));
    check_member(message, "resultBytes", integer(256 << 10));
}

BOOST_AUTO_TEST_CASE(tells_the_guest_which_program_to_run) {
    const Bytes message = runs_of(small_lab(), UINT64_MAX)[2].message;
    check_member(message, "kind", text("program"));
    check_member(message, "file", text("main.py"));
    check_member(message, "argv", list({text("main.py"), text("--all")}));
    check_member(message, "seed", big("18446744073709551615"));
}

BOOST_AUTO_TEST_CASE(tells_what_a_compiled_program_is_built_for) {
    Lab lab = small_lab();
    lab.language = Language::Cpp;
    lab.structs = {{"Order", {"id", "cents"}}};
    lab.checks.push_back(lab.checks.front());
    lab.checks.back().functions = {"add"};
    lab.checks.push_back(lab.checks.front());
    expect_text(cases("plan") / "runs-of-a-compiled-lab.expected.txt", readable(runs_of(lab, 7)));
    BOOST_TEST(!runs_of(small_lab(), 7).front().build.has_value());
}

BOOST_AUTO_TEST_CASE(lays_a_dataset_over_the_data_of_a_query) {
    Lab lab = small_lab();
    lab.language = Language::Sql;
    lab.data.push_back(file("stock.csv", "item\n"));
    lab.datasets = {{"other", {file("customers.csv", "name\n"), file("orders.csv", "3,4\n")}}};
    const auto tables = std::make_shared<TablesCheck>();
    tables->file = "main.py";
    tables->cases.resize(2);
    tables->cases[0].args = {text("Sibu")};
    tables->cases[1].dataset = "other";
    tables->cases[1].state = {{"stock", {{"item"}, {}}}};
    tables->cases[1].plan = WantedPlan{{}, {"SCAN"}};
    const Check check = check_of("rows", tables);
    const Run base = base_run(lab, kSubmission, 7);
    const Run plain = planned(base, lab, check, {0});
    check_member(plain.message, "kind", text("query"));
    check_member(plain.message, "args", list({text("Sibu")}));
    check_member(plain.message, "kwargs", map({{text("state"), none()}, {text("plan"), boolean(false)}}));
    const Run other = planned(base, lab, check, {1});
    check_member(other.message, "kwargs", map({{text("state"), list({text("stock")})}, {text("plan"), boolean(true)}}));
    expect_text(cases("plan") / "runs-over-a-dataset.expected.txt", readable({plain, other}));
}

BOOST_AUTO_TEST_CASE(hands_the_parser_one_file_and_the_queries) {
    Run base = base_run(small_lab(), kSubmission, 0);
    base.build.emplace();
    const Run run = source_run(base, "main.py", {"(call) @here", "(module)"});
    BOOST_TEST(entry_name(run.entry.kind) == "source");
    BOOST_REQUIRE_EQUAL(run.files.size(), 1u);
    BOOST_TEST(run.files[0].path == "main.py");
    BOOST_TEST(!run.build.has_value());
    const Value queries = member(*decode_value(run.message), "queries");
    BOOST_REQUIRE_EQUAL(std::get<List>(queries.data).items.size(), 2u);
    BOOST_TEST(std::get<std::string>(std::get<List>(queries.data).items[1].data) == "(module)");
}

BOOST_AUTO_TEST_CASE(measures_with_and_without_the_call) {
    const auto body = std::make_shared<GrowthCheck>();
    body->file = "main.py";
    body->function = "f";
    body->args = {some_ints(), size_itself()};
    const Check growth = check_of("fast", body);
    const Run base = base_run(small_lab(), kSubmission, 7);
    const Run cost = planned(base, small_lab(), growth, {64, RunPart::Cost});
    const Run load = planned(base, small_lab(), growth, {64, RunPart::Load});
    BOOST_TEST(cost.key == "fast/64/cost");
    BOOST_TEST(load.key == "fast/64/load");
    expect_text(cases("plan") / "runs-that-measure.expected.txt", readable({load, cost}));
    check_member(cost.message, "kind", text("cost"));
    check_member(load.message, "kind", text("load"));
    BOOST_TEST(cost.message.size() == load.message.size());

    const Value args = member(decode_value(cost.message).value(), "args");
    BOOST_TEST(encode_value(args) == encode_value(member(decode_value(load.message).value(), "args")));
    const std::vector<Value>& given = std::get<List>(args.data).items;
    BOOST_TEST(std::get<List>(given[0].data).items.size() == 64u);
    BOOST_TEST(encode_value(given[1]) == encode_value(integer(64)));

    const Run other_seed = planned(base_run(small_lab(), kSubmission, 8), small_lab(), growth, {64, RunPart::Cost});
    BOOST_TEST(encode_value(member(decode_value(other_seed.message).value(), "args")) != encode_value(args));
}

BOOST_AUTO_TEST_CASE(keeps_the_arguments_that_a_reference_was_measured_with) {
    const auto budget = std::make_shared<BudgetCheck>();
    budget->file = "main.py";
    budget->function = "f";
    budget->reference_fuel = {1000};
    budget->cases.push_back({{some_ints()}, 50, {}, false});
    const Check check = check_of("lean", budget);
    const auto args = [&](std::uint64_t seed) {
        const Run run = planned(base_run(small_lab(), kSubmission, seed), small_lab(), check, {0, RunPart::Cost});
        return encode_value(member(decode_value(run.message).value(), "args"));
    };
    BOOST_TEST(args(0) == args(99));
    BOOST_TEST(run_key("lean", 0, RunPart::Load) == "lean/0/load");
}

BOOST_AUTO_TEST_CASE(keeps_data_from_being_overwritten) {
    const Submission sly{{file("main.py", "x"), file("orders.csv", "mine")}};
    const Run run = plan_run(small_lab(), sly, 0, {}, {});
    BOOST_REQUIRE_EQUAL(run.files.size(), 2u);
    BOOST_TEST(run.files[1].path == "orders.csv");
    BOOST_TEST(as_text(run.files[1].bytes) == "1,2\n");
}

BOOST_AUTO_TEST_CASE(plans_a_program_with_what_was_typed) {
    const Run run = plan_run(small_lab(), kSubmission, 3, {Bytes{'a', '\n'}, false}, {"x"});
    expect_text(cases("plan") / "program-with-open-input.expected.txt", readable({run}));
    BOOST_TEST(plan_run(small_lab(), kSubmission, 3, {{}, true}, {}).is_input_ended);
}

BOOST_AUTO_TEST_CASE(plans_a_program_whose_steps_are_wanted) {
    const Run run = plan_run(small_lab(), kSubmission, 3, {}, {}, Record::Steps);
    check_member(run.message, "kind", text("trace"));
    check_member(run.message, "kwargs", map({{text("fuel"), integer(7'900'000'000)}, {text("steps"), integer(100'000)}}));
    check_member(run.message, "resultBytes", integer(8 << 20));
    BOOST_TEST(run.limits.result_bytes == 8u << 20);
    BOOST_TEST(run.limits.fuel > small_lab().limits.fuel);
}

BOOST_AUTO_TEST_CASE(plans_a_program_whose_costs_are_wanted) {
    const Run interpreted = plan_run(small_lab(), kSubmission, 3, {}, {}, Record::Costs);
    check_member(interpreted.message, "kind", text("profile"));
    BOOST_TEST((interpreted.record == Record::None));

    Lab lab = small_lab();
    lab.language = Language::Cpp;
    const Run compiled = plan_run(lab, kSubmission, 3, {}, {}, Record::Costs);
    check_member(compiled.message, "kind", text("program"));
    BOOST_TEST((compiled.record == Record::Costs));
    BOOST_TEST(compiled.limits.fuel == lab.limits.fuel);
}

BOOST_AUTO_TEST_CASE(plans_a_program_whose_memory_is_wanted) {
    Lab lab = small_lab();
    lab.language = Language::Cpp;
    const Run run = plan_run(lab, kSubmission, 3, {}, {}, Record::Memory);
    BOOST_TEST((run.record == Record::Memory));
    BOOST_TEST(run.keep == std::vector<std::string>{"memory/*"});
    BOOST_TEST(!can_record(Language::Python, Record::Memory));
    BOOST_TEST(!can_record(Language::Sql, Record::Costs));
    BOOST_TEST(!can_record(Language::Cpp, Record::Steps));
}

BOOST_AUTO_TEST_CASE(plans_a_script_whose_result_sets_are_wanted) {
    Lab lab = small_lab();
    lab.language = Language::Sql;
    const Run run = plan_run(lab, kSubmission, 3, {}, {"7"}, Record::Tables);
    check_member(run.message, "kind", text("query"));
    check_member(run.message, "kwargs", map({{text("state"), none()}, {text("plan"), {false}}}));
    check_member(run.message, "resultBytes", integer(16 << 20));
    BOOST_TEST((run.record == Record::None));
    BOOST_TEST(run.argv == std::vector<std::string>{"7"});
    BOOST_TEST(run.limits.memory_bytes > lab.limits.memory_bytes);
    BOOST_TEST(!can_record(Language::Python, Record::Tables));
}

BOOST_AUTO_TEST_CASE(plans_a_file_of_tests) {
    const Run run = unittest_run(base_run(small_lab(), kSubmission, 3), "tests/test_cart.py");
    BOOST_TEST(entry_name(run.entry.kind) == "unittest");
    BOOST_TEST(!run.is_input_ended);
    check_member(run.message, "kind", text("unittest"));
    check_member(run.message, "file", text("tests/test_cart.py"));
}

BOOST_AUTO_TEST_CASE(a_program_whose_files_come_back_writes_them_out) {
    Run base = base_run(small_lab(), kSubmission, 3);
    check_member(program_run(base, "main.py", {}, {}).message, "kwargs", map({}));
    base.keep = {"out/rates.csv"};
    const Run run = program_run(base, "main.py", {}, {});
    check_member(run.message, "kwargs", map({{text("flush"), boolean(true)}}));
    BOOST_TEST(decode_frame(encode_run(run)).value().json.contains(R"("keep":["out/rates.csv"])"));
    BOOST_TEST(!decode_frame(encode_run(base_run(small_lab(), kSubmission, 3))).value().json.contains("keep"));
}

BOOST_AUTO_TEST_CASE(starts_the_clock_on_the_labs_day) {
    BOOST_TEST(clock_of_day("1970-01-01") == 9 * 3'600'000);
    BOOST_TEST(clock_of_day("2026-11-23") == 1'795'424'400'000);
    BOOST_TEST(clock_of_day("2024-02-29") == 1'709'197'200'000);
    BOOST_TEST(clock_of_day("") == clock_of_day("2026-01-01"));
    BOOST_TEST(clock_of_day("2026-02-30") == clock_of_day("2026-01-01"));
    BOOST_TEST(clock_of_day("2026-1-01x") == clock_of_day("2026-01-01"));
}

BOOST_AUTO_TEST_CASE(no_guest_is_handed_answers) {
    Lab lab;
    lab.starter = {file("main.py", "")};
    lab.checks.emplace_back().id = "six";
    lab.checks.front().ask = {{"question", "How many?"}};
    const auto submission = accept_submission(lab, {file("answers.json", R"({"six": []})")});
    BOOST_REQUIRE(submission.has_value());
    for (const Run& run : {base_run(lab, *submission, 0), plan_run(lab, *submission, 0, {}, {})}) {
        BOOST_REQUIRE_EQUAL(run.files.size(), 1u);
        BOOST_TEST(run.files.front().path == "main.py");
    }
}

BOOST_AUTO_TEST_SUITE_END()
