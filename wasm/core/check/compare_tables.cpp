#include "check/compare_tables.hpp"

#include "base/utf8.hpp"
#include "check/compare_dates.hpp"
#include "check/compare_money.hpp"
#include "check/compare_numbers.hpp"
#include "check/compare_texts.hpp"
#include "check/format_value.hpp"
#include "check/pair_items.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <map>
#include <numeric>
#include <ranges>
#include <span>
#include <variant>

namespace bengkel {
namespace {

using Row = std::vector<Value>;
using Indexes = std::vector<std::size_t>;

constexpr double kExactIntegers = 9007199254740992.0;  // 2^53: below, an integer that a float is fits an int64
constexpr std::size_t kShownCell = 80;                 // code points
constexpr std::size_t kPairedGroup = 200;              // rows up to which the best pairing is sought
constexpr std::size_t kLikenedRows = 200;              // missing and extra rows that are held against each other

bool is_number(const Value& value) {
    return std::holds_alternative<Integer>(value.data) || std::holds_alternative<double>(value.data);
}

std::string shown_cell(const Value& value, Language language) {
    std::string text = format_value(value, language);
    const std::string_view beginning = first_code_points(text, kShownCell);
    return beginning.size() == text.size() ? text : std::string(beginning) + "…";
}

std::vector<std::string> shown_names(const std::vector<std::string>& names) {
    std::vector<std::string> shown;
    for (const std::string& name : names | std::views::take(kShownColumns)) shown.push_back(shown_text(name));
    return shown;
}

std::size_t index_in(const std::vector<std::string>& names, std::string_view name) {
    const auto found = std::ranges::find_if(names, [&](const std::string& one) { return is_same_column(one, name); });
    return static_cast<std::size_t>(found - names.begin());
}

/// What most cells are, without a look at the rules: whatever these say, it is the same.
bool is_plainly_same(const Value& want, const Value& got) {
    if (want.data.index() != got.data.index()) return false;
    if (const auto* text = std::get_if<std::string>(&want.data)) return *text == std::get<std::string>(got.data);
    if (const auto* integer = std::get_if<Integer>(&want.data)) return *integer == std::get<Integer>(got.data);
    const auto* real = std::get_if<double>(&want.data);
    return real != nullptr && std::isfinite(*real) && *real != 0 && *real == std::get<double>(got.data);
}

/// The same for what differs, where texts and integers are compared as they are.
bool is_plainly_other(const Value& want, const Value& got) {
    if (want.data.index() != got.data.index()) return false;
    return std::holds_alternative<std::string>(want.data) || std::holds_alternative<Integer>(want.data);
}

std::uint64_t mixed(std::uint64_t hash, std::uint64_t part) {
    hash = (hash ^ part) * 0x9e3779b97f4a7c15;
    return hash ^ (hash >> 32);
}

std::uint64_t hash_bytes(std::uint64_t hash, const void* bytes, std::size_t size) {
    const auto* at = static_cast<const char*>(bytes);
    hash = mixed(hash, size);
    for (std::size_t done = 0; done < size; done += sizeof(std::uint64_t)) {
        std::uint64_t part = 0;
        std::memcpy(&part, at + done, std::min(sizeof part, size - done));
        hash = mixed(hash, part);
    }
    return hash;
}

std::uint64_t hash_key(std::uint64_t hash, const Value& key) {
    hash = mixed(hash, key.data.index());
    if (const auto* text = std::get_if<std::string>(&key.data)) return hash_bytes(hash, text->data(), text->size());
    if (const auto* integer = std::get_if<Integer>(&key.data))
        return hash_bytes(mixed(hash, integer->is_negative ? 1 : 0), integer->magnitude.data(), integer->magnitude.size());
    if (const auto* real = std::get_if<double>(&key.data); real != nullptr && !std::isnan(*real))
        return mixed(hash, std::bit_cast<std::uint64_t>(*real));
    const Bytes bytes = encode_value(key);
    return hash_bytes(hash, bytes.data(), bytes.size());
}

/// As hash_key would of the Integer, which need not be made for that.
std::uint64_t hash_integer(std::uint64_t hash, std::int64_t number) {
    const std::uint64_t magnitude =
        number < 0 ? ~static_cast<std::uint64_t>(number) + 1 : static_cast<std::uint64_t>(number);
    std::array<std::uint8_t, sizeof magnitude> bytes{};
    std::size_t size = 0;
    for (std::uint64_t rest = magnitude; rest != 0; rest >>= 8) bytes[size++] = static_cast<std::uint8_t>(rest & 0xFF);
    hash = mixed(hash, Value{Integer{}}.data.index());
    return hash_bytes(mixed(hash, number < 0 ? 1 : 0), bytes.data(), size);
}

class TableComparison {
  public:
    TableComparison(const TableValue& want, const TableValue& got, const TableRules& rules, std::size_t most_rows)
        : want_(want),
          got_(got),
          rules_(rules),
          most_rows_(most_rows),
          is_plain_(!rules.equality.money && rules.equality.dates == Dates::Exact && is_exact(rules.equality.text)) {}

    std::optional<TableDifference> compare() {
        difference_.columns = shown_names(want_.columns);
        difference_.got_columns = shown_names(got_.columns);
        difference_.want_rows = want_.rows.size();
        difference_.got_rows = got_.rows.size();
        if (!has_right_columns()) return found(TableDifference::Reason::Columns);
        pair_rows();
        if (!missing_.empty() || !extra_.empty()) {
            tell_rows();
            return found(TableDifference::Reason::Rows);
        }
        if (!is_in_order()) return found(TableDifference::Reason::Order);
        return std::nullopt;
    }

    /// Where a wanted column stands in what came; after a comparison that did not end with the columns.
    std::size_t place_of(std::size_t column) const { return places_[column]; }

    /// A wanted row with its cells in the places of what came.
    Row as_it_came(const Row& wanted) const {
        Row row(wanted.size());
        for (std::size_t i = 0; i < wanted.size(); ++i) row[places_[i]] = wanted[i];
        return row;
    }

  private:
    std::optional<TableDifference> found(TableDifference::Reason reason) {
        difference_.reason = reason;
        return std::move(difference_);
    }

    // ---- Columns ----

    /// Fills in `places_`: where each wanted column stands in what came.
    bool has_right_columns() {
        const std::size_t count = want_.columns.size();
        if (got_.columns.size() != count) return false;
        places_.resize(count);
        std::iota(places_.begin(), places_.end(), std::size_t{0});
        switch (rules_.columns) {
            case ColumnRule::Unnamed: return true;
            case ColumnRule::Named: return std::ranges::equal(want_.columns, got_.columns, is_same_column);
            case ColumnRule::AnyOrder: break;
        }
        std::vector<std::string> left = got_.columns;
        for (std::size_t i = 0; i < count; ++i) {
            places_[i] = index_in(left, want_.columns[i]);
            if (places_[i] == count) return false;
            // A column without a name is no column's twin.
            left[places_[i]] = std::string(1, '\0');
        }
        return true;
    }

    const Value& got_cell(std::size_t row, std::size_t column) const { return got_.rows[row][places_[column]]; }

    // ---- Rows, whatever their order ----

    bool is_same_cell(const Value& want, const Value& got) const {
        if (is_plainly_same(want, got)) return true;
        if (is_plain_ && !is_tolerant() && is_plainly_other(want, got)) return false;
        return equal_values(want, got, rules_.equality);
    }

    bool is_same_row(std::size_t want, std::size_t got) const {
        for (std::size_t i = 0; i < places_.size(); ++i)
            if (!is_same_cell(want_.rows[want][i], got_cell(got, i))) return false;
        return true;
    }

    bool is_tolerant() const {
        const auto& [absolute, relative, ulp] = rules_.equality.tolerance;
        return absolute > 0 || relative > 0 || ulp > 0;
    }

    Value date_key(const Date& date) const {
        if (rules_.equality.dates == Dates::Day) return {List{{{integer_of(date.day)}}}};
        return {List{{{integer_of(date.second)}, {integer_of(date.nanosecond)}}}};
    }

    /// Cells that are equal without a tolerance have the same key, and others have not.
    Value key_of(const Value& cell) const {
        const Equality& equality = rules_.equality;
        if (equality.dates != Dates::Exact)
            if (const auto date = date_in(cell)) return date_key(*date);
        if (equality.money)
            if (const auto amount = amount_of(cell, *equality.money)) return {List{{{*amount}}}};
        if (const auto* text = std::get_if<std::string>(&cell.data)) return {what_counts(*text, equality.text)};
        const auto* real = std::get_if<double>(&cell.data);
        if (real == nullptr) return cell;
        if (*real == 0) return rules_.equality.numbers == Numbers::Any ? Value{Integer{}} : Value{0.0};
        if (rules_.equality.numbers == Numbers::Typed) return cell;
        const auto integer = exact_integer(*real);
        return integer ? Value{*integer} : cell;
    }

    /// With `is_loose` all numbers are alike, so that rows that a tolerance may make equal have the same key.
    template <class Cell>
    Bytes row_key(Cell cell, bool is_loose) const {
        List key;
        for (std::size_t i = 0; i < places_.size(); ++i) {
            const Value& value = cell(i);
            key.items.push_back(is_loose && is_number(value) ? Value{true} : key_of(value));
        }
        return encode_value({std::move(key)});
    }
    Bytes want_key(std::size_t row, bool is_loose) const {
        return row_key([&](std::size_t i) -> const Value& { return want_.rows[row][i]; }, is_loose);
    }
    Bytes got_key(std::size_t row, bool is_loose) const {
        return row_key([&](std::size_t i) -> const Value& { return got_cell(row, i); }, is_loose);
    }

    /// Fills in `missing_` and `extra_`.
    void pair_rows() {
        Indexes wanted(want_.rows.size());
        Indexes left(got_.rows.size());
        std::iota(wanted.begin(), wanted.end(), std::size_t{0});
        std::iota(left.begin(), left.end(), std::size_t{0});
        if (is_tolerant()) {
            pair_near_rows(wanted, left);
        } else {
            keep_unpaired(twins(wanted, left), wanted, left, missing_, extra_);
        }
        std::ranges::sort(missing_);
        std::ranges::sort(extra_);
    }

    /// The cell itself where it is its own key, else the key, which `room` then holds.
    const Value& key_in(const Value& cell, Value& room) const {
        const bool is_simple = std::holds_alternative<std::string>(cell.data) || std::holds_alternative<Integer>(cell.data);
        if (is_simple && is_plain_) return cell;
        room = key_of(cell);
        return room;
    }

    bool are_twins(std::size_t want, std::size_t got) const {
        Value room;
        Value other_room;
        for (std::size_t i = 0; i < places_.size(); ++i) {
            const Value& wanted = want_.rows[want][i];
            const Value& cell = got_cell(got, i);
            if (is_plainly_same(wanted, cell)) continue;
            if (is_plain_ && is_plainly_other(wanted, cell)) return false;
            if (encode_value(key_in(wanted, room)) != encode_value(key_in(cell, other_room)) || !is_same_cell(wanted, cell))
                return false;
        }
        return true;
    }

    template <class Cell>
    std::uint64_t hash_of(Cell cell) const {
        std::uint64_t hash = 0;
        Value room;
        for (std::size_t i = 0; i < places_.size(); ++i) {
            const Value& value = cell(i);
            const auto* real = std::get_if<double>(&value.data);
            const bool is_simple = is_plain_ && real != nullptr && *real != 0 && std::abs(*real) < kExactIntegers;
            if (!is_simple) {
                hash = hash_key(hash, key_in(value, room));
            } else if (rules_.equality.numbers == Numbers::Any && *real == std::trunc(*real)) {
                hash = hash_integer(hash, static_cast<std::int64_t>(*real));
            } else {
                hash = hash_key(hash, value);
            }
        }
        return hash;
    }

    /// Pairs rows that are equal without a tolerance: first those that stand in the same places, then those of equal
    /// hashes.
    Pairing twins(const Indexes& wanted, const Indexes& left) const {
        using Hashed = std::vector<std::pair<std::uint64_t, std::size_t>>;
        Pairing pairing(wanted.size(), left.size());
        for (std::size_t i = 0; i < std::min(wanted.size(), left.size()); ++i)
            if (are_twins(wanted[i], left[i])) pairing.pair(i, i);
        Hashed wants;
        for (std::size_t i = 0; i < wanted.size(); ++i)
            if (pairing.of_wanted[i] == kNobody)
                wants.emplace_back(hash_of([&](std::size_t at) -> const Value& { return want_.rows[wanted[i]][at]; }), i);
        Hashed gots;
        for (std::size_t i = 0; i < left.size(); ++i)
            if (pairing.of_got[i] == kNobody)
                gots.emplace_back(hash_of([&](std::size_t at) -> const Value& { return got_cell(left[i], at); }), i);
        std::ranges::sort(wants);
        std::ranges::sort(gots);
        auto got = gots.begin();
        for (auto want = wants.begin(); want != wants.end();) {
            const auto end =
                std::ranges::find_if(want, wants.end(), [&](const auto& it) { return it.first != want->first; });
            got = std::ranges::lower_bound(got, gots.end(), want->first, {}, &Hashed::value_type::first);
            const auto got_end =
                std::ranges::find_if(got, gots.end(), [&](const auto& it) { return it.first != want->first; });
            if (end - want == 1 && got_end - got == 1) {
                if (are_twins(wanted[want->second], left[got->second])) pairing.pair(want->second, got->second);
            } else {
                pair_by_keys({want, end}, {got, got_end}, wanted, left, pairing);
            }
            want = end;
            got = got_end;
        }
        return pairing;
    }

    /// Of rows that share a hash, by what the hash was made of: however many collide, none is looked at twice.
    void pair_by_keys(std::span<const std::pair<std::uint64_t, std::size_t>> wants,
                      std::span<const std::pair<std::uint64_t, std::size_t>> gots, const Indexes& wanted,
                      const Indexes& left, Pairing& pairing) const {
        std::map<Bytes, Indexes> by_key;
        for (const auto& [hash, i] : gots | std::views::reverse) by_key[got_key(left[i], false)].push_back(i);
        for (const auto& [hash, i] : wants) {
            const auto found = by_key.find(want_key(wanted[i], false));
            if (found == by_key.end() || found->second.empty() || !is_same_row(wanted[i], left[found->second.back()]))
                continue;
            pairing.pair(i, found->second.back());
            found->second.pop_back();
        }
    }

    static void keep_unpaired(const Pairing& pairing, const Indexes& wanted, const Indexes& left, Indexes& missing,
                              Indexes& extra) {
        for (std::size_t i = 0; i < wanted.size(); ++i)
            if (pairing.of_wanted[i] == kNobody) missing.push_back(wanted[i]);
        for (std::size_t i = 0; i < left.size(); ++i)
            if (pairing.of_got[i] == kNobody) extra.push_back(left[i]);
    }

    void pair_near_rows(const Indexes& all_wanted, const Indexes& all_left) {
        std::map<Bytes, std::pair<Indexes, Indexes>> groups;
        for (const std::size_t row : all_wanted) groups[want_key(row, true)].first.push_back(row);
        for (const std::size_t row : all_left) groups[got_key(row, true)].second.push_back(row);
        for (const auto& [key, group] : groups) {
            const auto& [wanted, left] = group;
            Pairing pairing = twins(wanted, left);
            if (wanted.size() <= kPairedGroup && left.size() <= kPairedGroup) {
                complete(pairing,
                         [&](std::size_t one, std::size_t other) { return is_same_row(wanted[one], left[other]); });
                keep_unpaired(pairing, wanted, left, missing_, extra_);
            } else {
                Indexes missing;
                Indexes extra;
                keep_unpaired(pairing, wanted, left, missing, extra);
                pair_sorted(missing, extra);
            }
        }
    }

    /// In groups too large for that: both sides sorted by their numbers, each row with the next that will do.
    void pair_sorted(const Indexes& wanted, const Indexes& left) {
        using Numbered = std::vector<std::pair<std::vector<double>, std::size_t>>;
        Numbered wants;
        for (const std::size_t row : wanted)
            wants.emplace_back(numbers_in([&](std::size_t i) -> const Value& { return want_.rows[row][i]; }), row);
        Numbered gots;
        for (const std::size_t row : left)
            gots.emplace_back(numbers_in([&](std::size_t i) -> const Value& { return got_cell(row, i); }), row);
        std::ranges::sort(wants);
        std::ranges::sort(gots);
        auto want = wants.begin();
        auto got = gots.begin();
        while (want != wants.end() || got != gots.end()) {
            const bool is_pair = want != wants.end() && got != gots.end() && is_same_row(want->second, got->second);
            const bool is_want = got == gots.end() || (want != wants.end() && want->first < got->first);
            if (is_pair) {
                ++want;
                ++got;
            } else if (is_want) {
                missing_.push_back((want++)->second);
            } else {
                extra_.push_back((got++)->second);
            }
        }
    }

    template <class Cell>
    std::vector<double> numbers_in(Cell cell) const {
        std::vector<double> numbers;
        for (std::size_t i = 0; i < places_.size(); ++i) {
            const Value& value = cell(i);
            if (const auto* integer = std::get_if<Integer>(&value.data)) numbers.push_back(to_double(*integer));
            if (const auto* real = std::get_if<double>(&value.data)) numbers.push_back(std::isnan(*real) ? 0 : *real);
        }
        return numbers;
    }

    // ---- What to tell of rows that are not right ----

    std::vector<std::string> want_cells(std::size_t row) const {
        return shown([&](std::size_t i) -> const Value& { return want_.rows[row][i]; });
    }
    std::vector<std::string> got_cells(std::size_t row) const {
        return shown([&](std::size_t i) -> const Value& { return got_cell(row, i); });
    }

    template <class Cell>
    std::vector<std::string> shown(Cell cell) const {
        std::vector<std::string> cells;
        for (std::size_t i = 0; i < std::min(places_.size(), kShownColumns); ++i)
            cells.push_back(shown_cell(cell(i), rules_.equality.language));
        return cells;
    }

    std::size_t equal_cells(std::size_t want, std::size_t got) const {
        std::size_t count = 0;
        for (std::size_t i = 0; i < places_.size(); ++i)
            if (is_same_cell(want_.rows[want][i], got_cell(got, i))) ++count;
        return count;
    }

    /// Of each missing row, the extra one that is most like it, if at least half of their cells agree.
    void tell_rows() {
        std::vector<bool> is_missing(missing_.size(), true);
        std::vector<bool> is_extra(extra_.size(), true);
        const std::size_t wanted = std::min(missing_.size(), kLikenedRows);
        const std::size_t others = std::min(extra_.size(), kLikenedRows);
        for (std::size_t likeness = places_.size(); likeness-- > 0 && 2 * likeness >= places_.size();) {
            for (std::size_t m = 0; m < wanted; ++m) {
                for (std::size_t e = 0; e < others && is_missing[m]; ++e) {
                    if (!is_extra[e] || equal_cells(missing_[m], extra_[e]) != likeness) continue;
                    is_missing[m] = is_extra[e] = false;
                    tell_wrong(missing_[m], extra_[e]);
                }
            }
        }
        for (std::size_t m = 0; m < missing_.size(); ++m)
            if (is_missing[m] && ++difference_.missing && has_room())
                difference_.rows.push_back({RowDifference::Kind::Missing, missing_[m] + 1, want_cells(missing_[m]), {}});
        for (std::size_t e = 0; e < extra_.size(); ++e)
            if (is_extra[e] && ++difference_.extra && has_room())
                difference_.rows.push_back({RowDifference::Kind::Extra, extra_[e] + 1, got_cells(extra_[e]), {}});
    }

    bool has_room() const { return difference_.rows.size() < most_rows_; }

    void tell_wrong(std::size_t want, std::size_t got) {
        ++difference_.wrong;
        if (!has_room()) return;
        RowDifference row{RowDifference::Kind::Wrong, got + 1, got_cells(got), {}};
        for (std::size_t i = 0; i < std::min(places_.size(), kShownColumns); ++i)
            if (!is_same_cell(want_.rows[want][i], got_cell(got, i)))
                row.wrong.emplace_back(i, shown_cell(want_.rows[want][i], rules_.equality.language));
        difference_.rows.push_back(std::move(row));
    }

    // ---- The order of rows that are all right ----

    /// By keys: row by row the keys must be equal. As all rows are right, those of equal keys are then the right ones too.
    bool is_in_order() {
        if (rules_.order == RowOrder::Unordered) return true;
        Indexes compared;
        for (std::size_t i = 0; i < places_.size(); ++i) {
            const auto is_key = [&](const std::string& key) { return is_same_column(key, want_.columns[i]); };
            if (rules_.order == RowOrder::Ordered || std::ranges::any_of(rules_.keys, is_key)) compared.push_back(i);
        }
        for (std::size_t row = 0; row < want_.rows.size(); ++row) {
            if (std::ranges::all_of(compared,
                                    [&](std::size_t i) { return is_same_cell(want_.rows[row][i], got_cell(row, i)); }))
                continue;
            difference_.order = OrderDifference{row + 1, want_cells(row), got_cells(row)};
            return false;
        }
        return true;
    }

    const TableValue& want_;
    const TableValue& got_;
    const TableRules& rules_;
    std::size_t most_rows_;
    bool is_plain_;  ///< texts and integers are compared as they are
    Indexes places_;
    Indexes missing_;  // rows of want_ and of got_ that are nobody's twins
    Indexes extra_;
    TableDifference difference_;
};

}  // namespace

bool is_same_column(std::string_view left, std::string_view right) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::ranges::equal(left, right, {}, lower, lower);
}

std::optional<TableDifference> compare_tables(const TableValue& want, const TableValue& got, const TableRules& rules,
                                              std::size_t most_rows) {
    return TableComparison(want, got, rules, most_rows).compare();
}

std::optional<MarkedTable> mark_table(const TableValue& want, const TableValue& got, const TableRules& rules) {
    TableComparison comparison(want, got, rules, kMarkedRows);
    const std::optional<TableDifference> difference = comparison.compare();
    if (!difference || difference->reason == TableDifference::Reason::Columns) return std::nullopt;
    MarkedTable marked{got, {}};
    for (const RowDifference& row : difference->rows) {
        if (row.kind == RowDifference::Kind::Missing) {
            marked.marks.push_back({row.kind, marked.table.rows.size(), {}, {}});
            marked.table.rows.push_back(comparison.as_it_came(want.rows[row.row - 1]));
        }
        if (row.kind == RowDifference::Kind::Extra) marked.marks.push_back({row.kind, row.row - 1, {}, {}});
        for (const auto& [column, expected] : row.wrong)
            marked.marks.push_back({row.kind, row.row - 1, comparison.place_of(column), expected});
    }
    if (difference->order) marked.marks.push_back({RowDifference::Kind::Wrong, difference->order->row - 1, {}, {}});
    std::ranges::sort(marked.marks, {}, [](const TableMark& mark) { return std::pair(mark.row, mark.column); });
    return marked;
}

}  // namespace bengkel
