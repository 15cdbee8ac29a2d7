// Meters files, for the tests that run under Node: meter_files [OPTION...] < LIST, where a line of LIST is "INPUT OUTPUT".
// Answers each line with "ok", or with the code of the first problem; --stats and --explain print more. Options:
// --no-depth, --no-nans (their bits as made), --pages=N, --elements=N, --validate (writes nothing), --repeat=N (CPU time),
// --into=FILE: one file takes all that is written, and the answers are "ok PLACE SIZE"; a line of LIST is then "INPUT".

#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>

#include "meter/explain_module.hpp"
#include "meter/meter_module.hpp"
#include "module/read_module.hpp"
#include "module/validate_module.hpp"

using namespace bengkel;

namespace {

struct Settings {
    MeterOptions meter;
    bool only_validates = false;
    bool has_stats = false;
    bool explains = false;
    int repeat = 1;
    std::string into;
    bool is_good = true;
};

Settings settings_of(int count, char** arguments) {
    Settings settings;
    for (int i = 1; i < count; ++i) {
        const std::string_view argument = arguments[i];
        const std::string value(
            argument.substr(argument.find('=') == argument.npos ? argument.size() : argument.find('=') + 1));
        if (argument == "--no-depth")
            settings.meter.has_depth = false;
        else if (argument == "--no-nans")
            settings.meter.has_canonical_nans = false;
        else if (argument.starts_with("--pages="))
            settings.meter.maximum_memory_pages = std::strtoull(value.c_str(), nullptr, 10);
        else if (argument.starts_with("--elements="))
            settings.meter.maximum_table_elements = std::strtoull(value.c_str(), nullptr, 10);
        else if (argument.starts_with("--into="))
            settings.into = value;
        else if (argument.starts_with("--repeat="))
            settings.repeat = std::atoi(value.c_str());
        else if (argument == "--validate")
            settings.only_validates = true;
        else if (argument == "--stats")
            settings.has_stats = true;
        else if (argument == "--explain")
            settings.explains = true;
        else
            settings.is_good = false;
    }
    return settings;
}

Result<Metered> meter(const Bytes& input, const Settings& settings) {
    if (!settings.only_validates) return meter_module(input, settings.meter);
    BENGKEL_TRY(const Module module, read_module(input));
    if (auto facts = validate_module(module); !facts) return failure(std::move(facts).error());
    return Metered{};
}

}  // namespace

int main(int count, char** arguments) {
    const Settings settings = settings_of(count, arguments);
    if (!settings.is_good) return 2;
    std::ofstream whole;
    if (!settings.into.empty()) whole.open(settings.into, std::ios::binary);
    std::string from;
    std::string to;
    while (std::cin >> from && (whole.is_open() || std::cin >> to)) {
        std::ifstream file(from, std::ios::binary);
        const Bytes input{std::istreambuf_iterator<char>(file), {}};
        const std::clock_t start = std::clock();
        auto metered = meter(input, settings);
        for (int i = 1; i < settings.repeat; ++i) metered = meter(input, settings);
        const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
        if (!metered) {
            const Problem& problem = metered.error().front();
            std::cout << problem.code << ' ' << problem.place.offset << ' ' << problem.message << '\n';
            continue;
        }
        std::cout << "ok";
        if (!settings.only_validates) {
            std::ofstream own;
            if (whole.is_open())
                std::cout << ' ' << whole.tellp() << ' ' << metered->bytes.size();
            else
                own.open(to, std::ios::binary);
            (whole.is_open() ? whole : own)
                .write(reinterpret_cast<const char*>(metered->bytes.data()),
                       static_cast<std::streamsize>(metered->bytes.size()));
        }
        if (settings.has_stats) {
            const MeterStats& stats = metered->stats;
            std::cout << " functions " << stats.functions << " counted " << stats.counted_functions << " blocks "
                      << stats.blocks << " loops " << stats.loops << " instructions " << stats.instructions << " bytes "
                      << stats.bytes_before << " -> " << stats.bytes_after << " in "
                      << static_cast<double>(input.size()) * settings.repeat / seconds / 1e6 << " MB/s";
        }
        std::cout << std::endl;
        if (settings.explains)
            static_cast<void>(
                explain_module(input, settings.meter, [](std::string_view line) { std::cout << line << '\n'; }));
    }
    return 0;
}
