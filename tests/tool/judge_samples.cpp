// How long judging takes: judge_samples COUNT measures each piece of work that often and prints a line for it, its name and
// milliseconds. The same source is built natively and as WebAssembly under Node.

#include <chrono>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "check/compare_tables.hpp"
#include "check/kinds/calls.hpp"
#include "check/run_checks.hpp"
#include "plan/make_run.hpp"
#include "report/advance.hpp"

using namespace bengkel;

namespace {

Value integer(std::int64_t number) { return {integer_of(number)}; }

/// A cart of five lines, and what it comes to.
Value cart(std::int64_t number) {
    List lines;
    for (std::int64_t i = 0; i < 5; ++i) {
        Map line;
        line.entries.emplace_back(Value{std::string("sku")}, Value{"SKU-" + std::to_string(number * 5 + i)});
        line.entries.emplace_back(Value{std::string("sen")}, integer(number * 100 + i));
        lines.items.push_back({std::move(line)});
    }
    return {std::move(lines)};
}

Lab lab_of_calls(std::size_t checks, std::size_t cases) {
    Lab lab;
    for (std::size_t i = 0; i < checks; ++i) {
        auto calls = std::make_shared<CallsCheck>();
        for (std::size_t number = 0; number < cases; ++number) {
            CallCase& one = calls->cases.emplace_back();
            one.args = {cart(static_cast<std::int64_t>(number))};
            one.want = cart(static_cast<std::int64_t>(number));
        }
        Check& check = lab.checks.emplace_back();
        check.id = "check-" + std::to_string(i);
        check.kind = "calls";
        check.points = 1;
        check.body = std::move(calls);
    }
    return lab;
}

std::vector<Observation> right_answers(const Lab& lab) {
    std::vector<Observation> observations;
    for (const Check& check : lab.checks) {
        const auto& cases = static_cast<const CallsCheck&>(*check.body).cases;
        for (std::size_t i = 0; i < cases.size(); ++i) {
            Observation& seen = observations.emplace_back();
            seen.key = run_key(check.id, i);
            seen.value = cases[i].want;
        }
    }
    return observations;
}

TableValue table(std::int64_t rows, std::int64_t first) {
    TableValue made{{"id", "customer", "total"}, {}};
    for (std::int64_t i = 0; i < rows; ++i) {
        // Another order each time, so that rows have to be found.
        const std::int64_t id = (i * 7919 + first) % rows;
        made.rows.push_back(
            {integer(id), Value{"customer " + std::to_string(id % 1000)}, Value{static_cast<double>(id) / 4}});
    }
    return made;
}

void measure(const char* name, int count, const std::function<void()>& work) {
    std::cout << name;
    for (int i = 0; i <= count; ++i) {
        const auto started = std::chrono::steady_clock::now();
        work();
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - started;
        if (i > 0) std::cout << ' ' << took.count();  // the first warms up
    }
    std::cout << '\n';
}

[[noreturn]] void fail(const char* what) {
    std::cerr << "judge_samples: " << what << '\n';
    std::exit(1);
}

void judge_calls(int count) {
    const Lab lab = lab_of_calls(20, 500);
    const std::vector<Observation> observations = right_answers(lab);
    measure("calls-10000", count, [&] {
        for (const Verdict& verdict : run_checks(lab, 0, observations))
            if (verdict.outcome != Outcome::Passed) fail("right answers do not pass");
    });
}

void compare_large_tables(int count) {
    const TableValue want = table(100'000, 0);
    const TableValue got = table(100'000, 77);
    TableValue wrong = got;
    for (std::size_t i = 0; i < 100; ++i) wrong.rows[i * 997][2] = Value{-1.0};
    const TableRules unordered;
    TableRules ordered;
    ordered.order = RowOrder::Ordered;
    measure("table-100000-unordered", count, [&] {
        if (compare_tables(want, got, unordered)) fail("equal tables differ");
    });
    measure("table-100000-ordered", count, [&] {
        if (compare_tables(want, want, ordered)) fail("equal tables differ");
    });
    measure("table-100000-100-wrong", count, [&] {
        const auto difference = compare_tables(want, wrong, unordered);
        if (!difference || difference->wrong != 100) fail("wrong rows are not told");
    });
}

/// Every detector does what the learner's program does in all cases but the last, so that none is let go early.
void detect_misconceptions(int count) {
    Lab lab = lab_of_calls(1, 20);
    lab.starter = {{"main.py", {}}};
    for (int i = 0; i < 8; ++i) {
        Misconception& misconception = lab.misconceptions.emplace_back();
        misconception.id = "idea-" + std::to_string(i);
        misconception.check = "check-0";
        misconception.detectors = {{"fails/" + misconception.id + "/a.py", {{"main.py", {}}}}};
    }
    std::vector<Observation> observations = right_answers(lab);
    for (Observation& seen : observations) seen.value = integer(0);
    const std::size_t learners = observations.size();
    for (const Misconception& misconception : lab.misconceptions) {
        for (std::size_t i = 0; i < learners; ++i) {
            Observation seen = observations[i];
            seen.key += "@" + misconception.detectors.front().name;
            if (i + 1 == learners && &misconception != &lab.misconceptions.back()) seen.value = integer(1);
            observations.push_back(std::move(seen));
        }
    }
    const Submission submission{lab.starter};
    measure("detectors-8x20", count, [&] {
        const Result<Step> step = advance(lab, submission, 0, observations);
        const auto* report = step ? std::get_if<Report>(&*step) : nullptr;
        if (report == nullptr || report->verdicts.front().misconception != &lab.misconceptions.back())
            fail("the misconception is not found");
    });
}

}  // namespace

int main(int argc, char** argv) {
    const int count = argc == 2 ? std::atoi(argv[1]) : 0;
    if (count < 1) fail("usage: judge_samples COUNT");
    judge_calls(count);
    compare_large_tables(count);
    detect_misconceptions(count);
    return 0;
}
