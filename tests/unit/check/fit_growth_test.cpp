#include "check/fit_growth.hpp"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <functional>
#include <string>
#include <utility>

using namespace bengkel;

namespace {

using Cost = std::function<double(double)>;

constexpr std::uint64_t kLimit = 2'000'000'000;

struct Answer {
    std::vector<GrowthPoint> points;
    int exponent = 0;
    std::string found;
};

/// Measures as a grading does; loading costs 300 instructions an item.
Answer measured(const Cost& cost, Growth at_most, GrowthRule rule = {}) {
    rule.at_most = at_most;
    Answer answer;
    for (;;) {
        const std::vector<std::uint64_t> sizes = next_sizes(rule, answer.points, kLimit);
        if (sizes.empty()) break;
        for (const std::uint64_t size : sizes)
            answer.points.push_back(
                {size, static_cast<std::uint64_t>(cost(static_cast<double>(size))), 50'000 + 300 * size});
        BOOST_REQUIRE(answer.points.size() <= kMostGrowthPoints);
    }
    answer.exponent = fit_exponent(answer.points).value();
    answer.found = growth_name(growth_of(answer.exponent));
    return answer;
}

double total(const Answer& answer) {
    double fuel = 0;
    for (const GrowthPoint& point : answer.points) fuel += static_cast<double>(point.fuel + 2 * point.load_fuel);
    return fuel;
}

const Cost kLinear = [](double n) { return 2'000 + 400 * n; };
const Cost kLinearithmic = [](double n) { return 2'000 + 60 * n * std::log2(n); };
const Cost kRoot = [](double n) { return 2'000 + 400 * n * std::sqrt(n); };
const Cost kQuadratic = [](double n) { return 3'000 + 300 * n + 10 * n * n; };
const Cost kCubic = [](double n) { return 3'000 + 40 * n * n * n; };
const Cost kConstant = [](double n) { return 4'000 + std::fmod(n * 7919, 400); };
const Cost kLogarithmic = [](double n) { return 1'000 + 300 * std::log2(n); };
/// A copy of the list, in C: the loop over it hides in the cost of a call until the list is long.
const Cost kHiddenLinear = [](double n) { return 6'000 + 4 * n; };

}  // namespace

BOOST_AUTO_TEST_SUITE(fit_growth_suite)

BOOST_AUTO_TEST_CASE(tells_the_classes_apart) {
    BOOST_TEST(measured(kConstant, Growth::Constant).found == "constant");
    BOOST_TEST(measured(kLogarithmic, Growth::Constant).found == "constant");
    BOOST_TEST(measured(kLinear, Growth::Linear).found == "linear");
    BOOST_TEST(measured(kLinearithmic, Growth::Linear).found == "linear");
    BOOST_TEST(measured(kQuadratic, Growth::Linear).found == "quadratic");
    BOOST_TEST(measured(kQuadratic, Growth::Quadratic).found == "quadratic");
    BOOST_TEST(measured(kCubic, Growth::Linear).found == "cubic");
    BOOST_TEST(measured(kHiddenLinear, Growth::Constant).found == "linear");
    BOOST_TEST(measured([](double n) { return n * n * n * n; }, Growth::Linear).found == "steeper");
}

BOOST_AUTO_TEST_CASE(settles_what_lies_between_in_the_learners_favour) {
    const Answer answer = measured(kRoot, Growth::Linear);
    BOOST_TEST(answer.exponent >= 145);
    BOOST_TEST(answer.exponent <= 155);
    BOOST_TEST(is_between_classes(answer.exponent));
    BOOST_TEST(answer.found == "linear");
    for (const auto& [exponent, found] : {std::pair(64, GrowthFound::Constant),
                                          {65, GrowthFound::Linear},
                                          {169, GrowthFound::Linear},
                                          {170, GrowthFound::Quadratic},
                                          {269, GrowthFound::Quadratic},
                                          {270, GrowthFound::Cubic},
                                          {369, GrowthFound::Cubic},
                                          {370, GrowthFound::Steeper},
                                          {-5, GrowthFound::Constant}})
        BOOST_TEST((growth_of(exponent) == found), exponent);
}

BOOST_AUTO_TEST_CASE(is_not_misled_by_noise) {
    for (int run = 0; run < 50; ++run) {
        const auto noisy = [&](const Cost& cost) {
            return [&, run](double n) { return cost(n) * (1 + 0.1 * std::sin(n + run)); };
        };
        BOOST_TEST(measured(noisy(kConstant), Growth::Constant).found == "constant");
        BOOST_TEST(measured(noisy(kLinear), Growth::Linear).found == "linear");
        BOOST_TEST(measured(noisy(kQuadratic), Growth::Linear).found == "quadratic");
    }
}

BOOST_AUTO_TEST_CASE(measures_five_to_seven_sizes_and_no_dear_one) {
    for (const Cost& cost : {kConstant, kLogarithmic, kLinear, kLinearithmic, kRoot, kQuadratic, kHiddenLinear}) {
        for (const Growth at_most : {Growth::Constant, Growth::Linear, Growth::Quadratic}) {
            const Answer answer = measured(cost, at_most);
            BOOST_TEST(answer.points.size() >= kFewestGrowthPoints);
            BOOST_TEST(total(answer) < kLimit / 2);
        }
    }
    BOOST_TEST(measured(kLinear, Growth::Linear).points.size() == kMostGrowthPoints);
    // Three sizes and then fewer than five, because each further one would come too near to the limit.
    const Answer cubic = measured([](double n) { return 400 * n * n * n; }, Growth::Cubic);
    BOOST_TEST(cubic.points.size() >= 3u);
    BOOST_TEST(cubic.points.back().fuel <= kLimit);
}

BOOST_AUTO_TEST_CASE(grows_faster_while_runs_are_cheap) {
    const Answer answer = measured(kLinear, Growth::Linear);
    std::vector<std::uint64_t> sizes;
    for (const GrowthPoint& point : answer.points) sizes.push_back(point.size);
    BOOST_TEST(sizes == std::vector<std::uint64_t>({32, 64, 128, 512, 2048, 8192, 32768}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(stops_as_soon_as_it_is_clear_that_the_cost_grows_too_fast) {
    BOOST_TEST(measured(kQuadratic, Growth::Linear).points.size() == kFewestGrowthPoints);
    BOOST_TEST(measured(kQuadratic, Growth::Quadratic).points.size() > kFewestGrowthPoints);
}

BOOST_AUTO_TEST_CASE(keeps_to_the_sizes_of_the_lab) {
    GrowthRule rule;
    rule.first_size = 10;
    rule.most_size = 160;
    const Answer answer = measured(kLinear, Growth::Linear, rule);
    BOOST_TEST(answer.points.front().size == 10u);
    BOOST_TEST(answer.points.back().size == 160u);
    BOOST_TEST(answer.found == "linear");
}

BOOST_AUTO_TEST_CASE(survives_calls_that_cost_nothing) {
    BOOST_TEST(measured([](double) { return 0; }, Growth::Constant).found == "constant");
    BOOST_TEST(!fit_exponent({}).has_value());
    const GrowthPoint one{8, 100, 0};
    BOOST_TEST(!fit_exponent({&one, 1}).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
