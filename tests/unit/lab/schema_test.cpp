// The schemas serve editors, the reader is the truth: here the two are held together.

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <format>
#include <map>
#include <set>
#include <string>

#include "json/json_reader.hpp"
#include "lab/lab_format.hpp"
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

const std::map<std::string, Names> kLabShapes = {
    {"", lab_keys::kLab},
    {"/properties/locales/additionalProperties", lab_keys::kLocale},
    {"/properties/outcomes", lab_keys::kOutcomes},
    {"/properties/rules", lab_keys::kRuleUse},
    {"/properties/limits", lab_keys::kLimits},
    {"/$defs/tolerance", lab_keys::kTolerance},
    {"/$defs/misconception", lab_keys::kMisconception},
    {"/$defs/callsCheck", lab_keys::kCallsCheck},
    {"/$defs/callCase", lab_keys::kCallCase},
    {"/$defs/outputCheck", lab_keys::kOutputCheck},
    {"/$defs/outputCase", lab_keys::kOutputCase},
    {"/$defs/growthCheck", lab_keys::kGrowthCheck},
    {"/$defs/growthCheck/properties/sizes", lab_keys::kSizes},
    {"/$defs/budgetCheck", lab_keys::kBudgetCheck},
    {"/$defs/budgetCheck/properties/reference", lab_keys::kReference},
    {"/$defs/budgetCase", lab_keys::kBudgetCase},
    {"/$defs/tablesCheck", lab_keys::kTablesCheck},
    {"/$defs/tablesCase", lab_keys::kTablesCase},
    {"/$defs/tablesCase/properties/plan", lab_keys::kWantedPlan},
    {"/$defs/wantedTable/anyOf/1", lab_keys::kWantedTable},
    {"/$defs/madeSize", lab_keys::kMadeSize},
    {"/$defs/madeInt", lab_keys::kMadeInt},
    {"/$defs/madeText", lab_keys::kMadeText},
    {"/$defs/madeJoin", lab_keys::kMadeJoin},
    {"/$defs/madeChoice", lab_keys::kMadeChoice},
    {"/$defs/madeList", lab_keys::kMadeList},
};

const std::map<std::string, Names> kRuleShapes = {
    {"", lab_keys::kPack},
    {"/$defs/rule", lab_keys::kRule},
};

/// Every object of the schema knows the reader's keys and refuses others; the forms of a value are looked at apart.
void expect_shapes(const std::string& name, const std::map<std::string, Names>& shapes) {
    Schema schema(name);
    for (std::uint32_t i = 0; i < schema.document.nodes.size(); ++i) {
        const JsonReader object(schema.reading, i);
        const std::string pointer = pointer_to(schema.document, i);
        if (!object.is(JsonType::Object) || !object.find("type") || !object.find("properties") || pointer.ends_with("Form"))
            continue;
        const auto shape = shapes.find(pointer);
        BOOST_REQUIRE_MESSAGE(shape != shapes.end(), "the reader knows no " << pointer << " of " << name);
        BOOST_TEST(shown(keys_of(*object.find("properties"))) == shown(set_of(shape->second)), pointer);
        BOOST_TEST(object.find("additionalProperties").has_value(), pointer << " lets unknown keys pass");
    }
    for (const auto& [pointer, names] : shapes) BOOST_TEST(schema.at(pointer).find("properties").has_value(), pointer);
}

Problems problems_of(const std::string& lab, const std::string& rules) {
    const auto bytes = [](const std::string& text) { return Bytes(text.begin(), text.end()); };
    const std::vector<File> files = {{"lab.json", bytes(lab)}, {"starter/main.py", {}}, {"text.en.md", bytes("x")}};
    const auto read = read_lab(files, std::vector<File>{{"rules/xx.json", bytes(rules)}});
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

BOOST_AUTO_TEST_CASE(lab_schema_knows_the_reader_s_keys) { expect_shapes("lab.schema.json", kLabShapes); }
BOOST_AUTO_TEST_CASE(rules_schema_knows_the_reader_s_keys) { expect_shapes("rules.schema.json", kRuleShapes); }

BOOST_AUTO_TEST_CASE(schemas_know_the_reader_s_words) {
    Schema lab("lab.schema.json");
    const auto words = [&](const std::string& pointer) { return shown(texts_of(lab.at(pointer + "/enum"))); };
    BOOST_TEST(words("/properties/language") == shown(set_of(lab_words::kLanguages)));
    BOOST_TEST(words("/properties/level") == shown(set_of(lab_words::kLevels)));
    BOOST_TEST(words("/$defs/callsCheck/properties/numbers") == shown(set_of(lab_words::kNumbers)));
    BOOST_TEST(words("/$defs/outputCheck/properties/compare") == shown(set_of(lab_words::kCompare)));
    BOOST_TEST(words("/$defs/tablesCheck/properties/numbers") == shown(set_of(lab_words::kNumbers)));
    BOOST_TEST(words("/$defs/tablesCheck/properties/order/anyOf/0") == shown(set_of(lab_words::kOrders)));
    BOOST_TEST(words("/$defs/tablesCheck/properties/columns") == shown(set_of(lab_words::kColumnRules)));
    BOOST_TEST(words("/$defs/tablesCheck/properties/result/anyOf/0") == shown(set_of(lab_words::kResults)));
    BOOST_TEST(words("/$defs/floatForm/properties/$float") == shown(set_of(lab_words::kFloats)));

    BOOST_TEST(words("/$defs/growthCheck/properties/atMost") == shown(set_of(lab_words::kGrowths)));
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
    BOOST_TEST(shown(kinds) == shown(set_of(check_kinds())));
}

BOOST_AUTO_TEST_CASE(schemas_require_what_the_reader_misses) {
    struct Gap {
        std::string schema, pointer, lab, at;
        Words given = {};
    };
    const auto check = [](const char* kind, const char* rest) {
        return std::format(R"({{"checks": [{{"kind": "{}"{}}}]}})", kind, rest);
    };
    const Gap gaps[] = {
        {"lab", "", "{}", ""},
        {"lab", "/properties/locales/additionalProperties", R"({"locales": {"en": {}}})", "/locales/en"},
        {"lab", "/properties/outcomes", R"({"outcomes": {}})", "/outcomes"},
        {"lab", "/properties/rules", R"({"rules": {}})", "/rules"},
        {"lab", "/properties/limits", R"({"limits": {}})", "/limits"},
        {"lab", "/$defs/misconception", R"({"misconceptions": [{}]})", "/misconceptions/0"},
        {"lab", "/$defs/callsCheck", check("calls", ""), "/checks/0", {"kind"}},
        {"lab", "/$defs/outputCheck", check("output", ""), "/checks/0", {"kind"}},
        {"lab", "/$defs/tolerance", check("calls", R"(, "tolerance": {})"), "/checks/0/tolerance"},
        {"lab", "/$defs/callCase", check("calls", R"(, "cases": [{}])"), "/checks/0/cases/0"},
        {"lab", "/$defs/outputCase", check("output", R"(, "cases": [{}])"), "/checks/0/cases/0"},
        {"lab", "/$defs/growthCheck", check("growth", ""), "/checks/0", {"kind"}},
        {"lab", "/$defs/growthCheck/properties/sizes", check("growth", R"(, "sizes": {})"), "/checks/0/sizes"},
        {"lab", "/$defs/budgetCheck", check("budget", ""), "/checks/0", {"kind"}},
        {"lab", "/$defs/budgetCheck/properties/reference", check("budget", R"(, "reference": {})"), "/checks/0/reference"},
        {"lab", "/$defs/budgetCase", check("budget", R"(, "cases": [{}])"), "/checks/0/cases/0"},
        {"lab", "/$defs/tablesCheck", check("tables", ""), "/checks/0", {"kind"}},
        {"lab", "/$defs/tablesCase", check("tables", R"(, "cases": [{}])"), "/checks/0/cases/0"},
        {"lab", "/$defs/tablesCase/properties/plan", check("tables", R"(, "cases": [{"plan": {}}])"),
         "/checks/0/cases/0/plan"},
        {"lab", "/$defs/wantedTable/anyOf/1", check("tables", R"(, "cases": [{"want": {}}])"), "/checks/0/cases/0/want"},
        {"lab", "/$defs/madeInt", check("growth", R"(, "args": [{"make": "int"}])"), "/checks/0/args/0", {"make"}},
        {"lab", "/$defs/madeText", check("growth", R"(, "args": [{"make": "text"}])"), "/checks/0/args/0", {"make"}},
        {"lab", "/$defs/madeJoin", check("growth", R"(, "args": [{"make": "join"}])"), "/checks/0/args/0", {"make"}},
        {"lab", "/$defs/madeChoice", check("growth", R"(, "args": [{"make": "choice"}])"), "/checks/0/args/0", {"make"}},
        {"lab", "/$defs/madeList", check("growth", R"(, "args": [{"make": "list"}])"), "/checks/0/args/0", {"make"}},
        {"rules", "", "{}", ""},
        {"rules", "/$defs/rule", R"({"rules": [{}]})", "/rules/0"},
    };
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
