#include "check/test_results.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <variant>

#include "check/format_value.hpp"

namespace bengkel {
namespace {

constexpr std::size_t kMostTests = 1000;
/// In the order of TestOutcome.
constexpr std::array<std::string_view, 3> kOutcomes = {"passed", "failed", "error"};

const Value* member(const Map& map, std::string_view key) {
    for (const auto& [name, value] : map.entries)
        if (const auto* text = std::get_if<std::string>(&name.data); text != nullptr && *text == key) return &value;
    return nullptr;
}

const std::string* text_of(const Map& map, std::string_view key) {
    const Value* value = member(map, key);
    return value == nullptr ? nullptr : std::get_if<std::string>(&value->data);
}

/// A message that is null is empty; a line that is null or too large is unknown.
std::optional<TestResult> read_test(const Value& value) {
    const auto* map = std::get_if<Map>(&value.data);
    if (map == nullptr) return std::nullopt;
    const std::string* name = text_of(*map, "name");
    const std::string* outcome = text_of(*map, "outcome");
    if (name == nullptr || outcome == nullptr) return std::nullopt;
    const auto* known = std::ranges::find(kOutcomes, *outcome);
    if (known == kOutcomes.end()) return std::nullopt;
    TestResult test{*name, static_cast<TestOutcome>(known - kOutcomes.begin()), {}, 0};
    if (const std::string* message = text_of(*map, "message")) test.message = *message;
    if (const Value* line = member(*map, "line")) {
        const auto* number = std::get_if<Integer>(&line->data);
        if (number != nullptr && !number->is_negative && number->magnitude.size() <= 3)
            for (std::size_t i = number->magnitude.size(); i-- > 0;) test.line = test.line * 256 + number->magnitude[i];
    }
    return test;
}

}  // namespace

std::optional<std::vector<TestResult>> read_test_results(const Value& value) {
    const auto* map = std::get_if<Map>(&value.data);
    const Value* list = map == nullptr ? nullptr : member(*map, "tests");
    const auto* items = list == nullptr ? nullptr : std::get_if<List>(&list->data);
    if (items == nullptr || items->items.size() > kMostTests) return std::nullopt;
    std::vector<TestResult> tests;
    for (const Value& item : items->items) {
        auto test = read_test(item);
        if (!test) return std::nullopt;
        tests.push_back(*std::move(test));
    }
    return tests;
}

const TestResult* first_not_passed(const std::vector<TestResult>& tests) {
    const auto found =
        std::ranges::find_if(tests, [](const TestResult& test) { return test.outcome != TestOutcome::Passed; });
    return found == tests.end() ? nullptr : &*found;
}

void tell_test(JsonObject& details, const TestResult& test, const std::string& file) {
    details.insert_or_assign("test", shown_text(test.name));
    details.insert_or_assign("outcome", std::string(kOutcomes[static_cast<std::size_t>(test.outcome)]));
    details.insert_or_assign("message", shown_text(test.message));
    if (test.line > 0) {
        details.insert_or_assign("variant", "at");
        details.insert_or_assign("line", test.line);
    }
    details.insert_or_assign("file", file);
}

}  // namespace bengkel
