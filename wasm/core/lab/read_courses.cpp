#include "lab/read_courses.hpp"

#include <algorithm>
#include <ranges>
#include <set>
#include <string_view>
#include <utility>

#include "base/nearest_name.hpp"
#include "base/print_problem.hpp"
#include "json/json_reader.hpp"
#include "lab/lab_format.hpp"
#include "lab/names.hpp"
#include "lab/read_localised.hpp"

namespace bengkel {
namespace {

constexpr std::size_t kMostProblemsShown = 50;
constexpr std::int64_t kMostHours = 200;
constexpr int kMinutesInHour = 60;

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

/// "lists" of "courses/lists.json".
std::string_view name_of(std::string_view path) {
    path.remove_prefix(path.rfind('/') + 1);
    return path.substr(0, path.rfind(".json"));
}

class CoursesReader {
  public:
    CoursesReader(std::span<const File> files, std::span<const ListedLab> labs) : files_(files), labs_(labs) {}

    Result<std::vector<Course>> read() {
        for (const File& file : files_) course_names_.push_back(name_of(file.path));
        for (const File& file : files_) read_file(file);
        if (problems_.empty()) expect_no_ring();
        if (!problems_.empty()) {
            sort_problems(problems_, kMostProblemsShown);
            return failure(std::move(problems_));
        }
        std::ranges::sort(courses_, {}, &Course::id);
        return std::move(courses_);
    }

  private:
    void read_file(const File& file) {
        auto document = parse_json(file.path, std::string(as_text(file.bytes)));
        if (!document) {
            std::ranges::move(document.error(), std::back_inserter(problems_));
            return;
        }
        JsonReading reading{*document, "course"};
        const JsonReader root = reading.root();
        if (root.expect(JsonType::Object)) {
            courses_.push_back(read_course(root, name_of(file.path)));
            const auto wanted = root.find("prerequisites");
            wanted_at_.push_back(wanted ? wanted->place() : root.place());
        }
        std::ranges::move(reading.problems, std::back_inserter(problems_));
    }

    Course read_course(const JsonReader& root, std::string_view name) const {
        root.expect_keys(lab_keys::kCourse);
        (void)root.integer("format", 1, 1);
        Course course;
        course.id = read_id(root, "id");
        if (const auto id = root.find("id"); id && is_id(course.id) && course.id != name)
            id->report("wrong-id", "the file is named " + quoted(std::string(name) + ".json"));
        course.locales = read_locales(root, "course");
        course.title = read_localised(root, "title", course.locales);
        course.summary = read_localised(root, "summary", course.locales);
        for (const JsonReader& outcome : at_least_one(root, "outcomes"))
            course.outcomes.push_back(read_localised(outcome, course.locales));
        const std::size_t sound = root.problem_count();
        const std::vector<JsonReader> labs = at_least_one(root, "labs");
        course.labs = read_ids(labs);
        expect_known(labs, "unknown-lab", "there is no lab ", ids_of_labs());
        const bool has_labs = root.problem_count() == sound;
        const std::vector<JsonReader> tracks = at_least_one(root, "tracks");
        course.tracks = read_ids(tracks);
        if (has_labs) expect_known(tracks, "unknown-track", "none of its labs is of the track ", tracks_of(course));
        const std::vector<JsonReader> prerequisites = root.items("prerequisites");
        course.prerequisites = read_ids(prerequisites);
        expect_known(prerequisites, "unknown-course", "there is no course ", course_names_);
        const std::size_t before_hours = root.problem_count();
        course.hours = static_cast<int>(root.integer("hours", 1, kMostHours));
        if (root.problem_count() == before_hours) expect_time(*root.find("hours"), course);
        return course;
    }

    static std::vector<JsonReader> at_least_one(const JsonReader& root, std::string_view name) {
        std::vector<JsonReader> items = root.items(name);
        if (const auto list = root.find(name); list && list->is(JsonType::Array) && items.empty())
            list->report("too-few", "at least one stands here");
        return items;
    }

    static void expect_known(std::span<const JsonReader> items, std::string_view code, const std::string& message,
                             const std::vector<std::string_view>& known) {
        for (const JsonReader& item : items) {
            if (!item.is(JsonType::Text) || !is_id(item.text()) || std::ranges::contains(known, item.text())) continue;
            item.report(code, message + quoted(item.text()), nearest_name_hint(item.text(), known));
        }
    }

    [[nodiscard]] std::vector<std::string_view> ids_of_labs() const {
        return {std::from_range, labs_ | std::views::transform(&ListedLab::id)};
    }

    [[nodiscard]] std::vector<std::string_view> tracks_of(const Course& course) const {
        std::vector<std::string_view> tracks;
        for (const ListedLab& lab : labs_)
            if (std::ranges::contains(course.labs, lab.id) && !std::ranges::contains(tracks, lab.track))
                tracks.emplace_back(lab.track);
        return tracks;
    }

    void expect_time(const JsonReader& hours, const Course& course) const {
        int minutes = 0;
        for (const ListedLab& lab : labs_)
            if (std::ranges::contains(course.labs, lab.id)) minutes += lab.minutes;
        if (minutes <= course.hours * kMinutesInHour) return;
        hours.report("too-few-hours", "its labs take " + std::to_string(minutes) + " minutes by their own account",
                     "notional hours hold them all, and the time to think");
    }

    /// Following what each wants first must come to an end.
    void expect_no_ring() {
        for (const auto& [course, wanted_at] : std::views::zip(courses_, wanted_at_)) {
            std::set<std::string_view> reached;
            std::vector<std::string_view> open = {course.prerequisites.begin(), course.prerequisites.end()};
            while (!open.empty()) {
                const std::string_view next = open.back();
                open.pop_back();
                if (!reached.insert(next).second) continue;
                const auto found = std::ranges::find(courses_, next, &Course::id);
                if (found != courses_.end())
                    open.insert(open.end(), found->prerequisites.begin(), found->prerequisites.end());
            }
            if (reached.contains(course.id))
                problems_.push_back({"course.ring", "the course would have to be taken before itself",
                                     "see which courses its prerequisites want first", wanted_at});
        }
    }

    std::span<const File> files_;
    std::span<const ListedLab> labs_;
    std::vector<std::string_view> course_names_;
    std::vector<Course> courses_;
    std::vector<Place> wanted_at_;  // of each course, where its prerequisites stand
    Problems problems_;
};

}  // namespace

Result<std::vector<Course>> read_courses(std::span<const File> files, std::span<const ListedLab> labs) {
    return CoursesReader(files, labs).read();
}

}  // namespace bengkel
