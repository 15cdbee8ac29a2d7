#include "observation/read_observation.hpp"

#include "frame/frame.hpp"
#include "observation/read_result.hpp"
#include "support/observations.hpp"
#include "support/values.hpp"

#include <boost/test/unit_test.hpp>

#include <random>

using namespace bengkel;
using namespace bengkel::test;

namespace {

Observation observe(const HostSays& says) {
    Result<Observation> observation = read_observation(observation_frame(says));
    BOOST_REQUIRE_MESSAGE(observation.has_value(), (observation ? "" : observation.error().front().message));
    return *std::move(observation);
}

using Entries = std::vector<std::pair<std::string, Value>>;

Observation observe_result(const Entries& entries) { return observe({.result = result_of(entries)}); }

Value value_error() { return {Exception{"ValueError", "no", {{"main.py", 3, 5, 3, 9, "f", "    x"}}}}; }

std::string problem_of(std::string json, std::vector<Bytes> blobs = {Bytes{}}) {
    const Result<Observation> observation =
        read_observation(encode_frame({FrameKind::Observation, std::move(json), std::move(blobs)}));
    if (observation) return "fine";
    return observation.error().front().code + " " + observation.error().front().place.pointer;
}

const char* const kFine =
    R"({"key":"a/0","ending":"trapped","detail":"","fuel":null,"memoryBytes":1,"stdout":0,"stderr":0,"result":null})";

std::string with(std::string_view from, std::string_view to) {
    std::string json = kFine;
    const std::size_t at = json.find(from);
    BOOST_REQUIRE(at != std::string::npos);
    return json.replace(at, from.size(), to);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(read_observation_suite)

BOOST_AUTO_TEST_CASE(reads_what_the_host_says) {
    const Observation seen =
        observe({.key = "a/1", .ending = "stopped", .stopped_by = "watchdog", .output = "x\xff", .error_output = "e"});
    BOOST_TEST(seen.key == "a/1");
    BOOST_TEST((seen.ending == Ending::Stopped));
    BOOST_TEST((seen.stopped_by == StoppedBy::Watchdog));
    BOOST_TEST(as_text(seen.output) == "x\xff");
    BOOST_TEST(as_text(seen.error_output) == "e");
    BOOST_TEST(seen.memory_bytes == 1u << 20);
    BOOST_TEST(!seen.fuel.has_value());
    for (const Ending ending : {Ending::NeedsInput, Ending::OutOfFuel, Ending::OutOfMemory, Ending::TooDeep,
                                Ending::TooMuchOutput, Ending::Trapped, Ending::Refused}) {
        BOOST_TEST((observe({.ending = ending_name(ending)}).ending == ending));
    }
}

BOOST_AUTO_TEST_CASE(reads_the_files_that_came_back) {
    using State = KeptFile::State;
    const Observation seen = observe({.result = result_of({{"ending", text("finished")}}),
                                      .files = {{"out/a.csv", State::File, {1, 2}},
                                                {"b", State::Missing, {}},
                                                {"c", State::Folder, {}},
                                                {"plots/*", State::TooLarge, {}}}});
    BOOST_REQUIRE(seen.files.size() == 4u);
    BOOST_TEST(seen.files[0].path == "out/a.csv");
    BOOST_TEST((seen.files[0].bytes == Bytes{1, 2}));
    BOOST_TEST((seen.files[1].state == State::Missing));
    BOOST_TEST((seen.files[2].state == State::Folder));
    BOOST_TEST((seen.files[3].state == State::TooLarge));
}

BOOST_AUTO_TEST_CASE(refuses_files_that_no_host_would_hand_over) {
    const auto files = [](const std::string& list) {
        return problem_of(with("\"result\":null", "\"result\":null,\"files\":" + list));
    };
    BOOST_TEST(files(R"([{"path":"a","is":"file","blob":0}])") == "fine");
    BOOST_TEST(files(R"([{"path":"a","is":"file"}])") == "observation.bad-file /files/0");
    BOOST_TEST(files(R"([{"path":"a","is":"missing","blob":0}])") == "observation.bad-file /files/0");
    BOOST_TEST(files(R"([{"path":"a","is":"link"}])") == "observation.bad-file /files/0");
    BOOST_TEST(files(R"([{"path":"a","is":"file","blob":9}])") == "observation.bad-blob /files/0/blob");
    BOOST_TEST(files(R"([{"path":"a","is":"missing"},{"path":"a","is":"missing"}])") == "observation.bad-file /files/1");
    BOOST_TEST(files(R"([{"path":"a","is":"missing","size":1}])") == "observation.unknown-key /files/0/size");
    BOOST_TEST(files(R"({})") == "observation.wrong-type /files");
    std::string many = "[";
    for (int i = 0; i < 18; ++i)
        many += (i == 0 ? "" : ",") + std::string(R"({"is":"missing","path":")") + std::to_string(i) + "\"}";
    BOOST_TEST(files(many + "]") == "observation.bad-file /files/17");
}

BOOST_AUTO_TEST_CASE(reads_what_the_guest_says) {
    const Observation finished = observe_result({{"ending", text("finished")}, {"value", integer(7)}});
    BOOST_TEST((finished.ending == Ending::Finished));
    BOOST_TEST((std::get<Integer>(finished.value->data) == integer_of(7)));

    const Observation program = observe_result({{"ending", text("finished")}});
    BOOST_TEST((program.ending == Ending::Finished && !program.value));

    const Observation raised = observe_result({{"ending", text("raised")},
                                               {"exception", value_error()},
                                               {"lineage", list({text("ValueError"), text("Exception")})}});
    BOOST_TEST((raised.ending == Ending::Raised));
    BOOST_TEST(raised.exception->message == "no");
    BOOST_TEST(raised.lineage.size() == 2u);

    const Observation exited = observe_result({{"ending", text("exited")}, {"exitCode", integer(-3)}});
    BOOST_TEST((exited.ending == Ending::Exited));
    BOOST_TEST(exited.exit_code == -3);

    for (const Ending ending :
         {Ending::MissingFunction, Ending::NotAFunction, Ending::TooMuchOutput, Ending::OutOfMemory, Ending::TooDeep}) {
        BOOST_TEST((observe_result({{"ending", text(ending_name(ending))}}).ending == ending));
    }
    BOOST_TEST(observe_result({{"ending", text("too-deep")}, {"exception", value_error()}}).exception.has_value());
}

BOOST_AUTO_TEST_CASE(takes_no_nonsense_from_a_guest) {
    const std::vector<Entries> nonsense = {
        {},
        {{"value", integer(1)}},
        {{"ending", integer(1)}},
        {{"ending", text("passed")}},
        {{"ending", text("trapped")}},  // the host's word, not the guest's
        {{"ending", text("stopped")}},
        {{"ending", text("bad-result")}},
        {{"ending", text("finished")}, {"ending", text("finished")}},
        {{"ending", text("finished")}, {"value", none()}, {"value", none()}},
        {{"ending", text("finished")}, {"verdict", text("passed")}},
        {{"ending", text("finished")}, {"exception", value_error()}},
        {{"ending", text("finished")}, {"exitCode", integer(0)}},
        {{"ending", text("raised")}},
        {{"ending", text("raised")}, {"exception", text("ValueError")}},
        {{"ending", text("raised")}, {"exception", value_error()}, {"value", none()}},
        {{"ending", text("raised")}, {"exception", value_error()}, {"lineage", text("ValueError")}},
        {{"ending", text("raised")}, {"exception", value_error()}, {"lineage", list({integer(1)})}},
        {{"ending", text("finished")}, {"lineage", list({})}},
        {{"ending", text("exited")}},
        {{"ending", text("exited")}, {"exitCode", boolean(true)}},
        {{"ending", text("exited")}, {"exitCode", big("99999999999999999999")}},
    };
    for (const Entries& entries : nonsense) {
        const Observation seen = observe_result(entries);
        BOOST_TEST_CONTEXT("case " << &entries - nonsense.data()) {
            BOOST_TEST((seen.ending == Ending::BadResult));
            BOOST_TEST(!seen.detail.empty());
            BOOST_TEST((!seen.value && !seen.exception && seen.lineage.empty()));
        }
    }
    BOOST_TEST((observe({.result = std::nullopt}).ending == Ending::BadResult));
    BOOST_TEST((observe({.result = Bytes{}}).ending == Ending::BadResult));
    BOOST_TEST((observe({.result = encode_value(list({}))}).ending == Ending::BadResult));
    BOOST_TEST((observe({.result = encode_value(map({{integer(1), integer(2)}}))}).ending == Ending::BadResult));
    // A result beside another ending is not even looked at.
    BOOST_TEST((observe({.ending = "trapped", .result = Bytes{255}}).ending == Ending::Trapped));
}

BOOST_AUTO_TEST_CASE(refuses_a_malformed_frame) {
    BOOST_TEST(problem_of(kFine) == "fine");
    BOOST_TEST(problem_of("[]") == "observation.wrong-type ");
    BOOST_TEST(problem_of("{") == "json.syntax ");
    BOOST_TEST(problem_of(with("\"detail\":\"\",", "")) == "observation.missing-key ");
    BOOST_TEST(problem_of(with("\"detail\"", "\"verdict\":1,\"detail\"")) == "observation.unknown-key /verdict");
    BOOST_TEST(problem_of(with("trapped", "finished")) == "observation.bad-ending /ending");
    BOOST_TEST(problem_of(with("trapped", "")) == "observation.bad-ending /ending");
    BOOST_TEST(problem_of(with("\"trapped\"", "1")) == "observation.wrong-type /ending");
    BOOST_TEST(problem_of(with("trapped", "stopped")) == "observation.missing-key ");
    BOOST_TEST(problem_of(with("\"trapped\"", "\"stopped\",\"stoppedBy\":\"me\"")) == "observation.bad-ending /stoppedBy");
    BOOST_TEST(problem_of(with("\"trapped\"", "\"trapped\",\"stoppedBy\":\"person\"")) ==
               "observation.unknown-key /stoppedBy");
    BOOST_TEST(problem_of(with("\"stdout\":0", "\"stdout\":1")) == "observation.bad-blob /stdout");
    BOOST_TEST(problem_of(with("\"stdout\":0", "\"stdout\":-1")) == "observation.out-of-range /stdout");
    BOOST_TEST(problem_of(with("\"stdout\":0", "\"stdout\":null")) == "observation.wrong-type /stdout");
    BOOST_TEST(problem_of(with("\"result\":null", "\"result\":9")) == "observation.bad-blob /result");
    BOOST_TEST(problem_of(with("\"fuel\":null", "\"fuel\":-1")) == "observation.out-of-range /fuel");
    BOOST_TEST(problem_of(with("\"fuel\":null", "\"fuel\":12")) == "fine");

    const Result<Observation> run = read_observation(encode_frame({FrameKind::Run, kFine, {Bytes{}}}));
    BOOST_REQUIRE(!run.has_value());
    BOOST_TEST(run.error().front().code == "observation.wrong-kind");
    BOOST_TEST(!read_observation({}).has_value());
}

BOOST_AUTO_TEST_CASE(survives_any_damage_to_a_frame) {
    const Bytes whole =
        observation_frame({.output = "out",
                           .error_output = "err",
                           .result = result_of({{"ending", text("raised")}, {"exception", value_error()}})});
    for (std::size_t size = 0; size < whole.size(); ++size) {
        BOOST_REQUIRE(!read_observation(ByteView(whole).first(size)).has_value());
    }
    std::mt19937_64 random(5);
    for (int round = 0; round < 20'000; ++round) {
        Bytes damaged = whole;
        for (std::uint64_t flips = 1 + random() % 4; flips > 0; --flips) {
            damaged[random() % damaged.size()] ^= static_cast<std::uint8_t>(1U << (random() % 8));
        }
        static_cast<void>(read_observation(damaged));
    }
}

BOOST_AUTO_TEST_CASE(survives_any_damage_to_a_result) {
    std::mt19937_64 random(6);
    for (int round = 0; round < 5'000; ++round) {
        Bytes result = result_of({{"ending", text("finished")}, {"value", any_value(random, 4)}});
        Observation whole;
        read_result(result, whole);
        BOOST_REQUIRE((whole.ending == Ending::Finished));

        result.resize(random() % result.size());
        Observation cut;
        read_result(result, cut);
        BOOST_REQUIRE((cut.ending == Ending::BadResult));

        if (result.empty()) continue;
        result[random() % result.size()] = static_cast<std::uint8_t>(random());
        Observation damaged;
        read_result(result, damaged);
    }
}

BOOST_AUTO_TEST_SUITE_END()
