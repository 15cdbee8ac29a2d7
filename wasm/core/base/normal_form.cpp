#include "base/normal_form.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>
#include <vector>

#include "base/code_point.hpp"
#include "unicode_tables.hpp"

namespace bengkel {
namespace {

using namespace unicode;

using Points = std::vector<char32_t>;

// Syllables of Hangul are put together by arithmetic (The Unicode Standard, 3.12).
constexpr char32_t kSyllables = 0xAC00;
constexpr char32_t kLeads = 0x1100;
constexpr char32_t kVowels = 0x1161;
constexpr char32_t kTails = 0x11A7;  // one before the first
constexpr char32_t kLeadCount = 19;
constexpr char32_t kVowelCount = 21;
constexpr char32_t kTailCount = 28;
constexpr char32_t kSyllableCount = kLeadCount * kVowelCount * kTailCount;

/// The number from 0 in a block of so many, or `count`.
char32_t place_in(char32_t point, char32_t first, char32_t count) {
    return point >= first && point < first + count ? point - first : count;
}

/// The row of the sorted column that holds it, or the column's size.
template <class Column>
std::size_t row_of(const Column& column, char32_t point) {
    const auto found = std::ranges::lower_bound(column, point);
    return found != column.end() && *found == point ? static_cast<std::size_t>(found - column.begin()) : column.size();
}

/// The last row that begins at the code point or before, or the column's size.
template <class Column>
std::size_t range_of(const Column& firsts, char32_t point) {
    const auto after = std::ranges::upper_bound(firsts, point);
    return after == firsts.begin() ? firsts.size() : static_cast<std::size_t>(after - firsts.begin()) - 1;
}

unsigned combining_class(char32_t point) {
    if (point < kClassFirst.front()) return 0;
    const std::size_t row = range_of(kClassFirst, point);
    return point <= kClassLast[row] ? kClassValue[row] : 0U;
}

void put_decomposed(char32_t point, Points& out) {
    if (const char32_t syllable = place_in(point, kSyllables, kSyllableCount); syllable < kSyllableCount) {
        out.push_back(kLeads + syllable / (kVowelCount * kTailCount));
        out.push_back(kVowels + syllable / kTailCount % kVowelCount);
        if (syllable % kTailCount != 0) out.push_back(kTails + syllable % kTailCount);
        return;
    }
    const std::size_t row = point < 0x80 ? kDecompositionPoint.size() : row_of(kDecompositionPoint, point);
    if (row == kDecompositionPoint.size()) {
        out.push_back(point);
        return;
    }
    put_decomposed(kDecompositionFirst[row], out);
    if (kDecompositionSecond[row] != 0) put_decomposed(kDecompositionSecond[row], out);
}

/// The composite of the two, or 0.
char32_t composite(char32_t first, char32_t second) {
    const char32_t lead = place_in(first, kLeads, kLeadCount);
    const char32_t vowel = place_in(second, kVowels, kVowelCount);
    if (lead < kLeadCount && vowel < kVowelCount) return kSyllables + (lead * kVowelCount + vowel) * kTailCount;
    const char32_t syllable = place_in(first, kSyllables, kSyllableCount);
    const char32_t tail = place_in(second, kTails, kTailCount);
    if (syllable < kSyllableCount && syllable % kTailCount == 0 && tail != 0 && tail < kTailCount) return first + tail;

    const auto parts = [](std::size_t row) { return std::pair(kDecompositionFirst[row], kDecompositionSecond[row]); };
    const std::pair<std::uint32_t, std::uint32_t> wanted(first, second);
    const auto found = std::ranges::lower_bound(kCompositionRow, wanted, {}, parts);
    return found != kCompositionRow.end() && parts(*found) == wanted ? kDecompositionPoint[*found] : 0;
}

/// Whether a normal form may join it to what stands before it.
bool is_joined(char32_t point) {
    if (point < 0x300) return false;
    if (combining_class(point) != 0 || place_in(point, kVowels, kVowelCount) < kVowelCount) return true;
    if (const char32_t tail = place_in(point, kTails, kTailCount); tail != 0 && tail < kTailCount) return true;
    return std::ranges::any_of(kCompositionRow, [&](std::size_t row) { return kDecompositionSecond[row] == point; });
}

Points decomposed(std::string_view text) {
    Points points;
    points.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        put_decomposed(point.value, points);
        at += point.size;
    }
    // Marks that do not touch each other have no order of their own.
    for (auto mark = points.begin(); mark != points.end();) {
        if (combining_class(*mark) == 0) {
            ++mark;
            continue;
        }
        const auto end = std::find_if(mark, points.end(), [](char32_t point) { return combining_class(point) == 0; });
        std::ranges::stable_sort(mark, end, {}, combining_class);
        mark = end;
    }
    return points;
}

Points composed(Points points) {
    constexpr std::size_t kNone = SIZE_MAX;
    std::size_t starter = kNone;  // where in what is kept
    unsigned last_class = 0;      // of what stands between the starter and here
    std::size_t kept = 0;
    for (const char32_t point : points) {
        const unsigned own_class = combining_class(point);
        const bool is_next = starter != kNone && kept == starter + 1;
        if (starter != kNone && (is_next || last_class < own_class)) {
            if (const char32_t whole = composite(points[starter], point)) {
                points[starter] = whole;
                continue;
            }
        }
        if (own_class == 0) starter = kept;
        last_class = own_class;
        points[kept++] = point;
    }
    points.resize(kept);
    return points;
}

void put_utf8(char32_t point, std::string& out) {
    const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
    const auto put_tail = [&](unsigned shift) { put(0x80 | (point >> shift & 0x3F)); };
    if (point < 0x80) return put(point);
    if (point < 0x800) {
        put(0xC0 | point >> 6);
    } else if (point < 0x10000) {
        put(0xE0 | point >> 12);
        put_tail(6);
    } else {
        put(0xF0 | point >> 18);
        put_tail(12);
        put_tail(6);
    }
    put_tail(0);
}

std::string as_utf8(const Points& points) {
    std::string text;
    text.reserve(points.size());
    for (const char32_t point : points) put_utf8(point, text);
    return text;
}

void put_folded(char32_t point, std::string& out) {
    if (const std::size_t row = row_of(kLongFoldPoint, point); row < kLongFoldPoint.size()) {
        for (const char32_t sign : {kLongFoldFirst[row], kLongFoldSecond[row], kLongFoldThird[row]})
            if (sign != 0) put_utf8(sign, out);
        return;
    }
    const std::size_t row = range_of(kFoldFirst, point);
    const bool is_folded =
        row < kFoldFirst.size() && point <= kFoldLast[row] && (point - kFoldFirst[row]) % kFoldStep[row] == 0;
    put_utf8(is_folded ? static_cast<char32_t>(static_cast<std::int64_t>(point) + kFoldDifference[row]) : point, out);
}

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char sign) { return static_cast<unsigned char>(sign) < 0x80; });
}

}  // namespace

std::string nfc(std::string_view text) { return is_ascii(text) ? std::string(text) : as_utf8(composed(decomposed(text))); }

std::string nfd(std::string_view text) { return is_ascii(text) ? std::string(text) : as_utf8(decomposed(text)); }

std::string fold_case(std::string_view text) {
    std::string folded;
    folded.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        put_folded(point.value, folded);
        at += point.size;
    }
    return folded;
}

std::size_t segment_size(std::string_view text, std::size_t at) {
    std::size_t end = at + code_point_at(text, at).size;
    while (end < text.size()) {
        const CodePoint point = code_point_at(text, end);
        if (!is_joined(point.value)) break;
        end += point.size;
    }
    return end - at;
}

}  // namespace bengkel
