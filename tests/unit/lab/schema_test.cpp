// The schemas serve editors, the reader is the truth: here the two are held together.

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <format>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "check/check_kinds.hpp"
#include "json/json_reader.hpp"
#include "lab/equality.hpp"
#include "lab/lab_format.hpp"
#include "lab/read_courses.hpp"
#include "lab/read_lab.hpp"
#include "support/case_files.hpp"

using namespace bengkel;

namespace {

using Words = std::set<std::string, std::less<>>;

Words set_of(Names names) { return {names.begin(), names.end()}; }

Words texts_of(const JsonReader& array) {
    Words words;
    for (const JsonReader& item : array.items()) words.insert(item.text());
    return words;
}

Words keys_of(const JsonReader& object) {
    Words keys;
    for (const JsonReader& member : object.members()) keys.insert(member.key());
    return keys;
}

std::string shown(const Words& words) {
    std::string text;
    for (const std::string& word : words) text += word + " ";
    return text;
}

struct Schema {
    explicit Schema(const std::string& name)
        : document(parse_json(name, test::read_text(test::root() / "labs" / "schema" / name)).value()),
          reading{document, "schema"} {}

    /// The value at a JSON Pointer.
    JsonReader at(const std::string& pointer) {
        for (std::uint32_t i = 0; i < document.nodes.size(); ++i)
            if (pointer_to(document, i) == pointer) return {reading, i};
        BOOST_FAIL("no " << pointer << " in " << document.file);
        return reading.root();
    }

    JsonDocument document;
    JsonReading reading;
};

const std::map<std::string, Words> kLabShapes = {
    {"", set_of(lab_keys::kLab)},
    {"/properties/locales/additionalProperties", set_of(lab_keys::kLocale)},
    {"/properties/outcomes", set_of(lab_keys::kOutcomes)},
    {"/properties/rules", set_of(lab_keys::kRuleUse)},
    {"/properties/limits", set_of(lab_keys::kLimits)},
    {"/$defs/tolerance", set_of(lab_keys::kTolerance)},
    {"/$defs/textRules", set_of(lab_keys::kTextRules)},
    {"/$defs/misconception", set_of(lab_keys::kMisconception)},
    {"/properties/solution", set_of(lab_keys::kSolution)},
    {"/$defs/watch", set_of(lab_keys::kWatch)},
    {"/$defs/madeSize", set_of(lab_keys::kMadeSize)},
    {"/$defs/madeInt", set_of(lab_keys::kMadeInt)},
    {"/$defs/madeText", set_of(lab_keys::kMadeText)},
    {"/$defs/madeJoin", set_of(lab_keys::kMadeJoin)},
    {"/$defs/madeChoice", set_of(lab_keys::kMadeChoice)},
    {"/$defs/madeList", set_of(lab_keys::kMadeList)},
};

const std::map<std::string, Words> kRuleShapes = {
    {"", set_of(lab_keys::kPack)},
    {"/$defs/rule", set_of(lab_keys::kRule)},
};

const std::map<std::string, Words> kCourseShapes = {
    {"", set_of(lab_keys::kCourse)},
    {"/properties/locales/additionalProperties", set_of(lab_keys::kLocale)},
};

/// Those of the kinds of check beside the lab's own.
std::map<std::string, Words> shapes_of_labs() {
    std::map<std::string, Words> shapes = kLabShapes;
    for (const KindReader& kind : check_kinds()) {
        for (const JsonShape& shape : kind.shapes) {
            Words keys = set_of(shape.keys);
            if (shape.at.empty()) keys.insert(lab_keys::kCheck.begin(), lab_keys::kCheck.end());
            shapes.emplace(shape.pointer, std::move(keys));
        }
    }
    return shapes;
}

/// Every object of the schema knows the reader's keys and refuses others; the forms of a value are looked at apart.
void expect_shapes(const std::string& name, const std::map<std::string, Words>& shapes) {
    Schema schema(name);
    for (std::uint32_t i = 0; i < schema.document.nodes.size(); ++i) {
        const JsonReader object(schema.reading, i);
        const std::string pointer = pointer_to(schema.document, i);
        if (!object.is(JsonType::Object) || !object.find("type") || !object.find("properties") || pointer.ends_with("Form"))
            continue;
        const auto shape = shapes.find(pointer);
        BOOST_REQUIRE_MESSAGE(shape != shapes.end(), "the reader knows no " << pointer << " of " << name);
        BOOST_TEST(shown(keys_of(*object.find("properties"))) == shown(shape->second), pointer);
        BOOST_TEST(object.find("additionalProperties").has_value(), pointer << " lets unknown keys pass");
    }
    for (const auto& [pointer, names] : shapes) BOOST_TEST(schema.at(pointer).find("properties").has_value(), pointer);
}

Problems problems_of(const std::string& lab, const std::string& rules) {
    const auto bytes = [](const std::string& text) { return Bytes(text.begin(), text.end()); };
    const std::vector<File> files = {{"lab.json", bytes(lab)}, {"starter/main.py", {}}, {"text.en.md", bytes("x")}};
    const auto read = read_lab(files, std::vector<File>{{"rules/xx.json", bytes(rules)}}, check_kinds());
    return read ? Problems() : read.error();
}

/// The keys that the reader misses in the object at this place.
Words missing_at(const Problems& problems, std::string_view pointer) {
    Words missing;
    for (const Problem& problem : problems) {
        if (!problem.code.ends_with(".missing-key") || problem.place.pointer != pointer) continue;
        const std::size_t start = problem.message.find('"') + 1;
        missing.insert(problem.message.substr(start, problem.message.rfind('"') - start));
    }
    return missing;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(schema)

BOOST_AUTO_TEST_CASE(lab_schema_knows_the_reader_s_keys) { expect_shapes("lab.schema.json", shapes_of_labs()); }
BOOST_AUTO_TEST_CASE(rules_schema_knows_the_reader_s_keys) { expect_shapes("rules.schema.json", kRuleShapes); }

BOOST_AUTO_TEST_CASE(course_schema_knows_the_reader_s_keys) {
    expect_shapes("course.schema.json", kCourseShapes);
    const std::string empty = "{}";
    const std::vector<File> files = {{"courses/xx.json", Bytes(empty.begin(), empty.end())}};
    Schema course("course.schema.json");
    BOOST_TEST(shown(texts_of(course.at("/required"))) == shown(missing_at(read_courses(files, {}).error(), "")));
}

BOOST_AUTO_TEST_CASE(schemas_know_the_reader_s_words) {
    Schema lab("lab.schema.json");
    const auto words = [&](const std::string& pointer) { return shown(texts_of(lab.at(pointer + "/enum"))); };
    BOOST_TEST(words("/properties/language") == shown(set_of(lab_words::kLanguages)));
    BOOST_TEST(words("/properties/solution/properties/after") == shown(set_of(lab_words::kAfter)));
    BOOST_TEST(words("/properties/packages/items") == shown(set_of(lab_words::kPackages)));
    BOOST_TEST(words("/properties/level") == shown(set_of(lab_words::kLevels)));
    for (const KindReader& kind : check_kinds())
        for (const JsonWords& one : kind.words) BOOST_TEST(words(std::string(one.pointer)) == shown(set_of(one.words)));
    BOOST_TEST(words("/$defs/itemOrder") == shown(set_of(kItemOrderWords)));
    BOOST_TEST(words("/$defs/dates") == shown(set_of(kDatesWords)));
    BOOST_TEST(words("/$defs/textRules/properties/case") == shown(set_of(kCaseWords)));
    BOOST_TEST(words("/$defs/textRules/properties/space") == shown(set_of(kSpaceWords)));
    BOOST_TEST(words("/$defs/textRules/properties/unicode") == shown(set_of(kUnicodeWords)));
    BOOST_TEST(words("/$defs/floatForm/properties/$float") == shown(set_of(lab_words::kFloats)));

    Words makes;
    for (const JsonReader& definition : lab.at("/$defs").members())
        if (definition.key().starts_with("made"))
            makes.insert(lab.at("/$defs/" + definition.key() + "/properties/make").text("const"));
    BOOST_TEST(shown(makes) == shown(set_of(lab_words::kMakes)));

    Words forms;
    for (const JsonReader& definition : lab.at("/$defs").members())
        if (definition.key().ends_with("Form")) forms.merge(keys_of(*definition.find("properties")));
    BOOST_TEST(shown(forms) == shown(set_of(lab_words::kValueForms)));

    Schema rules("rules.schema.json");
    BOOST_TEST(shown(texts_of(rules.at("/$defs/rule/properties/unit/enum"))) == shown(set_of(lab_words::kUnits)));
    BOOST_TEST(shown(texts_of(rules.at("/$defs/rule/properties/confidence/enum"))) ==
               shown(set_of(lab_words::kConfidence)));
}

BOOST_AUTO_TEST_CASE(lab_schema_knows_every_kind_of_check) {
    Schema schema("lab.schema.json");
    Words kinds;
    for (const JsonReader& choice : schema.at("/properties/checks/items/oneOf").items())
        kinds.insert(schema.at(choice.text("$ref").substr(1) + "/properties/kind").text("const"));
    Words known;
    for (const KindReader& kind : check_kinds()) known.emplace(kind.name);
    BOOST_TEST(shown(kinds) == shown(known));
}

BOOST_AUTO_TEST_CASE(schemas_require_what_the_reader_misses) {
    struct Gap {
        std::string schema, pointer, lab, at;
        Words given = {};
    };
    const auto check = [](const char* kind, const char* rest) {
        return std::format(R"({{"checks": [{{"kind": "{}"{}}}]}})", kind, rest);
    };
    std::vector<Gap> gaps = {
        {"lab", "", "{}", ""},
        {"lab", "/properties/locales/additionalProperties", R"({"locales": {"en": {}}})", "/locales/en"},
        {"lab", "/properties/outcomes", R"({"outcomes": {}})", "/outcomes"},
        {"lab", "/properties/rules", R"({"rules": {}})", "/rules"},
        {"lab", "/properties/limits", R"({"limits": {}})", "/limits"},
        {"lab", "/$defs/misconception", R"({"misconceptions": [{}]})", "/misconceptions/0"},
        {"lab", "/properties/solution", R"({"solution": {}})", "/solution"},
        {"lab", "/$defs/watch", R"({"watch": [{}]})", "/watch/0"},
        {"lab", "/$defs/tolerance", check("calls", R"(, "tolerance": {})"), "/checks/0/tolerance"},
        {"lab", "/$defs/textRules", check("calls", R"(, "text": {})"), "/checks/0/text"},
        {"lab", "/$defs/madeInt", check("growth", R"(, "args": [{"make": "int"}])"), "/checks/0/args/0", {"make"}},
        {"lab", "/$defs/madeText", check("growth", R"(, "args": [{"make": "text"}])"), "/checks/0/args/0", {"make"}},
        {"lab", "/$defs/madeJoin", check("growth", R"(, "args": [{"make": "join"}])"), "/checks/0/args/0", {"make"}},
        {"lab", "/$defs/madeChoice", check("growth", R"(, "args": [{"make": "choice"}])"), "/checks/0/args/0", {"make"}},
        {"lab", "/$defs/madeList", check("growth", R"(, "args": [{"make": "list"}])"), "/checks/0/args/0", {"make"}},
        {"rules", "", "{}", ""},
        {"rules", "/$defs/rule", R"({"rules": [{}]})", "/rules/0"},
    };
    for (const KindReader& kind : check_kinds()) {
        const std::string name(kind.name);
        for (const JsonShape& shape : kind.shapes) {
            const bool is_check = shape.at.empty();
            gaps.push_back({"lab", std::string(shape.pointer),
                            check(name.c_str(), is_check ? "" : (", " + std::string(shape.empty)).c_str()),
                            "/checks/0" + std::string(shape.at), is_check ? Words{"kind"} : Words()});
        }
    }
    for (const Gap& gap : gaps) {
        const bool is_lab = gap.schema == "lab";
        const auto problems = is_lab
                                  ? problems_of(gap.lab, "{}")
                                  : problems_of(R"({"rules": {"pack": "xx", "asOf": "2026-11-23", "use": []}})", gap.lab);
        Words required;
        Problems own;
        std::ranges::copy_if(problems, std::back_inserter(own),
                             [&](const Problem& problem) { return (problem.place.file == "lab.json") == is_lab; });
        required = missing_at(own, gap.at);
        required.insert(gap.given.begin(), gap.given.end());
        Schema schema(gap.schema + ".schema.json");
        const auto stated = schema.at(gap.pointer).find("required");
        BOOST_TEST(shown(stated ? texts_of(*stated) : Words()) == shown(required), gap.schema << gap.pointer);
    }
}

BOOST_AUTO_TEST_SUITE_END()
