#include "lab/read_lab.hpp"

#include <algorithm>
#include <map>
#include <ranges>
#include <set>
#include <utility>

#include "base/nearest_name.hpp"
#include "base/print_problem.hpp"
#include "base/utf8.hpp"
#include "json/json_reader.hpp"
#include "lab/check_text.hpp"
#include "lab/lab_format.hpp"
#include "lab/lab_hash.hpp"
#include "lab/names.hpp"
#include "lab/read_check.hpp"
#include "lab/read_localised.hpp"
#include "lab/read_rules.hpp"
#include "lab/read_watches.hpp"

namespace bengkel {
namespace {

constexpr std::size_t kMostChecks = 100;
constexpr std::size_t kMostProblemsShown = 50;
constexpr std::int64_t kMegabyte = 1 << 20;
constexpr std::string_view kPrivateChecks = "checks.json";

Problem file_problem(std::string file, std::string code, std::string message, std::string hint = {}) {
    return {"lab." + std::move(code), std::move(message), std::move(hint), {std::move(file), {}, 0, 0, 0}};
}

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

/// Remembers what has been named and objects to a second time.
class Unique {
  public:
    void add(const JsonReader& reader, const std::string& name) {
        if (!name.empty() && !seen_.insert(name).second) reader.report("duplicate-id", quoted(name) + " is named twice");
    }

  private:
    std::set<std::string, std::less<>> seen_;
};

class LabReader {
  public:
    LabReader(std::span<const File> files, std::span<const File> rules, std::span<const KindReader> kinds,
              std::span<const File> private_files)
        : files_(files), packs_(rules), kinds_(kinds), is_private_(!private_files.empty()) {
        if (!is_private_) return;
        joined_.append_range(files);
        joined_.append_range(private_files);
        files_ = joined_;
    }

    Result<Lab> read() {
        check_paths();
        const auto definition = std::ranges::find(files_, "lab.json", &File::path);
        if (definition == files_.end()) {
            problems_.push_back(file_problem("lab.json", "missing-file", "a lab's folder holds lab.json"));
            return failed();
        }
        sort_files();
        auto document = parse_json(definition->path, std::string(as_text(definition->bytes)));
        if (!document) {
            append(std::move(document).error());
            return failed();
        }
        JsonReading reading{*document, "lab"};
        read_definition(reading.root());
        if (is_private_) {
            read_private_checks();
        } else {
            read_checks(reading.root());
            read_misconceptions(reading.root());
            read_solution(reading.root());
        }
        append(std::move(reading.problems));
        if (!lab_.locales.empty()) check_texts();
        if (!problems_.empty()) return failed();
        std::ranges::sort(lab_.carried);
        const auto repeated = std::ranges::unique(lab_.carried);
        lab_.carried.erase(repeated.begin(), repeated.end());
        std::vector<File> carried;
        for (const File& file : files_)
            if (std::ranges::binary_search(lab_.carried, file.path)) carried.push_back(file);
        checked_.append_range(expected_);
        lab_.hash = hash_lab(*definition, lab_, checked_, carried);
        return std::move(lab_);
    }

  private:
    void append(Problems problems) { std::ranges::move(problems, std::back_inserter(problems_)); }

    std::unexpected<Problems> failed() {
        sort_problems(problems_, kMostProblemsShown);
        return failure(std::move(problems_));
    }

    void check_paths() {
        std::map<std::string, std::string> seen;
        for (const File& file : files_) {
            if (!is_relative_path(file.path)) {
                problems_.push_back(file_problem(file.path, "bad-path", "this path is not allowed",
                                                 "use letters, digits and \"._-\", and no folder that begins with \".\""));
                continue;
            }
            std::string folded = file.path;
            std::ranges::transform(folded, folded.begin(),
                                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
            const auto [other, is_new] = seen.emplace(folded, file.path);
            if (!is_new)
                problems_.push_back(
                    file_problem(file.path, "duplicate-path", "on some systems this is the same file as " + other->second));
        }
    }

    /// Fills starter and data; both appear in the same folder to the learner's program.
    void sort_files() {
        for (const File& file : files_) {
            if (file.path.starts_with("starter/")) lab_.starter.push_back({file.path.substr(8), file.bytes});
            const bool is_expected = file.path.starts_with("expected/");
            const bool is_dataset = file.path.starts_with("datasets/");
            const bool is_snippet = file.path.starts_with("snippets/");
            const bool is_test = file.path.starts_with("tests/");
            const bool is_right = file.path.starts_with("right/");
            const bool is_mutant = file.path.starts_with("mutants/");
            if (is_expected) expected_.push_back(file);
            if (is_dataset) sort_named_file(file, "dataset", "datasets/no-orders/orders.csv", lab_.datasets);
            if (is_snippet) lab_.snippets.push_back(file);
            if (is_test) tests_.push_back(file);
            if (is_right) sort_named_file(file, "program", "right/by-the-book/refund.py", right_);
            if (is_mutant) sort_named_file(file, "program", "mutants/no-limit/refund.py", mutants_);
            if (is_test || is_right || is_mutant) checked_.push_back(file);
            if (is_expected || is_dataset || is_snippet || is_test || is_right || is_mutant) lab_.unread.insert(file.path);
            if (file.path.starts_with("data/")) lab_.data.push_back({file.path.substr(5), file.bytes});
        }
        std::ranges::sort(lab_.starter, {}, &File::path);
        std::ranges::sort(lab_.data, {}, &File::path);
        std::ranges::sort(expected_, {}, &File::path);
        std::ranges::sort(lab_.snippets, {}, &File::path);
        std::ranges::sort(tests_, {}, &File::path);
        for (auto* programs : {&right_, &mutants_})
            for (auto& [name, files] : *programs) std::ranges::sort(files, {}, &File::path);
        for (auto& [name, dataset] : lab_.datasets) {
            std::ranges::sort(dataset, {}, &File::path);
            for (const File& file : dataset) expect_no_starter(file.path, "datasets/" + name + "/");
        }
        if (lab_.starter.empty())
            problems_.push_back(file_problem("starter/", "missing-file", "a lab has at least one file in starter/"));
        for (const File& file : lab_.starter)
            if (!is_valid_utf8(as_text(file.bytes)))
                problems_.push_back(
                    file_problem("starter/" + file.path, "bad-utf8", "the file is not UTF-8", "save the file as UTF-8"));
        for (const File& file : lab_.data) expect_no_starter(file.path, "data/");
    }

    void expect_no_starter(const std::string& path, const std::string& folder) {
        if (std::ranges::contains(lab_.starter, path, &File::path))
            problems_.push_back(file_problem(folder + path, "path-clash", "starter/ has a file of the same name",
                                             "the program finds both in the same folder"));
    }

    /// A file of a folder of folders, each with a name: a dataset, a program.
    void sort_named_file(const File& file, const std::string& what, std::string example,
                         std::map<std::string, std::vector<File>>& folders) {
        const std::string path = file.path.substr(file.path.find('/') + 1);
        const std::size_t end = path.find('/');
        const std::string name = path.substr(0, end);
        if (end == std::string::npos || !is_id(name)) {
            problems_.push_back(file_problem(
                file.path, "bad-" + what, "a " + what + " is a folder of files, and its name an id", std::move(example)));
            return;
        }
        folders[name].push_back({path.substr(end + 1), file.bytes});
    }

    void read_definition(const JsonReader& root) {
        if (!root.expect(JsonType::Object)) return;
        root.expect_keys(lab_keys::kLab);
        (void)root.integer("format", 1, 1);
        lab_.id = read_id(root, "id");
        lab_.version = static_cast<int>(root.integer("version", 1, 1'000'000));
        read_language(root);
        read_packages(root);
        read_shared_data(root);
        lab_.track = read_id(root, "track");
        lab_.level = word(root, "level", lab_words::kLevels);
        lab_.minutes = static_cast<int>(root.integer("minutes", 1, 600));
        lab_.locales = read_locales(root, "lab");
        lab_.title = read_localised(root, "title", lab_.locales);
        lab_.summary = read_localised(root, "summary", lab_.locales);
        read_outcomes(root);
        lab_.prerequisites = read_ids(root.items_or_none("prerequisites"));
        read_rules_used(root);
        read_entry(root);
        read_structs(root);
        read_limits(root);
        for (const JsonReader& hint : root.items_or_none("hints")) lab_.hints.push_back(read_localised(hint, lab_.locales));
        lab_.watches = read_watches(root, lab_);
    }

    void read_language(const JsonReader& root) {
        const auto language = root.member("language");
        if (language) lab_.language = static_cast<Language>(read_word(*language, lab_words::kLanguages));
    }

    void read_packages(const JsonReader& root) {
        const auto reader = root.find("packages");
        if (!reader) return;
        if (lab_.language != Language::Python) reader->report_key("useless-packages", "only Python has packages");
        Unique unique;
        for (const JsonReader& item : reader->items()) {
            lab_.packages.emplace_back(lab_words::kPackages[read_word(item, lab_words::kPackages)]);
            if (item.is(JsonType::Text)) unique.add(item, item.text());
        }
    }

    /// Whoever reads the folder lays the shared files into data/, so all that is left is to see that they are there.
    void read_shared_data(const JsonReader& root) const {
        Unique unique;
        for (const JsonReader& item : root.items_or_none("sharedData")) {
            if (!item.expect(JsonType::Text)) continue;
            unique.add(item, item.text());
            if (!std::ranges::contains(lab_.data, item.text(), &File::path))
                item.report("no-shared-data", "the shared data has no file " + quoted(item.text()),
                            "labs/data/README.md lists its tables: \"orders.csv\", ...");
        }
    }

    static std::string word(const JsonReader& parent, std::string_view name, Names words) {
        const auto member = parent.member(name);
        return member ? std::string(words[read_word(*member, words)]) : std::string();
    }

    void read_outcomes(const JsonReader& root) {
        const auto outcomes = root.member("outcomes");
        if (!outcomes) return;
        outcomes->expect_keys(lab_keys::kOutcomes);
        lab_.trade_outcomes = read_ids(outcomes->items_or_none("trade"));
        lab_.computing_outcomes = read_ids(outcomes->items_or_none("computing"));
    }

    void read_rules_used(const JsonReader& root) {
        const auto reader = root.find("rules");
        if (!reader) return;
        reader->expect_keys(lab_keys::kRuleUse);
        const std::string pack_id = read_id(*reader, "pack");
        if (const auto day = reader->member("asOf")) {
            lab_.rules_as_of = day->text();
            if (day->is(JsonType::Text) && !is_day(lab_.rules_as_of))
                day->report("bad-day", quoted(lab_.rules_as_of) + " is no day", "a day is written 2026-11-23");
        }
        std::vector<JsonReader> used;
        Unique unique;
        for (const JsonReader& item : reader->items("use")) {
            if (!item.expect(JsonType::Text)) continue;
            unique.add(item, item.text());
            rules_named_.push_back(item.text());
            used.push_back(item);
        }
        if (pack_id.empty()) return;

        const auto pack = std::ranges::find(packs_, "rules/" + pack_id + ".json", &File::path);
        if (pack == packs_.end()) {
            reader->find("pack")->report("missing-pack", "there is no rule pack rules/" + pack_id + ".json");
            return;
        }
        auto rules = read_rules(*pack);
        if (!rules) return append(std::move(rules).error());
        for (const JsonReader& item : used) use_rule(item, *rules);
    }

    void use_rule(const JsonReader& item, std::span<const Rule> rules) {
        const std::string& id = item.node().text;
        const auto in_force = std::ranges::find_if(
            rules, [&](const Rule& rule) { return rule.id == id && is_in_force(rule, lab_.rules_as_of); });
        if (in_force == rules.end()) {
            const std::vector<std::string_view> known(std::from_range, rules | std::views::transform(&Rule::id));
            if (std::ranges::contains(known, id)) {
                item.report("rule-not-in-force", quoted(id) + " is not in force on " + lab_.rules_as_of);
            } else {
                item.report("unknown-rule", "the pack has no rule " + quoted(id), nearest_name_hint(id, known));
            }
            return;
        }
        for (const auto& [locale, is_reviewed] : lab_.locales)
            if (!in_force->label.contains(locale))
                item.report("missing-translation",
                            "the label of rule " + quoted(id) + " is missing for the locale " + quoted(locale));
        lab_.rules.push_back(*in_force);
    }

    void read_entry(const JsonReader& root) {
        lab_.entry = root.text_or("entry", default_entry(lab_.language));
        if (const auto entry = root.find("entry"); entry && entry->is(JsonType::Text))
            expect_source_file(*entry, lab_.language);
        if (lab_.starter.empty() || std::ranges::contains(lab_.starter, lab_.entry, &File::path)) return;
        const auto entry = root.find("entry");
        const std::string message = "there is no file starter/" + lab_.entry;
        if (!entry) return root.report("unknown-file", message, "name the file to run under \"entry\"");
        const std::vector<std::string_view> known(std::from_range, lab_.starter | std::views::transform(&File::path));
        if (entry->is(JsonType::Text)) entry->report("unknown-file", message, nearest_name_hint(lab_.entry, known));
    }

    void read_structs(const JsonReader& root) {
        const auto reader = root.find("structs");
        if (!reader) return;
        if (lab_.language != Language::Cpp)
            reader->report_key("useless-structs", "only C++ needs to be told of its structs");
        for (const JsonReader& member : reader->members()) {
            if (!is_joined_name(member.key(), "::"))
                member.report_key("bad-name", quoted(member.key()) + " cannot name a struct");
            std::vector<std::string>& fields = lab_.structs[member.key()];
            Unique unique;
            for (const JsonReader& field : member.items()) {
                fields.push_back(field.text());
                if (!field.is(JsonType::Text)) continue;
                if (!is_identifier(fields.back())) field.report("bad-name", quoted(fields.back()) + " cannot name a field");
                unique.add(field, fields.back());
            }
        }
    }

    void read_limits(const JsonReader& root) {
        const auto reader = root.find("limits");
        if (!reader) return;
        reader->expect_keys(lab_keys::kLimits);
        const RunLimits usual;
        const auto bytes = [&](std::string_view name, std::uint32_t otherwise, std::int64_t lowest, std::int64_t highest) {
            return static_cast<std::uint32_t>(reader->integer_or(name, otherwise, lowest, highest));
        };
        lab_.limits.fuel = static_cast<std::uint64_t>(
            reader->integer_or("fuel", static_cast<std::int64_t>(usual.fuel), 1'000'000, kMostFuel));
        lab_.limits.memory_bytes = bytes("memoryBytes", usual.memory_bytes, 32 * kMegabyte, 1024 * kMegabyte);
        lab_.limits.output_bytes = bytes("outputBytes", usual.output_bytes, 1024, 4 * kMegabyte);
        lab_.limits.result_bytes = bytes("resultBytes", usual.result_bytes, 1024, 4 * kMegabyte);
    }

    void read_private_checks() {
        const auto definition = std::ranges::find(files_, kPrivateChecks, &File::path);
        if (definition == files_.end()) {
            problems_.push_back(
                file_problem(std::string(kPrivateChecks), "missing-file", "private checks stand in checks.json"));
            return;
        }
        checked_.push_back(*definition);
        const auto document = parse_json(definition->path, std::string(as_text(definition->bytes)));
        if (!document) return append(document.error());
        JsonReading reading{*document, "lab"};
        const JsonReader root = reading.root();
        if (root.expect(JsonType::Object)) {
            root.expect_keys(lab_keys::kPrivate);
            (void)root.integer("format", 1, 1);
            // No learner reads them, so they need no translation.
            auto locales = std::exchange(lab_.locales, {{"en", false}});
            read_checks(root);
            lab_.locales = std::move(locales);
            if (asks(lab_))
                root.find("checks")->report("private-question",
                                            "a private check cannot ask: the learner never saw the question");
        }
        append(std::move(reading.problems));
    }

    void read_checks(const JsonReader& root) {
        if (!root.is(JsonType::Object)) return;
        const auto checks = root.member("checks");
        if (!checks) return;
        const auto items = checks->items();
        if (items.empty() && checks->is(JsonType::Array))
            checks->report("no-checks", "a lab without checks cannot be graded");
        if (items.size() > kMostChecks) checks->report("too-many", "more than " + std::to_string(kMostChecks) + " checks");
        const CheckContext context{
            lab_.locales,  lab_.starter,
            lab_.entry,    lab_.language,
            expected_,     lab_.datasets,
            lab_.snippets, rules_named_,
            lab_.unread,   [&](const JsonReader& reader, std::string_view folder) { return read_attempt(reader, folder); },
            tests_,        right_,
            mutants_};
        int points = 0;
        for (const JsonReader& item : items) {
            lab_.checks.push_back(read_check(item, context, kinds_));
            expect_earlier_checks(item);
            points += lab_.checks.back().points;
            if (const auto id = item.find("id")) folder_names_.add(*id, lab_.checks.back().id);
        }
        if (asks(lab_)) {
            for (const auto& [folder, files] : {std::pair{"starter/", &lab_.starter}, std::pair{"data/", &lab_.data}})
                if (std::ranges::contains(*files, kAnswersPath, &File::path))
                    problems_.push_back(file_problem(folder + std::string(kAnswersPath), "path-clash",
                                                     "the learner's answers are a file of this name"));
        }
        if (points == 0 && !items.empty()) checks->report("no-points", "no check gives any points");
    }

    /// Only checks before it can have been judged when it is the turn of the last one read.
    void expect_earlier_checks(const JsonReader& check) {
        std::vector<std::string_view> earlier(std::from_range, lab_.checks | std::views::transform(&Check::id));
        earlier.pop_back();
        const auto depends_on = check.find("dependsOn");
        if (!depends_on || !depends_on->is(JsonType::Array)) return;
        for (const JsonReader& other : depends_on->items())
            if (other.is(JsonType::Text) && !std::ranges::contains(earlier, other.node().text))
                other.report("unknown-check", "there is no check " + quoted(other.node().text) + " before this one",
                             nearest_name_hint(other.node().text, earlier));
    }

    /// A program of attempts/: "passes/loops.py" stands in for the entry file, the files of "passes/two" lie over starter/.
    CarriedAttempt read_attempt(const JsonReader& reader, std::string_view folder) {
        CarriedAttempt attempt{reader.text(), {}};
        if (!reader.is(JsonType::Text)) return attempt;
        const std::string path = "attempts/" + attempt.name;
        for (const File& file : files_) {
            const bool is_alone = file.path == path;
            if (!is_alone && !file.path.starts_with(path + "/")) continue;
            const std::string target = is_alone ? lab_.entry : file.path.substr(path.size() + 1);
            attempt.files.push_back({target, file.bytes});
            lab_.carried.push_back(file.path);
            if (!std::ranges::contains(lab_.starter, target, &File::path))
                reader.report("bad-attempt", "starter/ has no file " + target + ", which this attempt holds");
        }
        const bool is_found = !attempt.files.empty();
        for (const File& file : lab_.starter)
            if (!std::ranges::contains(attempt.files, file.path, &File::path)) attempt.files.push_back(file);
        std::ranges::sort(attempt.files, {}, &File::path);
        if (!attempt.name.starts_with(folder)) {
            reader.report("bad-attempt", "expected an attempt of attempts/" + std::string(folder));
        } else if (!is_found) {
            reader.report("unknown-attempt", "there is no attempt " + path);
        }
        return attempt;
    }

    void read_solution(const JsonReader& root) {
        if (!root.is(JsonType::Object)) return;
        const auto reader = root.find("solution");
        if (!reader || !reader->expect(JsonType::Object)) return;
        reader->expect_keys(lab_keys::kSolution);
        Solution solution;
        if (const auto attempt = reader->member("attempt")) solution.attempt = read_attempt(*attempt, "passes/");
        if (const auto after = reader->member("after"))
            solution.after = static_cast<Solution::After>(read_word(*after, lab_words::kAfter));
        constexpr std::int64_t kMostTries = 100;
        if (solution.after == Solution::After::Tries)
            solution.tries = static_cast<int>(reader->integer("tries", 1, kMostTries));
        else if (const auto tries = reader->find("tries"))
            tries->report_key("useless-tries", "tries are counted with \"after\": \"tries\"");
        lab_.solution = std::move(solution);
    }

    /// A misconception and a check may not share a name, since attempts/fails/ has a folder for either.
    void read_misconceptions(const JsonReader& root) {
        if (!root.is(JsonType::Object)) return;
        const std::vector<std::string_view> known(std::from_range, lab_.checks | std::views::transform(&Check::id));
        for (const JsonReader& item : root.items_or_none("misconceptions")) {
            if (!item.expect(JsonType::Object)) continue;
            item.expect_keys(lab_keys::kMisconception);
            Misconception misconception{
                read_id(item, "id"), item.text("check"), read_localised(item, "say", lab_.locales), {}};
            if (const auto id = item.find("id")) folder_names_.add(*id, misconception.id);
            const auto check = item.find("check");
            if (check && check->is(JsonType::Text) && !std::ranges::contains(known, misconception.check))
                check->report("unknown-check", "there is no check " + quoted(misconception.check),
                              nearest_name_hint(misconception.check, known));
            for (const JsonReader& detector : item.items_or_none("detectors"))
                misconception.detectors.push_back(read_attempt(detector, "fails/" + misconception.id + "/"));
            lab_.misconceptions.push_back(std::move(misconception));
        }
    }

    void check_texts() {
        for (const auto& [locale, is_reviewed] : lab_.locales) {
            const std::string path = "text." + locale + ".md";
            const auto text = std::ranges::find(files_, path, &File::path);
            if (text == files_.end()) {
                problems_.push_back(
                    file_problem(path, "missing-file", "the text for the locale " + quoted(locale) + " is missing"));
            } else {
                append(check_text(*text, rules_named_));
            }
        }
        for (const File& file : files_) {
            if (!file.path.starts_with("text.") || !file.path.ends_with(".md")) continue;
            const std::string locale = file.path.substr(5, file.path.size() - std::min<std::size_t>(file.path.size(), 8));
            if (!lab_.locales.contains(locale))
                problems_.push_back(file_problem(file.path, "undeclared-locale",
                                                 "the locale " + quoted(locale) + " is not among the lab's locales"));
        }
    }

    std::vector<File> joined_;  // with the private files
    std::span<const File> files_;
    std::span<const File> packs_;
    std::span<const KindReader> kinds_;
    bool is_private_;
    Lab lab_;
    Problems problems_;
    std::vector<File> expected_;
    std::vector<File> tests_;
    std::map<std::string, std::vector<File>> right_;
    std::map<std::string, std::vector<File>> mutants_;
    std::vector<File> checked_;             // all of tests/, right/ and mutants/
    std::vector<std::string> rules_named_;  // under /rules/use, whether or not the pack has them
    Unique folder_names_;
};

}  // namespace

Result<Lab> read_lab(std::span<const File> files, std::span<const File> rules, std::span<const KindReader> kinds,
                     std::span<const File> private_files) {
    return LabReader(files, rules, kinds, private_files).read();
}

}  // namespace bengkel
