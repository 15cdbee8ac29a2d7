#include "check/equal_values.hpp"

#include "check/compare_numbers.hpp"
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

constexpr std::size_t kMatchedSet = 200;  // items of a set up to which the best pairing is sought

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

class Comparison {
  public:
    explicit Comparison(const Equality& equality) : equality_(equality), spelling_(spelling_of(equality.language)) {}

    std::optional<Mismatch> compare(const Value& want, const Value& got) const {
        if (equality_.numbers == Numbers::Any && is_number(want) && is_number(got)) return numbers(want, got);
        if (want.data.index() != got.data.index())
            return Mismatch{Reason::Type, "", spelling_.type_name(want), spelling_.type_name(got)};
        return std::visit(Overloaded{
                              [&](const List& list) { return items(list.items, std::get<List>(got.data).items); },
                              [&](const Tuple& tuple) { return items(tuple.items, std::get<Tuple>(got.data).items); },
                              [&](const Set& set) { return sets(set.items, std::get<Set>(got.data).items); },
                              [&](const Map& map) { return maps(map, std::get<Map>(got.data)); },
                              [&](const TableValue& table) { return tables(table, std::get<TableValue>(got.data)); },
                              [&](const Integer&) { return numbers(want, got); },
                              [&](const double&) { return numbers(want, got); },
                              [&](const Opaque& opaque) { return opaques(opaque, got); },
                              [&]<class T>(const T& plain) { return plainly(plain == std::get<T>(got.data)); },
                          },
                          want.data);
    }

  private:
    static std::optional<Mismatch> plainly(bool is_equal) {
        if (is_equal) return std::nullopt;
        return Mismatch{};
    }

    std::optional<Mismatch> numbers(const Value& want, const Value& got) const {
        return plainly(equal_numbers(want, got, equality_.tolerance));
    }

    static std::optional<Mismatch> opaques(const Opaque& want, const Value& got) {
        const auto& other = std::get<Opaque>(got.data);
        if (want.type != other.type) return Mismatch{Reason::Type, "", want.type, other.type};
        return plainly(want.text == other.text);
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

    /// The items of each side that have no twin of the same bytes on the other: usually none, always few.
    static std::pair<std::vector<const Value*>, std::vector<const Value*>> without_twins(const Items& want,
                                                                                         const Items& got) {
        std::multimap<Bytes, const Value*> by_bytes;
        for (const Value& item : got) by_bytes.emplace(encode_value(item), &item);
        std::vector<const Value*> wanted;
        for (const Value& item : want) {
            const auto twin = by_bytes.find(encode_value(item));
            if (twin == by_bytes.end()) {
                wanted.push_back(&item);
            } else {
                by_bytes.erase(twin);
            }
        }
        std::vector<const Value*> left;
        for (const auto& [bytes, item] : by_bytes) left.push_back(item);
        return {std::move(wanted), std::move(left)};
    }

    std::optional<Mismatch> sets(const Items& want, const Items& got) const {
        if (auto mismatch = length_mismatch(want.size(), got.size())) return mismatch;
        const auto [wanted, left] = without_twins(want, got);
        const Value* alone = unpaired(wanted, left);
        if (alone == nullptr) return std::nullopt;
        // {1.0} for {1} is a matter of types, and worth saying so.
        const Comparison any({equality_.tolerance, Numbers::Any, equality_.language});
        for (const Value* item : left) {
            if (any.compare(*alone, *item)) continue;
            const auto mismatch = compare(*alone, *item);
            // An item of a set has no path.
            if (mismatch && mismatch->reason == Reason::Type)
                return Mismatch{Reason::Type, "", mismatch->want, mismatch->got};
        }
        return Mismatch{};
    }

    /// Null when every wanted item can have an item of its own. Where a tolerance lets items fit in several ways, the best
    /// pairing is found by augmenting paths (Kuhn), in large sets the first that fits is taken.
    const Value* unpaired(const std::vector<const Value*>& wanted, const std::vector<const Value*>& left) const {
        constexpr std::size_t kFree = SIZE_MAX;
        std::vector<std::size_t> owner(left.size(), kFree);
        std::vector<bool> is_tried;
        const auto place = [&](const auto& self, std::size_t item) -> bool {
            for (std::size_t i = 0; i < left.size(); ++i) {
                if (is_tried[i] || compare(*wanted[item], *left[i])) continue;
                if (owner[i] != kFree && left.size() > kMatchedSet) continue;
                is_tried[i] = true;
                if (owner[i] == kFree || self(self, owner[i])) {
                    owner[i] = item;
                    return true;
                }
            }
            return false;
        };
        for (std::size_t item = 0; item < wanted.size(); ++item) {
            is_tried.assign(left.size(), false);
            if (!place(place, item)) return wanted[item];
        }
        return nullptr;
    }

    std::optional<Mismatch> maps(const Map& want, const Map& got) const {
        std::multimap<Bytes, std::size_t> by_bytes;
        for (std::size_t i = 0; i < got.entries.size(); ++i) by_bytes.emplace(encode_value(got.entries[i].first), i);
        std::vector<bool> is_used(got.entries.size(), false);

        for (const auto& [key, value] : want.entries) {
            const std::optional<std::size_t> found = find_key(key, got, by_bytes, is_used);
            if (!found) return Mismatch{Reason::MissingKey, "", shown_key(key, spelling_), ""};
            is_used[*found] = true;
            if (auto mismatch = compare(value, got.entries[*found].second)) {
                return inside(spelling_.step_to(key), std::move(mismatch));
            }
        }
        const auto extra = std::ranges::find(is_used, false);
        if (extra == is_used.end()) return std::nullopt;
        const auto index = static_cast<std::size_t>(extra - is_used.begin());
        return Mismatch{Reason::ExtraKey, "", "", shown_key(got.entries[index].first, spelling_)};
    }

    std::optional<std::size_t> find_key(const Value& key, const Map& got, const std::multimap<Bytes, std::size_t>& by_bytes,
                                        const std::vector<bool>& is_used) const {
        const auto [first, last] = by_bytes.equal_range(encode_value(key));
        for (auto it = first; it != last; ++it) {
            if (!is_used[it->second]) return it->second;
        }
        const Comparison exact({{}, equality_.numbers, equality_.language});
        for (std::size_t i = 0; i < got.entries.size(); ++i) {
            if (!is_used[i] && !exact.compare(key, got.entries[i].first)) return i;
        }
        return std::nullopt;
    }

    Equality equality_;
    const Spelling& spelling_;
};

}  // namespace

const char* reason_name(Reason reason) {
    switch (reason) {
        case Reason::Type: return "type";
        case Reason::Value: return "value";
        case Reason::Length: return "length";
        case Reason::MissingKey: return "missing-key";
        case Reason::ExtraKey: return "extra-key";
    }
    return "";
}

std::optional<Mismatch> find_mismatch(const Value& want, const Value& got, const Equality& equality) {
    return Comparison(equality).compare(want, got);
}

}  // namespace bengkel
