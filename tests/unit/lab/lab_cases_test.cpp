// tests/cases/lab: each folder, laid over base/, reads as its expected.txt says (README.md in that folder).

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <format>
#include <map>
#include <string>
#include <string_view>

#include "base/print_problem.hpp"
#include "base/sha256.hpp"
#include "check/check_kinds.hpp"
#include "check/kinds/artefact.hpp"
#include "check/kinds/budget.hpp"
#include "check/kinds/calls.hpp"
#include "check/kinds/growth.hpp"
#include "check/kinds/mutants.hpp"
#include "check/kinds/output.hpp"
#include "check/kinds/source.hpp"
#include "check/kinds/tables.hpp"
#include "check/kinds/unittest.hpp"
#include "lab/equality.hpp"
#include "lab/generate_value.hpp"
#include "lab/lab_format.hpp"
#include "lab/read_lab.hpp"
#include "lab/review_folder.hpp"
#include "support/case_files.hpp"

using namespace bengkel;

namespace {

using Folder = std::map<std::string, std::string>;  // path to content

Folder laid_over_base(const std::filesystem::path& folder) {
    Folder files;
    for (const auto& layer : {folder.parent_path() / "base", folder})
        for (const std::string& path : test::files_below(layer)) files[path] = test::read_text(layer / path);
    if (const auto removed = files.find("removed.txt"); removed != files.end()) {
        std::string_view lines = removed->second;
        for (; !lines.empty(); lines.remove_prefix(lines.find('\n') + 1))
            files.erase(std::string(lines.substr(0, lines.find('\n'))));
        files.erase("removed.txt");
    }
    files.erase("expected.txt");
    return files;
}

std::string summary(const Problems& problems, const Folder& files) {
    std::string text;
    for (const Problem& problem : problems) {
        const auto source = files.find(problem.place.file);
        text += std::format("[{}] {}", problem.code, print_problem(problem, source == files.end() ? "" : source->second));
    }
    return text;
}

std::string summary(const Localised& texts) {
    std::string text;
    for (const auto& [locale, words] : texts) text += std::format(" {}:\"{}\"", locale, words);
    return text;
}

std::string hex(const Value& value) { return to_hex(encode_value(value)); }

std::string summary(const Tolerance& tolerance) {
    return std::format("{} absolute, {} relative", tolerance.absolute, tolerance.relative);
}

std::string_view word(Names words, auto value) {
    const auto index = static_cast<std::size_t>(value);
    return index < words.size() ? words[index] : std::string_view("by keys or number");
}

/// The words of what may be exact begin with the one after it.
std::string_view after_exact(Names words, auto value) { return words[static_cast<std::size_t>(value) - 1]; }

std::string summary(const TextRules& rules) {
    std::string text;
    const auto& [letter_case, space, unicode] = rules;
    if (letter_case != TextRules::Case::Exact) text += std::format(", {}", after_exact(kCaseWords, letter_case));
    if (space != TextRules::Space::Exact) text += std::format(", {}", after_exact(kSpaceWords, space));
    if (unicode != TextRules::Unicode::Exact) text += std::format(", {}", after_exact(kUnicodeWords, unicode));
    return text;
}

/// What is not exact.
std::string summary(const Equality& equality) {
    std::string text = std::format("{}, {}", word(kNumbersWords, equality.numbers), summary(equality.tolerance));
    if (equality.tolerance.ulp > 0) text += std::format(", {} ulp", equality.tolerance.ulp);
    if (equality.money) text += std::format(", money {}", *equality.money);
    if (equality.order != ItemOrder::Ordered) text += std::format(", {}", word(kItemOrderWords, equality.order));
    text += summary(equality.text);
    if (equality.dates != Dates::Exact) text += std::format(", {}", after_exact(kDatesWords, equality.dates));
    return text;
}

std::string summary(const CallsCheck& check) {
    std::string text = std::format("  {} of {}, {}\n", check.function, check.file, summary(check.equality));
    for (const CallCase& one : check.cases) {
        text += one.is_hidden ? "  hidden case" : "  case";
        for (const Value& arg : one.args) text += " " + hex(arg);
        for (const auto& [name, arg] : one.kwargs) text += " " + name + "=" + hex(arg);
        text += one.want ? " -> " + hex(*one.want) : " raises " + one.raises;
        text += summary(one.say) + "\n";
    }
    return text;
}

std::string summary(const OutputCheck& check) {
    std::string text = std::format("  {}, compare {}, {}{}\n", check.file, static_cast<int>(check.compare),
                                   summary(check.tolerance), summary(check.text));
    for (const OutputCase& one : check.cases) {
        text += std::format("  {}case \"{}\" -> \"{}\"", one.is_hidden ? "hidden " : "", one.input, one.want);
        for (const std::string& word : one.argv) text += " argv " + word;
        text += summary(one.say) + "\n";
    }
    return text;
}

std::string summary(const SourceCheck& check) {
    std::string text = std::format("  {}\n", check.file);
    for (const SourceRule& rule : check.rules) {
        const TextPosition first = rule.query.positions.front();
        const TextPosition last = rule.query.positions.back();
        text +=
            std::format("  {}: demand {} of {} from {}:{}:{} to {}:{}{}\n", rule.id, static_cast<int>(rule.demand),
                        rule.at_most, rule.query.file, first.line, first.column, last.line, last.column, summary(rule.say));
        text += "    " + rule.query.text + "\n";
    }
    return text;
}

/// What the generators make of this size, as a learner's program would print it.
std::string made(const std::vector<Generator>& generators, std::int64_t size) {
    const auto values = generate_values(generators, size, 0);
    if (!values) return values.error().front().message;
    std::string text;
    for (const Value& value : values->items) text += " " + hex(value);
    return text;
}

std::string summary(const GrowthCheck& check) {
    return std::format("  {} of {}, at most {}, sizes {} to {}{}\n  of 4:{}\n", check.function, check.file,
                       growth_name(check.rule.at_most), check.rule.first_size, check.rule.most_size, summary(check.say),
                       made(check.args, 4));
}

std::string summary(const BudgetCheck& check) {
    std::string text = std::format("  {} of {}, {} times {}\n", check.function, check.file, check.times, check.reference);
    for (const BudgetCase& one : check.cases)
        text += std::format("  {}case of {} for {}:{}{}\n", one.is_hidden ? "hidden " : "", one.size,
                            check.reference_fuel[static_cast<std::size_t>(&one - check.cases.data())],
                            made(one.args, one.size), summary(one.say));
    return text;
}

std::string summary(const TableValue& table) {
    std::string text = " (";
    for (const std::string& column : table.columns) text += std::format("{};", column);
    for (const auto& row : table.rows) text += " " + hex({List{row}});
    return text + ")";
}

std::string summary(const TablesCheck& check) {
    std::string text =
        std::format("  {}, result {} {}, {} {}, columns {}, {}\n", check.file, word(kResultWords, check.result.which),
                    check.result.number, word(kOrderWords, check.order), check.keys.size(),
                    word(kColumnWords, check.columns), summary(check.equality));
    for (const TablesCase& one : check.cases) {
        text += std::format("  {}case of \"{}\"", one.is_hidden ? "hidden " : "", one.dataset);
        for (const Value& arg : one.args) text += " " + hex(arg);
        if (one.want) text += " ->" + summary(*one.want);
        for (const auto& [name, table] : one.state) text += "; " + name + summary(table);
        if (one.plan) {
            for (const std::string& index : one.plan->uses) text += "; uses " + index;
            for (const std::string& words : one.plan->never) text += "; never " + words;
        }
        text += summary(one.say) + "\n";
    }
    return text;
}

std::string summary(const UnitTestCheck& check) {
    std::string text = std::format("  {}{}, with", check.tests, summary(check.say));
    for (const File& file : check.files) text += " " + file.path;
    return text + "\n";
}

std::string summary(const MutantsCheck& check) {
    std::string text = std::format("  {}\n", check.file);
    const auto put = [&](const char* what, const TestedProgram& program) {
        text += std::format("  {} {}{}:", what, program.id, summary(program.say));
        for (const File& file : program.files) text += " " + file.path;
        text += "\n";
    };
    for (const TestedProgram& program : check.right) put("right", program);
    for (const TestedProgram& program : check.mutants) put("mutant", program);
    return text;
}

std::string summary(const Plot& plot) {
    std::string text = std::format(" {} \"{}\"", plot.kind.value_or("any"), plot.title.value_or("any"));
    for (const PlotAxis& axis : {plot.x, plot.y})
        text +=
            std::format(" axis {} {}", axis.label.value_or("any"), axis.is_log ? (*axis.is_log ? "log" : "linear") : "any");
    if (!plot.series) return text;
    for (const PlotSeries& series : *plot.series) {
        text += " series " + series.label.value_or("any");
        for (const auto& list : {series.x, series.y, series.rows}) text += " " + (list ? hex(*list) : "any");
    }
    return text;
}

std::string summary(const ArtefactCheck& check) {
    std::string text =
        std::format("  {} {} of {}, {}, columns {}, {}, {}\n", kArtefactWords[static_cast<std::size_t>(check.of)],
                    check.path, check.file, kOrderWords[static_cast<std::size_t>(check.order)],
                    kColumnWords[static_cast<std::size_t>(check.columns)],
                    kNumbersWords[static_cast<std::size_t>(check.equality.numbers)], summary(check.equality.tolerance));
    for (const ArtefactCase& one : check.cases) {
        text += std::format("  {}case of \"{}\" \"{}\"", one.is_hidden ? "hidden " : "", one.dataset, one.input);
        for (const std::string& word : one.argv) text += " argv " + word;
        if (const auto* table = std::get_if<TableValue>(&one.want)) text += summary(*table);
        if (const auto* value = std::get_if<Value>(&one.want)) text += " " + hex(*value);
        if (const auto* plot = std::get_if<Plot>(&one.want)) text += summary(*plot);
        text += summary(one.say) + "\n";
    }
    return text;
}

std::string summary(const CheckKind& body) {
    if (const auto* unittest = dynamic_cast<const UnitTestCheck*>(&body)) return summary(*unittest);
    if (const auto* mutants = dynamic_cast<const MutantsCheck*>(&body)) return summary(*mutants);
    if (const auto* artefact = dynamic_cast<const ArtefactCheck*>(&body)) return summary(*artefact);
    if (const auto* calls = dynamic_cast<const CallsCheck*>(&body)) return summary(*calls);
    if (const auto* output = dynamic_cast<const OutputCheck*>(&body)) return summary(*output);
    if (const auto* growth = dynamic_cast<const GrowthCheck*>(&body)) return summary(*growth);
    if (const auto* budget = dynamic_cast<const BudgetCheck*>(&body)) return summary(*budget);
    if (const auto* tables = dynamic_cast<const TablesCheck*>(&body)) return summary(*tables);
    if (const auto* source = dynamic_cast<const SourceCheck*>(&body)) return summary(*source);
    return "";
}

std::string summary(std::string_view what, const CarriedAttempt& attempt) {
    std::string text = std::format("  {} {}:", what, attempt.name);
    for (const File& file : attempt.files) text += std::format(" {} {} bytes", file.path, file.bytes.size());
    return text + "\n";
}

std::string summary(const Lab& lab) {
    std::string text = std::format("{} {} {} {} {} {} minutes, entry {}\n{}\n", lab.id, lab.version,
                                   language_name(lab.language), lab.track, lab.level, lab.minutes, lab.entry, lab.hash);
    text += "title" + summary(lab.title) + "\nsummary" + summary(lab.summary) + "\n";
    for (const auto& [locale, reviewed] : lab.locales) text += std::format("locale {} reviewed {}\n", locale, reviewed);
    for (const auto& name : lab.packages) text += "package " + name + "\n";
    for (const auto& id : lab.trade_outcomes) text += "trade " + id + "\n";
    for (const auto& id : lab.computing_outcomes) text += "computing " + id + "\n";
    for (const auto& id : lab.prerequisites) text += "after " + id + "\n";
    for (const File& file : lab.starter) text += std::format("starter {} {} bytes\n", file.path, file.bytes.size());
    for (const File& file : lab.data) text += std::format("data {} {} bytes\n", file.path, file.bytes.size());
    for (const auto& [name, dataset] : lab.datasets)
        for (const File& file : dataset)
            text += std::format("dataset {}: {} {} bytes\n", name, file.path, file.bytes.size());
    text += std::format("limits {} {} {} {}\n", lab.limits.fuel, lab.limits.memory_bytes, lab.limits.output_bytes,
                        lab.limits.result_bytes);
    for (const Check& check : lab.checks) {
        text += std::format("check {} {} {} points{}\n", check.id, check.kind, check.points, summary(check.title));
        for (const std::string& id : check.depends_on) text += std::format("  depends on {}\n", id);
        if (!check.group.empty()) text += std::format("  group {}\n", check.group);
        text += summary(*check.body);
        if (!check.ask.empty()) text += "  asks " + write_json(check.ask) + "\n";
    }
    for (const auto& one : lab.misconceptions) {
        text += std::format("misconception {} of {}{}\n", one.id, one.check, summary(one.say));
        for (const CarriedAttempt& detector : one.detectors) text += summary("detector", detector);
    }
    if (lab.solution)
        text += std::format("solution after {} tries\n{}", lab.solution->tries, summary("attempt", lab.solution->attempt));
    for (const Watch& watch : lab.watches) {
        text += std::format("watch {} of {} in {}, args {}:", watch.variable, watch.function, watch.file,
                            hex({List{watch.args}}));
        for (const Value& value : watch.values) text += " " + hex(value);
        text += "\n";
    }
    for (const std::string& path : lab.carried) text += "carries " + path + "\n";
    for (const auto& hint : lab.hints) text += "hint" + summary(hint) + "\n";
    for (const Rule& rule : lab.rules) {
        const std::string value = std::visit([](const auto& any) { return std::format("{}", any); }, rule.value);
        text += std::format("rule {} {} {} from {} to {}{} base {} rounding {} {}\n", rule.id, value, rule.unit,
                            rule.effective_from, rule.effective_to, summary(rule.label), rule.base, rule.rounding,
                            rule.confidence);
    }
    return text;
}

std::string summary(const std::vector<Attempt>& attempts) {
    std::string text;
    for (const Attempt& attempt : attempts) {
        text += std::format("attempt {} {} {} {}\n", attempt.name, attempt.passes ? "passes" : "fails", attempt.check,
                            attempt.misconception);
        for (const AttemptFile& file : attempt.files) text += std::format("  {} from {}\n", file.path, file.from);
    }
    return text;
}

/// A case named "reads-..." is about the lab alone, "reviews-..." about the folder around it.
std::string outcome(const Folder& folder, const std::string& name) {
    std::vector<File> files;
    std::vector<File> rules;
    std::vector<File> private_files;
    std::vector<std::string> paths;
    constexpr std::string_view kPrivate = "private/";
    Folder named = folder;
    for (const auto& [path, content] : folder) {
        const bool is_rule = path.starts_with("rules/");
        const bool is_private = path.starts_with(kPrivate);
        const std::string own_path = is_private ? path.substr(kPrivate.size()) : path;
        (is_rule ? rules : is_private ? private_files : files).push_back({own_path, Bytes(content.begin(), content.end())});
        if (is_private) named.emplace(own_path, content);
        if (!is_rule && !is_private) paths.push_back(path);
    }
    const auto lab = read_lab(files, rules, check_kinds(), private_files);
    if (!lab) return summary(lab.error(), named);
    const auto attempts = review_folder(*lab, paths);
    if (name.starts_with("reads-")) return summary(*lab);
    return (name.starts_with("reviews-") ? "" : summary(*lab)) +
           (attempts ? summary(*attempts) : summary(attempts.error(), folder));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(lab_cases)

BOOST_AUTO_TEST_CASE(each_folder_reads_as_expected) {
    for (const auto& folder : test::case_folders("lab")) BOOST_TEST_CONTEXT(folder.filename().string())
    test::expect_text(folder / "expected.txt", outcome(laid_over_base(folder), folder.filename().string()));
}

// Not a case file: two such files cannot lie in one folder everywhere.
BOOST_AUTO_TEST_CASE(refuses_paths_that_differ_in_case_only) {
    const std::vector<File> files = {{"data/Orders.csv", {}}, {"data/orders.csv", {}}};
    const auto lab = read_lab(files, {}, check_kinds());
    BOOST_REQUIRE(!lab);
    BOOST_TEST(std::ranges::contains(lab.error(), "lab.duplicate-path", &Problem::code));
}

BOOST_AUTO_TEST_CASE(neither_order_nor_texts_change_the_hash) {
    const Folder folder = laid_over_base(test::cases("lab") / "base");
    std::vector<File> files;
    for (const auto& [path, content] : folder)
        if (!path.starts_with("rules/")) files.push_back({path, Bytes(content.begin(), content.end())});
    const std::string& pack = folder.at("rules/xx.json");
    const std::vector<File> rules = {{"rules/xx.json", Bytes(pack.begin(), pack.end())}};
    const auto hash = [&] { return read_lab(files, rules, check_kinds()).value().hash; };
    const auto content_of = [&](std::string_view path) -> Bytes& {
        return std::ranges::find(files, path, &File::path)->bytes;
    };

    const std::string first = hash();
    std::ranges::reverse(files);
    content_of("text.en.md").push_back('.');
    BOOST_TEST(hash() == first);
    content_of("data/numbers.txt").push_back('3');
    BOOST_TEST(hash() != first);
}

BOOST_AUTO_TEST_SUITE_END()
