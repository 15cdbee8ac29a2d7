// Any bytes, read as rules and two values: whatever they are, comparing comes to an end, and what is compared with itself
// is equal unless money is NaN. The second value is often the first with a part of it changed.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "base/bytes.hpp"
#include "base/utf8.hpp"
#include "check/compare_output.hpp"
#include "check/equal_values.hpp"
#include "frame/value.hpp"

namespace {

using namespace bengkel;

class Source {
  public:
    explicit Source(ByteView bytes) : bytes_(bytes) {}

    std::uint8_t byte() {
        if (bytes_.empty()) return 0;
        const std::uint8_t first = bytes_.front();
        bytes_ = bytes_.subspan(1);
        return first;
    }

    std::size_t below(std::size_t limit) { return byte() % limit; }

    std::string text() {
        const ByteView part = bytes_.first(std::min<std::size_t>(below(24), bytes_.size()));
        bytes_ = bytes_.subspan(part.size());
        return mend_utf8(as_text(part));
    }

    double real() {
        constexpr double kOdd[] = {0.0, -0.0, 0.005, 1.005, 1e300, 5e-324, HUGE_VAL, -HUGE_VAL, NAN, 9007199254740993.0};
        const std::size_t which = below(12);
        return which < std::size(kOdd) ? kOdd[which] : (byte() - 128) / 8.0;
    }

    Value value(int depth) {
        switch (below(depth > 1 ? 12 : 7)) {
            case 0: return {Null{}};
            case 1: return {below(2) == 0};
            case 2: return {integer_of(byte() - 128)};
            case 3: return {real()};
            case 4: return {text()};
            case 5: return {Opaque{"decimal.Decimal", text()}};
            case 6: return {Opaque{below(2) == 0 ? "datetime.date" : "Date", text()}};
            case 7:
            case 8: return {List{items(depth)}};
            case 9: return {Tuple{items(depth)}};
            case 10: return {Set{items(depth)}};
            default: break;
        }
        Map map;
        for (std::size_t left = below(5); left > 0; --left) {
            Value key = value(1);
            map.entries.emplace_back(std::move(key), value(depth - 1));
        }
        return {std::move(map)};
    }

    Equality rules() {
        Equality rules;
        rules.tolerance = {static_cast<double>(below(3)) / 4, static_cast<double>(below(3)) / 4,
                           static_cast<std::uint32_t>(below(3))};
        rules.numbers = static_cast<Numbers>(below(2));
        rules.language = static_cast<Language>(below(4));
        if (below(3) == 0) rules.money = static_cast<int>(below(7));
        rules.order = static_cast<ItemOrder>(below(5));
        rules.text = {static_cast<TextRules::Case>(below(2)), static_cast<TextRules::Space>(below(3)),
                      static_cast<TextRules::Unicode>(below(2))};
        rules.dates = static_cast<Dates>(below(3));
        return rules;
    }

  private:
    std::vector<Value> items(int depth) {
        std::vector<Value> found;
        for (std::size_t left = below(6); left > 0; --left) found.push_back(value(depth - 1));
        return found;
    }

    ByteView bytes_;
};

void expect(bool holds, const char* law) {
    if (holds) return;
    std::fprintf(stderr, "%s\n", law);
    std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Source source({data, size});
    const Equality rules = source.rules();
    const Value want = source.value(4);
    const Value got = source.value(4);
    const auto mismatch = find_mismatch(want, got, rules);
    if (mismatch) expect(is_valid_utf8(mismatch->path + mismatch->want + mismatch->got), "a mismatch is text");
    if (!rules.money) expect(equal_values(want, want, rules), "a value will do for itself");
    if (!mismatch) expect(equal_values({AnyOf{{{Null{}}, want}}}, got, rules), "an alternative takes what its value takes");

    const std::string wanted = source.text() + "\n" + source.text();
    const std::string written = source.text() + "\n" + source.text();
    const auto compare = static_cast<Compare>(source.below(4));
    expect(!compare_output(compare, rules.tolerance, wanted, wanted, rules.text), "an output will do for itself");
    (void)compare_output(compare, rules.tolerance, wanted, written, rules.text);
    return 0;
}
