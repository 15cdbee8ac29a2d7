#include "lab/read_equality.hpp"

#include "lab/lab_format.hpp"
#include "lab/read_localised.hpp"

namespace bengkel {
namespace {

constexpr std::int64_t kMostUlp = 1'000'000;
constexpr std::int64_t kMostMoneyDigits = 6;

/// The word of this member; `first` is what the first of the words stands for.
template <class Word>
void read_word_of(const JsonReader& reader, std::string_view name, Names words, Word first, Word& word) {
    if (const auto member = reader.find(name))
        word = static_cast<Word>(static_cast<std::size_t>(first) + read_word(*member, words));
}

}  // namespace

Tolerance read_tolerance(const JsonReader& check) {
    const auto reader = check.find("tolerance");
    if (!reader) return {};
    reader->expect_keys(lab_keys::kTolerance);
    const auto amount = [&](std::string_view name) {
        const auto member = reader->find(name);
        const double number = member ? member->number() : 0;
        if (number >= 0) return number;
        member->report("out-of-range", "a tolerance is not negative");
        return 0.0;
    };
    return {amount("absolute"), amount("relative"), static_cast<std::uint32_t>(reader->integer_or("ulp", 0, 0, kMostUlp))};
}

TextRules read_text_rules(const JsonReader& check) {
    TextRules rules;
    const auto reader = check.find("text");
    if (!reader || !reader->expect(JsonType::Object)) return rules;
    reader->expect_keys(lab_keys::kTextRules);
    read_word_of(*reader, "case", kCaseWords, TextRules::Case::Fold, rules.letter_case);
    read_word_of(*reader, "space", kSpaceWords, TextRules::Space::TrimEnd, rules.space);
    read_word_of(*reader, "unicode", kUnicodeWords, TextRules::Unicode::Nfc, rules.unicode);
    return rules;
}

Equality read_cell_equality(const JsonReader& check, Language language) {
    Equality equality;
    equality.language = language;
    equality.tolerance = read_tolerance(check);
    read_word_of(check, "numbers", kNumbersWords, Numbers::Typed, equality.numbers);
    if (const auto money = check.find("money")) {
        equality.money = static_cast<int>(money->integer(0, kMostMoneyDigits));
        if (const auto tolerance = check.find("tolerance"))
            tolerance->report_key("useless-tolerance", "an amount of money has no tolerance",
                                  R"("money" says to how many digits amounts are rounded)");
    }
    equality.text = read_text_rules(check);
    read_word_of(check, "dates", kDatesWords, Dates::Day, equality.dates);
    return equality;
}

Equality read_equality(const JsonReader& check, Language language) {
    Equality equality = read_cell_equality(check, language);
    read_word_of(check, "order", kItemOrderWords, ItemOrder::Ordered, equality.order);
    return equality;
}

}  // namespace bengkel
