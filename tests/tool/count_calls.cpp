// Counts calls naively, for the tests that run under Node: count_calls < LIST, where a line of LIST is "module FILE", or
// "call NAME FUEL ARGUMENT..." on a fresh instance of the module before it: the name in hexadecimal ("-": empty), what an
// engine found that it uses, the arguments' bits. Answers each call with "held", "not REASON" where it is beyond the
// interpreter, or the complaint.

#include <charconv>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "meter/meter_module.hpp"
#include "module/read_module.hpp"
#include "support/meter_property.hpp"

using namespace bengkel;

namespace {

constexpr std::uint64_t kMostSteps = 400'000;

struct Subject {
    std::string file;
    Bytes bytes;
    Metered output;
    Module plain;
    Module metered;
};

void read(Subject& subject, const std::string& name) {
    std::ifstream file(name, std::ios::binary);
    subject.file = name;
    subject.bytes = {std::istreambuf_iterator<char>(file), {}};
    subject.output = meter_module(subject.bytes, {}).value();
    subject.plain = read_module(subject.bytes).value();
    subject.metered = read_module(subject.output.bytes).value();
}

std::string from_hexadecimal(const std::string& digits) {
    std::string out;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
        unsigned value = 0;
        std::from_chars(digits.data() + i, digits.data() + i + 2, value, 16);
        out += static_cast<char>(value);
    }
    return out;
}

std::string answer(const Subject& subject, const std::string& name, std::uint64_t fuel,
                   const std::vector<std::uint64_t>& arguments) {
    const auto [plain, is_starved, complaint] =
        test::check_call(subject.plain, subject.metered, name, arguments, {}, kMostSteps);
    const auto about = [&](const std::string& what) { return subject.file + " " + name + " " + what; };
    if (complaint) return about(*complaint);
    if (is_starved) return "not large memories";
    switch (plain.ending) {
        case test::NaiveEnding::Unsupported: return "not " + std::string(plain.reason);
        case test::NaiveEnding::TooDeep: return "not calls so deep";
        case test::NaiveEnding::OutOfSteps: return "not calls so long";
        case test::NaiveEnding::Trapped: return about("traps, and returned in the engine");
        case test::NaiveEnding::Returned: break;
    }
    if (plain.fuel != fuel)
        return about("used " + std::to_string(fuel) + " in the engine, where naive counting says " +
                     std::to_string(plain.fuel));
    return "held";
}

}  // namespace

int main() {
    std::optional<Subject> subject;
    for (std::string line; std::getline(std::cin, line);) {
        std::istringstream words(line);
        std::string word;
        std::string name;
        words >> word >> name;
        if (word == "module") {
            read(subject.emplace(), name);
            continue;
        }
        std::uint64_t fuel = 0;
        words >> fuel;
        const std::vector<std::uint64_t> arguments{std::istream_iterator<std::uint64_t>(words), {}};
        std::cout << answer(*subject, from_hexadecimal(name), fuel, arguments) << '\n';
    }
    return 0;
}
