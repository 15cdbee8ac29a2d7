#include "bridge/dispatch.hpp"

#include "base/sha256.hpp"
#include "bridge/bridge.h"
#include "frame/frame.hpp"
#include "json/json_reader.hpp"
#include "json/write_json.hpp"
#include "meter/prices.hpp"
#include "support/lab_folder.hpp"
#include "support/observations.hpp"
#include "support/values.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

using namespace bengkel;
using namespace bengkel::test;

namespace {

/// A request put together as the web's porter does it.
struct Asking {
    FrameKind kind = FrameKind::ReadLab;
    JsonObject json = {};
    std::vector<Bytes> blobs = {};

    std::size_t add_blob(ByteView bytes) {
        blobs.emplace_back(bytes.begin(), bytes.end());
        return blobs.size() - 1;
    }

    void add_files(const char* key, const std::vector<File>& files) {
        JsonArray list;
        for (const File& file : files) list.push_back(JsonObject{{"path", file.path}, {"blob", add_blob(file.bytes)}});
        json.insert_or_assign(key, std::move(list));
    }

    [[nodiscard]] Bytes frame() const { return encode_frame({kind, write_json(json), blobs}); }
};

struct Reply {
    FrameKind kind = FrameKind::Ok;
    JsonDocument document;
    std::vector<Bytes> blobs;

    [[nodiscard]] const std::string& text() const { return document.source; }
};

/// As by a core that was asked nothing before.
Bytes dispatch_alone(ByteView request) {
    LastLab none;
    return dispatch(request, none);
}

Reply ask(const Bytes& request) {
    Result<Frame> frame = decode_frame(dispatch_alone(request));
    BOOST_REQUIRE(frame.has_value());
    Result<JsonDocument> document = parse_json("reply", frame->json);
    BOOST_REQUIRE(document.has_value());
    return {frame->kind, *std::move(document), std::move(frame->blobs)};
}

Reply ask(const Asking& asking) { return ask(asking.frame()); }

std::vector<File> lab_files() { return read_folder(cases("report") / "two-checks" / "lab"); }

Asking asking(FrameKind kind) {
    Asking request{kind};
    request.json.emplace("id", 41);
    if (kind == FrameKind::Hash) {
        request.add_blob(as_bytes("abc"));
    } else {
        request.add_files("files", lab_files());
        request.add_files("rules", {});
    }
    return request;
}

std::vector<std::string> codes_in(Reply& reply) {
    BOOST_TEST((reply.kind == FrameKind::Problems));
    JsonReading reading{reply.document, "test"};
    std::vector<std::string> codes;
    for (const JsonReader& problem : reading.root().items("problems")) codes.push_back(problem.text("code"));
    return codes;
}

std::string first_code(Reply reply) {
    if (reply.kind == FrameKind::Ok) return "ok";
    return codes_in(reply).front();
}

/// Each run of a reply answered as a learner's perfect program would.
std::vector<Bytes> observe(const Reply& reply, std::vector<std::string>& keys) {
    std::vector<Bytes> frames;
    for (const Bytes& blob : reply.blobs) {
        const Result<Frame> run = decode_frame(blob);
        BOOST_REQUIRE(run.has_value());
        const Result<JsonDocument> document = parse_json("run", run->json);
        JsonReading reading{*document, "run"};
        const std::string key = reading.root().text("key");
        HostSays says{.key = key};
        const auto rate_and_tax = [](int rate, int tax) {
            return result_of({{"ending", text("finished")},
                              {"value", map({{text("rate"), integer(rate)}, {text("tax"), integer(tax)}})}});
        };
        if (key == "tax/0") says.result = rate_and_tax(10, 4800);
        if (key == "tax/1") says.result = rate_and_tax(10, 0);
        if (key == "tax/2")
            says.result = result_of({{"ending", text("raised")}, {"exception", {Exception{"ValueError", "", {}}}}});
        if (key == "tax/3") says.result = rate_and_tax(0, 0);
        if (key == "total/0") says.output = "Total: 32\nThanks!\n";
        if (key == "total/1") says.output = "Total: 1\nThanks!\n";
        if (key.starts_with("total")) says.result = result_of({{"ending", text("finished")}});
        keys.push_back(key);
        frames.push_back(observation_frame(says));
    }
    return frames;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(dispatch_suite)

BOOST_AUTO_TEST_CASE(reads_courses_and_names_their_files_from_the_root) {
    const auto asked = [](const std::string& lab) {
        Asking request{FrameKind::ReadCourses};
        request.json.emplace("id", 41);
        const std::string course =
            R"({"format": 1, "id": "counting", "tracks": ["sums"], "hours": 1, "labs": ["first"], "prerequisites": [],)"
            R"( "locales": {"en": {"reviewed": true}}, "title": {"en": "Counting"}, "summary": {"en": "One."}, "outcomes": [{"en": "Count."}]})";
        request.add_files("files", {{"courses/counting.json", Bytes(course.begin(), course.end())}});
        request.json.emplace("labs", JsonArray{JsonObject{{"id", lab}, {"track", "sums"}, {"minutes", 60}}});
        return ask(request);
    };
    const Reply reply = asked("first");
    BOOST_TEST((reply.kind == FrameKind::Ok));
    JsonReading reading{reply.document, "test"};
    const auto courses = reading.root().items("courses");
    BOOST_REQUIRE(courses.size() == 1);
    BOOST_TEST(courses.front().text("id") == "counting");
    BOOST_TEST(courses.front().integer("hours") == 1);
    Reply refused = asked("fist");
    BOOST_TEST(first_code(refused) == "course.unknown-lab");
    BOOST_TEST(refused.text().contains("labs/courses/counting.json"));
    Asking nameless{FrameKind::ReadCourses};
    nameless.json.emplace("id", 41);
    nameless.json.emplace("rules", JsonArray());
    BOOST_TEST(first_code(ask(nameless)) == "request.missing-key");
}

BOOST_AUTO_TEST_CASE(grades_from_the_first_request_to_the_report) {
    std::vector<std::string> keys;
    std::vector<Bytes> frames;
    const auto advanced = [&] {
        Asking request = asking(FrameKind::Advance);
        JsonArray observations;
        for (std::size_t i = 0; i < frames.size(); ++i) {
            observations.push_back(JsonObject{{"key", keys[i]}, {"blob", request.add_blob(frames[i])}});
        }
        request.json.emplace("observations", std::move(observations));
        return ask(request);
    };
    // The two cases of each check that would be shown first, then the rest of the longer one.
    for (const std::size_t wanted : {4u, 2u}) {
        const Reply runs = advanced();
        BOOST_TEST((runs.kind == FrameKind::Ok));
        JsonReading reading{runs.document, "test"};
        BOOST_TEST(reading.root().integer("id") == 41);
        BOOST_TEST(reading.root().text("state") == "runs");
        BOOST_TEST(runs.blobs.size() == wanted);
        for (Bytes& frame : observe(runs, keys)) frames.push_back(std::move(frame));
    }
    const Reply report = advanced();
    BOOST_TEST(report.text() == R"({"id":41,"prices":")" + prices_hash() + R"(","state":"report"})");
    BOOST_REQUIRE_EQUAL(report.blobs.size(), 1u);
    const std::string text(as_text(report.blobs.front()));
    BOOST_TEST(text == read_text(cases("report") / "two-checks" / "everything-right.report.json"));
}

BOOST_AUTO_TEST_CASE(describes_a_lab) {
    const Reply reply = ask(asking(FrameKind::ReadLab));
    BOOST_TEST((reply.kind == FrameKind::Ok));
    Result<JsonDocument> document = parse_json("reply", reply.text());
    JsonReading reading{*document, "test"};
    const JsonReader lab = *reading.root().member("lab");
    BOOST_TEST(lab.text("id") == "two-checks");
    BOOST_TEST(lab.items("checks").size() == 2u);
    BOOST_TEST(lab.items("files").front().text() == "main.py");
    BOOST_TEST(!lab.find("attempts").has_value());
}

BOOST_AUTO_TEST_CASE(shows_a_case_that_somebody_was_sent_to) {
    const auto shown = [](const char* check, int number) {
        Asking request = asking(FrameKind::ReadLab);
        request.json.emplace("show", JsonObject{{"check", check}, {"case", number}, {"seed", "7"}});
        const std::string text = ask(request).text();
        return text.substr(0, text.find(R"(,"id")"));
    };
    const std::string call = R"json({"case":{"call":"tax([1], rate=0)","dataset":null,"stdin":null})json";
    const std::string input = R"({"case":{"call":null,"dataset":null,"stdin":"2\n30\n"})";
    BOOST_TEST(shown("tax", 3) == call);
    BOOST_TEST(shown("total", 0) == input);
    BOOST_TEST(shown("tax", 4) == R"({"case":null)");
    BOOST_TEST(shown("taxes", 0) == R"({"case":null)");
}

BOOST_AUTO_TEST_CASE(plans_a_run) {
    Asking request = asking(FrameKind::PlanRun);
    request.json.emplace("stdin", JsonObject{{"blob", request.add_blob(as_bytes("5\n"))}, {"ended", false}});
    request.json.emplace("argv", JsonArray{"x"});
    request.json.emplace("seed", "12");
    request.add_files("submission", {{"main.py", {'1'}}});
    const Reply reply = ask(request);
    BOOST_TEST(reply.text() == R"({"id":41,"runs":[{"blob":0,"key":"run"}]})");
    const Result<Frame> run = decode_frame(reply.blobs.at(0));
    BOOST_REQUIRE(run.has_value());
    BOOST_TEST(run->json.contains(R"("stdin":{"blob":1,"ended":false})"));
    BOOST_TEST(run->json.contains(R"("seed":"12")"));
    BOOST_TEST(as_text(run->blobs.at(0)) == "1");
    BOOST_TEST(as_text(run->blobs.at(1)) == "5\n");

    Asking traced = asking(FrameKind::PlanRun);
    traced.json.emplace("record", "steps");
    const Result<Frame> steps = decode_frame(ask(traced).blobs.at(0));
    BOOST_REQUIRE(steps.has_value());
    BOOST_TEST(steps->json.contains(R"("entry":{"file":"main.py","kind":"trace"})"));

    Asking closed = asking(FrameKind::PlanRun);
    closed.json.emplace("stdin", nullptr);
    BOOST_TEST(first_code(ask(closed)) == "ok");
}

BOOST_AUTO_TEST_CASE(hashes) {
    BOOST_TEST(ask(asking(FrameKind::Hash)).text() ==
               R"({"id":41,"sha256":"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"})");
}

BOOST_AUTO_TEST_CASE(refuses_requests_that_are_not_understood) {
    const auto told = [](FrameKind kind, const char* key, Json value) {
        Asking request = asking(kind);
        request.json.insert_or_assign(key, std::move(value));
        return first_code(ask(request));
    };
    const auto file = [](Json blob) { return JsonArray{JsonObject{{"path", "main.py"}, {"blob", std::move(blob)}}}; };
    BOOST_TEST(told(FrameKind::ReadLab, "verbose", true) == "request.unknown-key");
    BOOST_TEST(told(FrameKind::ReadLab, "seed", "0") == "request.unknown-key");
    BOOST_TEST(told(FrameKind::Hash, "files", JsonArray{}) == "request.unknown-key");
    BOOST_TEST(told(FrameKind::ReadLab, "id", "41") == "request.wrong-type");
    BOOST_TEST(told(FrameKind::ReadLab, "id", nullptr) == "request.wrong-type");
    BOOST_TEST(told(FrameKind::ReadLab, "files", nullptr) == "request.wrong-type");
    BOOST_TEST(told(FrameKind::ReadLab, "paths", JsonArray{1}) == "request.wrong-type");
    BOOST_TEST(told(FrameKind::ReadLab, "show", JsonObject{{"check", "tax"}}) == "request.missing-key");
    BOOST_TEST(told(FrameKind::ReadLab, "show", JsonObject{{"check", "tax"}, {"case", -1}}) == "request.out-of-range");
    BOOST_TEST(told(FrameKind::ReadLab, "show", JsonObject{{"check", "tax"}, {"case", 0}, {"seed", "x"}}) ==
               "request.bad-seed");
    BOOST_TEST(told(FrameKind::ReadLab, "folder", "../x") == "request.bad-folder");
    BOOST_TEST(told(FrameKind::Advance, "submission", file(99)) == "request.bad-blob");
    BOOST_TEST(told(FrameKind::Advance, "submission", file(-1)) == "request.out-of-range");
    BOOST_TEST(told(FrameKind::Advance, "submission", file("0")) == "request.wrong-type");
    BOOST_TEST(told(FrameKind::Advance, "submission", JsonArray{file(0)[0], file(0)[0]}) == "request.duplicate-path");
    BOOST_TEST(told(FrameKind::Advance, "seed", 0) == "request.wrong-type");
    for (const char* seed : {"", "-1", "01", "+1", "1 ", "18446744073709551616", "x"}) {
        BOOST_TEST(told(FrameKind::Advance, "seed", seed) == "request.bad-seed");
    }
    BOOST_TEST(told(FrameKind::Advance, "seed", "18446744073709551615") == "ok");
    BOOST_TEST(told(FrameKind::Advance, "observations", JsonArray{JsonObject{{"key", "tax/0"}, {"blob", 0}}}) ==
               "frame.bad-magic");
    BOOST_TEST(told(FrameKind::PlanRun, "record", "everything") == "request.bad-record");
    BOOST_TEST(told(FrameKind::PlanRun, "record", true) == "request.wrong-type");
    BOOST_TEST(told(FrameKind::PlanRun, "record", "costs") == "ok");
    BOOST_TEST(told(FrameKind::PlanRun, "record", "memory") == "plan.no-record");
    BOOST_TEST(told(FrameKind::PlanRun, "stdin", JsonObject{{"blob", 0}, {"end", true}}) == "request.unknown-key");

    Asking nothing{FrameKind::Hash};
    nothing.json.emplace("id", 1);
    BOOST_TEST(first_code(ask(nothing)) == "request.bad-blob");
    Asking no_files{FrameKind::ReadLab};
    no_files.json.emplace("id", 1);
    BOOST_TEST(first_code(ask(no_files)) == "request.missing-key");
    for (const FrameKind kind : {FrameKind::Run, FrameKind::Observation, FrameKind::Ok, FrameKind::Problems}) {
        Asking odd = asking(FrameKind::Hash);
        odd.kind = kind;
        BOOST_TEST(first_code(ask(odd)) == "request.unknown-kind");
    }
}

BOOST_AUTO_TEST_CASE(carries_the_id_whenever_it_can_be_read) {
    const auto id_in = [](const Bytes& request) {
        const Reply reply = ask(request);
        BOOST_TEST((reply.kind == FrameKind::Problems));
        return reply.text().substr(0, reply.text().find(','));
    };
    Asking odd = asking(FrameKind::ReadLab);
    odd.json.insert_or_assign("files", 1);
    BOOST_TEST(id_in(odd.frame()) == R"({"id":41)");
    odd.json.insert_or_assign("id", "x");
    BOOST_TEST(id_in(odd.frame()) == R"({"id":null)");
    BOOST_TEST(id_in(encode_frame({FrameKind::Hash, "[]", {}})) == R"({"id":null)");
    BOOST_TEST(id_in(encode_frame({FrameKind::Hash, "{", {}})) == R"({"id":null)");
    BOOST_TEST(id_in(encode_frame({FrameKind::Hash, "", {}})) == R"({"id":null)");
    BOOST_TEST(id_in({}) == R"({"id":null)");
}

BOOST_AUTO_TEST_CASE(names_files_from_the_root) {
    const auto file_of = [](const Asking& request) {
        const Reply reply = ask(request);
        const std::string start = "\"file\":\"";
        const std::size_t at = reply.text().find(start) + start.size();
        return reply.text().substr(at, reply.text().find('"', at) - at);
    };
    std::vector<File> broken = lab_files();
    for (File& file : broken) {
        if (file.path == "lab.json") file.bytes = {'{'};
    }
    Asking request{FrameKind::ReadLab};
    request.json.emplace("id", 1);
    request.add_files("files", broken);
    BOOST_TEST(file_of(request) == "lab.json");
    request.json.emplace("folder", "two-checks");
    BOOST_TEST(file_of(request) == "labs/two-checks/lab.json");

    Asking submitted = asking(FrameKind::Advance);
    submitted.json.emplace("folder", "two-checks");
    submitted.add_files("submission", {{"other.py", {}}});
    BOOST_TEST(file_of(submitted) == "other.py");
}

BOOST_AUTO_TEST_CASE(refuses_an_observation_under_another_key) {
    Asking request = asking(FrameKind::Advance);
    const Bytes frame = observation_frame({.key = "tax/1", .result = result_of({{"ending", text("finished")}})});
    request.json.emplace("observations", JsonArray{JsonObject{{"key", "tax/0"}, {"blob", request.add_blob(frame)}}});
    BOOST_TEST(first_code(ask(request)) == "observation.wrong-key");
}

BOOST_AUTO_TEST_CASE(answers_whatever_the_bytes) {
    const Bytes whole = asking(FrameKind::Advance).frame();
    for (std::size_t size = 0; size < whole.size(); size += 7) {
        BOOST_REQUIRE(decode_frame(dispatch_alone(ByteView(whole).first(size))).has_value());
    }
    std::mt19937_64 random(8);
    for (int round = 0; round < 3'000; ++round) {
        Bytes damaged = whole;
        for (std::uint64_t flips = 1 + random() % 3; flips > 0; --flips) {
            damaged[random() % damaged.size()] ^= static_cast<std::uint8_t>(1U << (random() % 8));
        }
        BOOST_REQUIRE(decode_frame(dispatch_alone(damaged)).has_value());
    }
}

BOOST_AUTO_TEST_CASE(speaks_through_four_c_functions) {
    const Bytes request = asking(FrameKind::Hash).frame();
    std::uint8_t* room = core_alloc(static_cast<std::uint32_t>(request.size()));
    BOOST_REQUIRE(room != nullptr);
    std::ranges::copy(request, room);
    const std::uint32_t size = core_call(room, static_cast<std::uint32_t>(request.size()));
    core_free(room);
    const ByteView reply(core_reply(), size);
    BOOST_TEST(std::ranges::equal(reply, dispatch_alone(request)));
    BOOST_TEST(core_call(nullptr, 0) > 0u);
    core_free(core_alloc(0));
    core_free(nullptr);
}

BOOST_AUTO_TEST_CASE(a_lab_that_was_read_before_changes_no_answer) {
    std::vector<Bytes> requests;
    for (const FrameKind kind : {FrameKind::ReadLab, FrameKind::Advance, FrameKind::PlanRun, FrameKind::Hash})
        requests.push_back(asking(kind).frame());
    Asking changed{FrameKind::ReadLab};
    changed.json.emplace("id", 42);
    std::vector<File> files = lab_files();
    File& lab = *std::ranges::find(files, "lab.json", &File::path);
    const std::string text(lab.bytes.begin(), lab.bytes.end());
    const std::size_t at = text.find("\"minutes\": ");
    BOOST_REQUIRE(at != std::string::npos);
    lab.bytes.insert(lab.bytes.begin() + static_cast<std::ptrdiff_t>(at) + 11, '1');
    changed.add_files("files", files);
    requests.push_back(changed.frame());
    lab.bytes.pop_back();
    Asking broken{FrameKind::Advance};
    broken.json.emplace("id", 43);
    broken.add_files("files", files);
    requests.push_back(broken.frame());

    LastLab last;
    for (int round = 0; round < 3; ++round)
        for (const Bytes& request : requests)
            BOOST_TEST(std::ranges::equal(dispatch(request, last), dispatch_alone(request)));
}

BOOST_AUTO_TEST_SUITE_END()
