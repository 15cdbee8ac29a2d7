#include "view/desk_view.hpp"

#include "json/json_document.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using namespace bengkel;

namespace {

DeskView read(const std::string& json, std::vector<std::string>& codes) {
    const auto document = parse_json("desk", json);
    BOOST_REQUIRE(document.has_value());
    JsonReading reading{*document, "shell"};
    DeskView view = read_desk_view(reading.root());
    for (const Problem& problem : reading.problems) codes.push_back(problem.code);
    return view;
}

constexpr const char* kDay = R"({
  "places": [{"name": "Depot", "x": 0, "y": 0, "depot": true}, {"name": "Satok", "x": 4, "y": 2}],
  "roads": [[0, 1]],
  "riders": [{"name": "Aini", "stops": [[560, 0], [550, 1], [540, 0], [570, 0]]}],
  "stock": [{"name": "Pepper", "levels": [[541, 10], [555, 7]], "reorder": 3}],
  "orders": [{"name": "B", "placed": 545}, {"name": "A", "placed": 540, "started": 542, "done": 600}]
})";

}  // namespace

BOOST_AUTO_TEST_SUITE(desk_view)

BOOST_AUTO_TEST_CASE(reads_a_day_in_order_of_time) {
    std::vector<std::string> codes;
    const DeskView desk = read(kDay, codes);
    BOOST_TEST(codes.empty());
    BOOST_TEST(desk.places.at(0).is_depot);
    BOOST_TEST(desk.orders.at(0).name == "A");
    BOOST_TEST(desk.riders.at(0).stops.at(0).time == 540);
    BOOST_TEST(desk.stock.at(0).reorder.value() == 3);
    BOOST_TEST(desk.clock.lowest == 540);
    BOOST_TEST(desk.clock.highest == 600);
}

BOOST_AUTO_TEST_CASE(a_rider_is_on_the_way_between_two_stops_and_stands_elsewhere) {
    std::vector<std::string> codes;
    const DeskView desk = read(kDay, codes);
    const DeskRider& rider = desk.riders.at(0);
    const auto half = place_at(desk, rider, 545);
    BOOST_TEST(half.value().x == 2);
    BOOST_TEST(half.value().y == 1);
    BOOST_TEST(half.value().from == 0U);
    BOOST_TEST(half.value().to == 1U);
    BOOST_TEST(place_at(desk, rider, 550).value().x == 4);
    BOOST_TEST(place_at(desk, rider, 500).value().x == 0);
    BOOST_TEST(place_at(desk, rider, 565).value().from == place_at(desk, rider, 565).value().to);
    BOOST_TEST(place_at(desk, rider, 900).value().x == 0);
    BOOST_TEST(!place_at(desk, DeskRider{}, 545).has_value());
}

BOOST_AUTO_TEST_CASE(a_level_holds_until_the_next_one) {
    std::vector<std::string> codes;
    const DeskView desk = read(kDay, codes);
    const DeskStock& stock = desk.stock.at(0);
    BOOST_TEST(!level_at(stock, 540).has_value());
    BOOST_TEST(level_at(stock, 541).value() == 10);
    BOOST_TEST(level_at(stock, 554.9).value() == 10);
    BOOST_TEST(level_at(stock, 999).value() == 7);
}

BOOST_AUTO_TEST_CASE(an_order_waits_until_it_is_started) {
    std::vector<std::string> codes;
    const DeskView desk = read(kDay, codes);
    const DeskOrder &served = desk.orders.at(0), &waiting = desk.orders.at(1);
    BOOST_CHECK(state_at(served, 539) == OrderState::NotYet);
    BOOST_CHECK(state_at(served, 540) == OrderState::Waiting);
    BOOST_CHECK(state_at(served, 542) == OrderState::UnderWay);
    BOOST_CHECK(state_at(served, 600) == OrderState::Done);
    BOOST_CHECK(state_at(waiting, 9999) == OrderState::Waiting);
}

BOOST_AUTO_TEST_CASE(refuses_places_that_there_are_not) {
    std::vector<std::string> codes;
    read(R"({"places": [{"name": "a", "x": 0, "y": 0}], "roads": [[0, 1]], "riders": [{"name": "r", "stops": [[1]]}]})",
         codes);
    BOOST_TEST(codes == std::vector<std::string>({"shell.out-of-range", "shell.bad-pair"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_day_without_times_has_a_clock_all_the_same) {
    std::vector<std::string> codes;
    const DeskView desk = read(R"({"places": [{"name": "a", "x": 0, "y": 0}]})", codes);
    BOOST_TEST(desk.clock.highest > desk.clock.lowest);
}

BOOST_AUTO_TEST_CASE(clocks_are_written_as_people_do) {
    BOOST_TEST(format_clock(545) == "9:05");
    BOOST_TEST(format_clock(545.9) == "9:05");
    BOOST_TEST(format_clock(0) == "0:00");
    BOOST_TEST(format_clock(1505) == "25:05");
    BOOST_TEST(format_clock(-1) == "-1:59");
}

BOOST_AUTO_TEST_CASE(clocks_are_marked_in_steps_that_they_have) {
    const auto labels = [](double from, double to, int wanted) {
        std::string text;
        for (const Tick& tick : clock_ticks({from, to}, wanted)) text += tick.label + " ";
        return text;
    };
    BOOST_TEST(labels(540, 600, 4) == "9:00 9:15 9:30 9:45 10:00 ");
    BOOST_TEST(labels(545, 1020, 4) == "10:00 12:00 14:00 16:00 ");
    BOOST_TEST(labels(0, 2, 4) == "0:00 0:01 0:02 ");
    BOOST_TEST(labels(0, 100'000, 3).size() < 60U);
}

BOOST_AUTO_TEST_SUITE_END()
