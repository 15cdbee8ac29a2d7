// tests/cases/course: each folder of courses reads as its expected.txt says (README.md in that folder). And ours are sound.

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <format>
#include <map>
#include <string>
#include <vector>

#include "base/print_problem.hpp"
#include "check/check_kinds.hpp"
#include "json/json_reader.hpp"
#include "lab/read_courses.hpp"
#include "lab/read_lab.hpp"
#include "support/case_files.hpp"

using namespace bengkel;

namespace {

std::vector<File> courses_in(const std::filesystem::path& folder) {
    std::vector<File> files;
    for (const std::string& path : test::files_below(folder)) {
        const std::string content = test::read_text(folder / path);
        files.push_back({"courses/" + path, Bytes(content.begin(), content.end())});
    }
    return files;
}

std::vector<ListedLab> labs_of_cases() {
    const auto document = parse_json("labs.json", test::read_text(test::cases("course") / "labs.json")).value();
    JsonReading reading{document, "test"};
    std::vector<ListedLab> labs;
    for (const JsonReader& lab : reading.root().items())
        labs.push_back({lab.text("id"), lab.text("track"), static_cast<int>(lab.integer("minutes"))});
    return labs;
}

std::string summary(const Problems& problems, const std::vector<File>& files) {
    std::string text;
    for (const Problem& problem : problems) {
        std::string source;
        for (const File& file : files)
            if (file.path == problem.place.file) source = as_text(file.bytes);
        text += std::format("[{}] {}", problem.code, print_problem(problem, source));
    }
    return text;
}

std::string summary(std::string_view name, const Localised& texts) {
    std::string text = std::format("  {}", name);
    for (const auto& [locale, words] : texts) text += std::format(" {}:\"{}\"", locale, words);
    return text + "\n";
}

std::string summary(std::string_view name, const std::vector<std::string>& ids) {
    std::string text = std::format("  {}", name);
    for (const std::string& id : ids) text += " " + id;
    return text + "\n";
}

std::string summary(const std::vector<Course>& courses) {
    std::string text;
    for (const Course& course : courses) {
        text += std::format("course {} {} hours\n", course.id, course.hours);
        text += summary("tracks", course.tracks) + summary("labs", course.labs) + summary("after", course.prerequisites);
        text += summary("title", course.title) + summary("summary", course.summary);
        for (const auto& [locale, is_reviewed] : course.locales)
            text += std::format("  locale {}{}\n", locale, is_reviewed ? " reviewed" : "");
        for (const Localised& outcome : course.outcomes) text += summary("outcome", outcome);
    }
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(course_cases)

BOOST_AUTO_TEST_CASE(each_folder_reads_as_expected) {
    const std::vector<ListedLab> labs = labs_of_cases();
    for (const auto& folder : test::case_folders("course")) BOOST_TEST_CONTEXT(folder.filename().string()) {
            const std::vector<File> files = courses_in(folder / "courses");
            const auto courses = read_courses(files, labs);
            BOOST_TEST(courses.has_value() == folder.filename().string().starts_with("reads-"));
            test::expect_text(folder / "expected.txt", courses ? summary(*courses) : summary(courses.error(), files));
        }
}

BOOST_AUTO_TEST_CASE(our_courses_are_sound) {
    const auto home = test::root() / "labs";
    std::vector<ListedLab> labs;
    for (const auto& entry : std::filesystem::directory_iterator(home)) {
        if (!std::filesystem::exists(entry.path() / "lab.json")) continue;
        const auto document = parse_json("lab.json", test::read_text(entry.path() / "lab.json")).value();
        JsonReading reading{document, "test"};
        const JsonReader lab = reading.root();
        labs.push_back({lab.text("id"), lab.text("track"), static_cast<int>(lab.integer("minutes"))});
    }
    const std::vector<File> files = courses_in(home / "courses");
    BOOST_TEST(!files.empty());
    const auto courses = read_courses(files, labs);
    if (!courses) BOOST_ERROR(summary(courses.error(), files));
}

BOOST_AUTO_TEST_SUITE_END()
