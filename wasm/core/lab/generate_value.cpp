#include "lab/generate_value.hpp"

#include <algorithm>
#include <compare>
#include <set>
#include <span>
#include <string>
#include <utility>

#include "base/sha256.hpp"

namespace bengkel {
namespace {

std::unexpected<Problems> refusal(std::string code, std::string message, std::string hint = {}) {
    return failure(Problem{"generate." + std::move(code), std::move(message), std::move(hint), {}});
}

std::weak_ordering compare(const Value& left, const Value& right);

std::weak_ordering compare(std::span<const Value> left, std::span<const Value> right) {
    return std::lexicographical_compare_three_way(left.begin(), left.end(), right.begin(), right.end(),
                                                  [](const Value& a, const Value& b) { return compare(a, b); });
}

std::weak_ordering compare(const Integer& left, const Integer& right) {
    if (left.is_negative != right.is_negative) return right.is_negative <=> left.is_negative;
    const auto by_size = left.magnitude.size() <=> right.magnitude.size();
    const auto order = by_size != 0
                           ? by_size
                           : std::lexicographical_compare_three_way(left.magnitude.rbegin(), left.magnitude.rend(),
                                                                    right.magnitude.rbegin(), right.magnitude.rend());
    return left.is_negative ? 0 <=> order : order;
}

/// As Python's < has it where it has one, a record by its fields in their order; otherwise any order that is always the
/// same.
std::weak_ordering compare(const Value& left, const Value& right) {
    if (left.data.index() != right.data.index()) return left.data.index() <=> right.data.index();
    if (const auto* integer = std::get_if<Integer>(&left.data)) return compare(*integer, std::get<Integer>(right.data));
    if (const auto* real = std::get_if<double>(&left.data)) return std::weak_order(*real, std::get<double>(right.data));
    if (const auto* text = std::get_if<std::string>(&left.data)) return *text <=> std::get<std::string>(right.data);
    if (const auto* list = std::get_if<List>(&left.data)) return compare(list->items, std::get<List>(right.data).items);
    if (const auto* tuple = std::get_if<Tuple>(&left.data)) return compare(tuple->items, std::get<Tuple>(right.data).items);
    if (const auto* map = std::get_if<Map>(&left.data)) {
        const auto& other = std::get<Map>(right.data).entries;
        for (std::size_t i = 0; i < map->entries.size() && i < other.size(); ++i)
            if (const auto order = compare(map->entries[i].second, other[i].second); order != 0) return order;
    }
    return encode_value(left) <=> encode_value(right);
}

class Maker {
  public:
    Maker(std::int64_t size, Random& random) : size_(size), random_(random) {}

    Result<Value> make(const Generator& generator) {
        return std::visit([&](const auto& form) { return make(form); }, generator.form);
    }

  private:
    Result<Value> make(const Value& constant) {
        if (!spend(encode_value(constant).size())) return too_large();
        return constant;
    }

    Result<Value> make(const MadeInteger& made) {
        BENGKEL_TRY(const std::int64_t number, integer(made));
        return made.is_float ? Value{static_cast<double>(number)} : Value{integer_of(number)};
    }

    Result<std::int64_t> integer(const MadeInteger& made) {
        const std::int64_t from = amount_of(made.from, size_);
        const std::int64_t to = amount_of(made.to, size_);
        if (to < from)
            return refusal("empty-range", "there is no int from " + std::to_string(from) + " to " + std::to_string(to));
        if (!spend(8)) return too_large();
        return from + static_cast<std::int64_t>(random_.below(static_cast<std::uint64_t>(to - from) + 1));
    }

    Result<Value> make(const MadeText& made) {
        BENGKEL_TRY(const std::size_t length, length_of(made.length));
        std::string text;
        for (std::size_t i = 0; i < length; ++i) {
            const std::string& sign = made.alphabet[static_cast<std::size_t>(random_.below(made.alphabet.size()))];
            if (!spend(sign.size())) return too_large();
            text += sign;
        }
        return Value{std::move(text)};
    }

    Result<Value> make(const JoinedText& joined) {
        std::string text;
        for (const Generator& part : joined.parts) {
            BENGKEL_TRY(const Value made, make(part));
            if (const auto* words = std::get_if<std::string>(&made.data)) text += *words;
            if (const auto* number = std::get_if<Integer>(&made.data)) text += format_integer(*number);
        }
        return Value{std::move(text)};
    }

    Result<Value> make(const MadeChoice& choice) {
        return make(choice.of[static_cast<std::size_t>(random_.below(choice.of.size()))]);
    }

    Result<Value> make(const MadeList& made) {
        BENGKEL_TRY(const std::size_t length, length_of(made.length));
        List list;
        std::set<Bytes> seen;
        const std::size_t most_misses = 100 + 20 * length;
        for (std::size_t misses = 0; list.items.size() < length;) {
            BENGKEL_TRY(Value item, make(made.of.front()));
            if (made.is_distinct && !seen.insert(encode_value(item)).second) {
                if (++misses < most_misses) continue;
                return refusal("not-distinct", "too few of the " + std::to_string(length) + " items can be distinct",
                               "let the range grow with n, or make the list shorter");
            }
            list.items.push_back(std::move(item));
        }
        if (made.is_sorted)
            std::ranges::stable_sort(list.items, [](const Value& a, const Value& b) { return compare(a, b) < 0; });
        return Value{std::move(list)};
    }

    Result<Value> make(const FixedList& fixed) {
        if (!spend(2)) return too_large();
        std::vector<Value> items;
        for (const Generator& item : fixed.items) {
            BENGKEL_TRY(Value made, make(item));
            items.push_back(std::move(made));
        }
        if (fixed.is_tuple) return Value{Tuple{std::move(items)}};
        return Value{List{std::move(items)}};
    }

    Result<Value> make(const MadeRecord& record) {
        if (!spend(2)) return too_large();
        Map map;
        for (const auto& [name, field] : record.fields) {
            if (!spend(name.size() + 2)) return too_large();
            BENGKEL_TRY(Value made, make(field));
            map.entries.emplace_back(Value{name}, std::move(made));
        }
        return Value{std::move(map)};
    }

    Result<std::size_t> length_of(const Measure& measure) {
        const std::int64_t length = amount_of(measure, size_);
        if (length < 0) return refusal("negative-length", "a length of " + std::to_string(length));
        if (!spend(static_cast<std::size_t>(length))) return too_large();
        return static_cast<std::size_t>(length);
    }

    /// Counted generously, so that the encoded value keeps within the cap.
    bool spend(std::size_t bytes) {
        spent_ += bytes + 2;
        return spent_ <= kMaximumGeneratedBytes;
    }

    static std::unexpected<Problems> too_large() {
        return refusal("too-large", "a value of more than " + std::to_string(kMaximumGeneratedBytes >> 20) + " MiB");
    }

    std::int64_t size_;
    Random& random_;
    std::size_t spent_ = 0;
};

}  // namespace

std::uint64_t Random::next() {
    state_ += 0x9e3779b97f4a7c15;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
    return mixed ^ (mixed >> 31);
}

std::uint64_t Random::below(std::uint64_t bound) {
    // Numbers beyond the last whole multiple of the bound would make the small ones likelier.
    const std::uint64_t surplus = (UINT64_MAX % bound + 1) % bound;
    std::uint64_t number = next();
    while (number > UINT64_MAX - surplus) number = next();
    return number % bound;
}

std::uint64_t seed_for(std::string_view check, std::int64_t number, std::uint64_t seed) {
    Sha256 hash;
    hash.add(check);
    hash.add("/" + std::to_string(number) + "/" + std::to_string(seed));
    std::uint64_t own = 0;
    const Sha256::Digest digest = hash.finish();
    for (const std::uint8_t byte : std::span(digest).first<8>()) own = own << 8 | byte;
    return own;
}

std::int64_t amount_of(const Measure& measure, std::int64_t size) {
    return measure.times * size / measure.by + measure.plus;
}

Result<Value> generate_value(const Generator& generator, std::int64_t size, Random& random) {
    return Maker(size, random).make(generator);
}

bool keeps_promises(const MadeList& made, const List& list) {
    if (made.is_sorted &&
        !std::ranges::is_sorted(list.items, [](const Value& a, const Value& b) { return compare(a, b) < 0; }))
        return false;
    std::set<Bytes> seen;
    return !made.is_distinct ||
           std::ranges::all_of(list.items, [&](const Value& item) { return seen.insert(encode_value(item)).second; });
}

Result<List> generate_values(const std::vector<Generator>& generators, std::int64_t size, std::uint64_t seed) {
    Random random(seed);
    List values;
    for (const Generator& generator : generators) {
        BENGKEL_TRY(Value value, generate_value(generator, size, random));
        values.items.push_back(std::move(value));
    }
    return values;
}

}  // namespace bengkel
