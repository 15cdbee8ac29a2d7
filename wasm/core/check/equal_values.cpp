#include "check/equal_values.hpp"

#include "check/compare_dates.hpp"
#include "check/compare_money.hpp"
#include "check/compare_numbers.hpp"
#include "check/compare_texts.hpp"
#include "check/pair_items.hpp"
#include "check/spelling/spelling.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <variant>
#include <vector>

namespace bengkel {
namespace {

using Reason = Mismatch::Reason;
using Items = std::vector<Value>;

using ItemRefs = std::vector<const Value*>;

bool is_number(const Value& value) {
    return std::holds_alternative<bool>(value.data) || std::holds_alternative<Integer>(value.data) ||
           std::holds_alternative<double>(value.data);
}

std::optional<Mismatch> length_mismatch(std::size_t want, std::size_t got) {
    if (want == got) return std::nullopt;
    return Mismatch{Reason::Length, "", std::to_string(want), std::to_string(got)};
}

std::string step_to(std::string_view index) { return "[" + std::string(index) + "]"; }

/// The mismatch seen from one level further out.
std::optional<Mismatch> inside(const std::string& step, std::optional<Mismatch> mismatch) {
    if (mismatch) mismatch->path.insert(0, step);
    return mismatch;
}

bool holds_any_of(const Value& value) {
    const auto in_items = [](const Items& items) { return std::ranges::any_of(items, holds_any_of); };
    return std::visit(Overloaded{
                          [](const AnyOf&) { return true; },
                          [&](const List& list) { return in_items(list.items); },
                          [&](const Tuple& tuple) { return in_items(tuple.items); },
                          [](const Map& map) {
                              return std::ranges::any_of(map.entries,
                                                         [](const auto& entry) { return holds_any_of(entry.second); });
                          },
                          [](const auto&) { return false; },
                      },
                      value.data);
}

/// Items of both sides that have no partner on the other.
struct Unpaired {
    ItemRefs missing;
    ItemRefs extra;
};

class Comparison {
  public:
    /// `budget`: comparisons of items that have no order, which are still to be made.
    Comparison(const Equality& equality, std::size_t& budget)
        : equality_(equality), spelling_(spelling_of(equality.language)), budget_(budget) {}

    std::optional<Mismatch> compare(const Value& want, const Value& got) const {
        if (const auto* any = std::get_if<AnyOf>(&want.data)) return any_of(want, *any, got);
        if (equality_.dates != Dates::Exact) {
            const auto wanted = date_in(want);
            const auto found = wanted ? date_in(got) : std::nullopt;
            if (found) return plainly(is_same_date(*wanted, *found, equality_.dates));
        }
        if (equality_.money && is_amount(want) && is_amount(got)) return amounts(want, got);
        if (equality_.numbers == Numbers::Any && is_number(want) && is_number(got)) return numbers(want, got);
        if (want.data.index() != got.data.index()) return types(want, got);
        return std::visit(Overloaded{
                              [&](const List& list) { return lists(list.items, std::get<List>(got.data).items); },
                              [&](const Tuple& tuple) { return items(tuple.items, std::get<Tuple>(got.data).items); },
                              [&](const Set& set) { return pair(set.items, std::get<Set>(got.data).items); },
                              [&](const Map& map) { return maps(map, std::get<Map>(got.data)); },
                              [&](const TableValue& table) { return tables(table, std::get<TableValue>(got.data)); },
                              [&](const Integer&) { return numbers(want, got); },
                              [&](const double&) { return numbers(want, got); },
                              [&](const std::string& text) { return texts(text, std::get<std::string>(got.data)); },
                              [&](const Opaque& opaque) { return opaques(opaque, got); },
                              [&](const AnyOf&) -> std::optional<Mismatch> { return Mismatch{}; },
                              [&]<class T>(const T& plain) { return plainly(plain == std::get<T>(got.data)); },
                          },
                          want.data);
    }

  private:
    static std::optional<Mismatch> plainly(bool is_equal) {
        if (is_equal) return std::nullopt;
        return Mismatch{};
    }

    Mismatch types(const Value& want, const Value& got) const {
        return {Reason::Type, "", spelling_.type_name(want), spelling_.type_name(got)};
    }

    std::optional<Mismatch> any_of(const Value& want, const AnyOf& any, const Value& got) const {
        bool is_type = true;
        for (const Value& value : any.values) {
            const auto mismatch = compare(value, got);
            if (!mismatch) return std::nullopt;
            is_type = is_type && mismatch->reason == Reason::Type && mismatch->path.empty();
        }
        return is_type ? types(want, got) : Mismatch{};
    }

    std::optional<Mismatch> amounts(const Value& want, const Value& got) const {
        const auto wanted = amount_of(want, *equality_.money);
        return plainly(wanted && wanted == amount_of(got, *equality_.money));
    }

    std::optional<Mismatch> numbers(const Value& want, const Value& got) const {
        return plainly(equal_numbers(want, got, equality_.tolerance));
    }

    std::optional<Mismatch> texts(const std::string& want, const std::string& got) const {
        return plainly(want == got || what_counts(want, equality_.text) == what_counts(got, equality_.text));
    }

    static std::optional<Mismatch> opaques(const Opaque& want, const Value& got) {
        const auto& other = std::get<Opaque>(got.data);
        if (want.type != other.type) return Mismatch{Reason::Type, "", want.type, other.type};
        return plainly(want.text == other.text);
    }

    std::optional<Mismatch> lists(const Items& want, const Items& got) const {
        Equality inner = equality_;
        switch (equality_.order) {
            case ItemOrder::Ordered: return items(want, got);
            case ItemOrder::Unordered: inner.order = ItemOrder::Ordered; [[fallthrough]];
            case ItemOrder::UnorderedEverywhere: return Comparison(inner, budget_).pair(want, got);
            case ItemOrder::Set: inner.order = ItemOrder::Ordered; [[fallthrough]];
            case ItemOrder::SetEverywhere: break;
        }
        const Comparison one(inner, budget_);
        return one.unlike(one.without_likes(want, got));
    }

    std::optional<Mismatch> items(const Items& want, const Items& got) const {
        for (std::size_t i = 0; i < std::min(want.size(), got.size()); ++i) {
            if (auto mismatch = compare(want[i], got[i])) return inside(step_to(std::to_string(i)), std::move(mismatch));
        }
        return length_mismatch(want.size(), got.size());
    }

    std::optional<Mismatch> tables(const TableValue& want, const TableValue& got) const {
        if (auto mismatch = length_mismatch(want.columns.size(), got.columns.size())) return mismatch;
        for (std::size_t i = 0; i < want.columns.size(); ++i) {
            if (want.columns[i] != got.columns[i]) return Mismatch{Reason::MissingKey, "", want.columns[i], got.columns[i]};
        }
        for (std::size_t row = 0; row < std::min(want.rows.size(), got.rows.size()); ++row) {
            for (std::size_t column = 0; column < want.columns.size(); ++column) {
                if (auto mismatch = compare(want.rows[row][column], got.rows[row][column])) {
                    const std::string step = step_to(std::to_string(row)) + spelling_.step_to({want.columns[column]});
                    return inside(step, std::move(mismatch));
                }
            }
        }
        return length_mismatch(want.rows.size(), got.rows.size());
    }

    // ---- Items without an order ----

    std::optional<Mismatch> pair(const Items& want, const Items& got) const { return unlike(without_partners(want, got)); }

    /// What is missing is told before what is too much.
    std::optional<Mismatch> unlike(const Unpaired& unpaired) const {
        const auto& [missing, extra] = unpaired;
        if (missing.empty() && extra.empty()) return std::nullopt;
        if (missing.empty()) return Mismatch{Reason::ExtraItem, "", "", shown_key(*extra.front(), spelling_)};
        // {1.0} for {1} is a matter of types, and worth saying so.
        Equality loose = equality_;
        loose.numbers = Numbers::Any;
        const Comparison any(loose, budget_);
        const Value& alone = *missing.front();
        for (const Value* item : extra) {
            if (!spend(1)) break;
            if (any.compare(alone, *item)) continue;
            const auto mismatch = compare(alone, *item);
            // The item itself has no path.
            if (mismatch && mismatch->reason == Reason::Type)
                return Mismatch{Reason::Type, "", mismatch->want, mismatch->got};
        }
        return Mismatch{Reason::MissingItem, "", shown_key(alone, spelling_), ""};
    }

    bool spend(std::size_t comparisons) const {
        const bool is_enough = comparisons <= budget_;
        budget_ = is_enough ? budget_ - comparisons : 0;
        return is_enough;
    }

    bool fits(const Value& want, const Value& got) const { return spend(1) && !compare(want, got); }

    /// Where what equals the same thing is equal, whoever has a twin may keep it. With a tolerance it is not; nor is a date
    /// that is a text and an object, or True that is 1 but no amount.
    bool is_transitive(const Items& want) const {
        const auto& [absolute, relative, ulp] = equality_.tolerance;
        return absolute == 0 && relative == 0 && ulp == 0 && equality_.dates == Dates::Exact &&
               !(equality_.money && equality_.numbers == Numbers::Any) && !std::ranges::any_of(want, holds_any_of);
    }

    Unpaired without_partners(const Items& want, const Items& got) const {
        spend(want.size() + got.size());
        const bool may_keep = is_transitive(want);
        std::multimap<Bytes, std::size_t> by_bytes;
        for (std::size_t i = 0; i < got.size(); ++i) by_bytes.emplace(encode_value(got[i]), i);
        std::vector<std::size_t> twin_of_got(got.size(), kNobody);
        ItemRefs wanted;
        for (const Value& item : want) {
            const auto twin = by_bytes.find(encode_value(item));
            // NaN is no amount of money, not even the same.
            const bool has_twin = twin != by_bytes.end() && !(equality_.money && compare(item, got[twin->second]));
            if (has_twin) twin_of_got[twin->second] = wanted.size();
            if (has_twin) by_bytes.erase(twin);
            if (!has_twin || !may_keep) wanted.push_back(&item);
        }
        ItemRefs left;
        std::vector<std::size_t> owners;
        for (std::size_t i = 0; i < got.size(); ++i) {
            if (may_keep && twin_of_got[i] != kNobody) continue;
            left.push_back(&got[i]);
            owners.push_back(twin_of_got[i]);
        }

        Pairing pairing(wanted.size(), left.size());
        for (std::size_t i = 0; i < left.size(); ++i)
            if (owners[i] != kNobody) pairing.pair(owners[i], i);
        if (!left.empty() && wanted.size() <= budget_ / left.size())
            complete(pairing, [&](std::size_t one, std::size_t other) { return fits(*wanted[one], *left[other]); });

        Unpaired unpaired;
        for (std::size_t i = 0; i < wanted.size(); ++i)
            if (pairing.of_wanted[i] == kNobody) unpaired.missing.push_back(wanted[i]);
        for (std::size_t i = 0; i < left.size(); ++i)
            if (pairing.of_got[i] == kNobody) unpaired.extra.push_back(left[i]);
        return unpaired;
    }

    /// Items that nothing on the other side is equal to, however often they stand there.
    Unpaired without_likes(const Items& want, const Items& got) const {
        spend(want.size() + got.size());
        using ByBytes = std::map<Bytes, const Value*>;
        const auto by_bytes = [](const Items& items) {
            ByBytes found;
            for (const Value& item : items) found.emplace(encode_value(item), &item);
            return found;
        };
        const ByBytes wanted = by_bytes(want);
        const ByBytes found = by_bytes(got);
        const auto alone = [&](const ByBytes& items, const ByBytes& others, const auto& are_alike) {
            ItemRefs lonely;
            for (const auto& [bytes, item] : items) {
                const auto twin = others.find(bytes);
                if (twin != others.end() && (!equality_.money || are_alike(*item, *twin->second))) continue;
                const bool is_alike = others.size() <= budget_ && std::ranges::any_of(others, [&](const auto& other) {
                                          return are_alike(*item, *other.second);
                                      });
                if (!is_alike) lonely.push_back(item);
            }
            return lonely;
        };
        return {alone(wanted, found, [&](const Value& one, const Value& other) { return fits(one, other); }),
                alone(found, wanted, [&](const Value& one, const Value& other) { return fits(other, one); })};
    }

    // ---- Records ----

    std::optional<Mismatch> maps(const Map& want, const Map& got) const {
        const std::vector<std::size_t> places = find_keys(want, got);
        std::vector<bool> is_used(got.entries.size(), false);
        for (std::size_t i = 0; i < places.size(); ++i) {
            const auto& [key, value] = want.entries[i];
            if (places[i] == kNobody) return Mismatch{Reason::MissingKey, "", shown_key(key, spelling_), ""};
            is_used[places[i]] = true;
            if (auto mismatch = compare(value, got.entries[places[i]].second))
                return inside(spelling_.step_to(key), std::move(mismatch));
        }
        const auto extra = std::ranges::find(is_used, false);
        if (extra == is_used.end()) return std::nullopt;
        const auto index = static_cast<std::size_t>(extra - is_used.begin());
        return Mismatch{Reason::ExtraKey, "", "", shown_key(got.entries[index].first, spelling_)};
    }

    /// Of each wanted entry the one that came with its key, or kNobody; a key written the same comes before one that is
    /// only equal.
    std::vector<std::size_t> find_keys(const Map& want, const Map& got) const {
        std::multimap<Bytes, std::size_t> by_bytes;
        for (std::size_t i = 0; i < got.entries.size(); ++i) by_bytes.emplace(encode_value(got.entries[i].first), i);
        std::vector<std::size_t> places;
        for (const auto& [key, value] : want.entries) {
            const auto [found, after] = by_bytes.equal_range(encode_value(key));
            places.push_back(found == after ? kNobody : found->second);
            if (found != after) by_bytes.erase(found);
        }
        Equality of_keys = equality_;
        of_keys.tolerance = {};
        of_keys.money.reset();
        of_keys.order = ItemOrder::Ordered;
        const Comparison exact(of_keys, budget_);
        std::vector<std::size_t> left;
        for (const auto& [bytes, index] : by_bytes) left.push_back(index);
        std::ranges::sort(left);
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (places[i] != kNobody) continue;
            const auto equal = std::ranges::find_if(
                left, [&](std::size_t index) { return !exact.compare(want.entries[i].first, got.entries[index].first); });
            // The first key that is missing ends the comparison.
            if (equal == left.end()) break;
            places[i] = *equal;
            left.erase(equal);
        }
        return places;
    }

    Equality equality_;
    const Spelling& spelling_;
    std::size_t& budget_;
};

}  // namespace

const char* reason_name(Reason reason) {
    switch (reason) {
        case Reason::Type: return "type";
        case Reason::Value: return "value";
        case Reason::Length: return "length";
        case Reason::MissingKey: return "missing-key";
        case Reason::ExtraKey: return "extra-key";
        case Reason::MissingItem: return "missing-item";
        case Reason::ExtraItem: return "extra-item";
    }
    return "";
}

std::optional<Mismatch> find_mismatch(const Value& want, const Value& got, const Equality& equality) {
    std::size_t budget = kMostItemComparisons;
    return Comparison(equality, budget).compare(want, got);
}

}  // namespace bengkel
