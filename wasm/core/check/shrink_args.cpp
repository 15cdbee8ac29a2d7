#include "check/shrink_args.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "base/code_point.hpp"
#include "lab/generate_value.hpp"

namespace bengkel {
namespace {

/// How many things outside of lists have the size in their length or in both ends of their range.
struct SizedParts {
    std::size_t operator()(const Generator& generator) const { return std::visit(*this, generator.form); }
    std::size_t operator()(const Value&) const { return 0; }
    std::size_t operator()(const MadeInteger& made) const { return made.from.times != 0 && made.to.times != 0 ? 1 : 0; }
    std::size_t operator()(const MadeText& made) const { return made.length.times != 0 ? 1 : 0; }
    std::size_t operator()(const JoinedText& joined) const { return sum(joined.parts); }
    std::size_t operator()(const MadeChoice& choice) const { return sum(choice.of); }
    std::size_t operator()(const MadeList& made) const { return made.length.times != 0 ? 1 : 0; }
    std::size_t operator()(const FixedList& fixed) const { return sum(fixed.items); }
    std::size_t operator()(const MadeRecord& record) const {
        std::size_t count = 0;
        for (const auto& [name, field] : record.fields) count += (*this)(field);
        return count;
    }
    [[nodiscard]] std::size_t sum(const std::vector<Generator>& generators) const {
        std::size_t count = 0;
        for (const Generator& generator : generators) count += (*this)(generator);
        return count;
    }
};

std::vector<std::string> signs_of(std::string_view text) {
    std::vector<std::string> signs;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t size = code_point_at(text, at).size;
        signs.emplace_back(text.substr(at, size));
        at += size;
    }
    return signs;
}

std::string joined(const std::vector<std::string>& signs) {
    std::string text;
    for (const std::string& sign : signs) text += sign;
    return text;
}

std::int64_t number_of(const Value& value) {
    if (const auto* real = std::get_if<double>(&value.data)) return static_cast<std::int64_t>(*real);
    const auto& integer = std::get<Integer>(value.data);
    std::uint64_t magnitude = 0;
    for (std::size_t i = integer.magnitude.size(); i-- > 0;) magnitude = magnitude << 8 | integer.magnitude[i];
    return integer.is_negative ? -static_cast<std::int64_t>(magnitude) : static_cast<std::int64_t>(magnitude);
}

class Shrinker {
  public:
    Shrinker(const std::vector<Generator>& generators, List args, ShrinkRange range, const TryArgs& try_args)
        : generators_(generators),
          args_(std::move(args)),
          range_(range),
          try_args_(try_args),
          keeps_lengths_(SizedParts().sum(generators) > 1) {}

    List shrink() {
        do {
            is_changed_ = false;
            for (std::size_t i = 0; i < generators_.size(); ++i) visit(generators_[i], args_.items[i], true);
        } while (is_changed_ && !is_stopped_);
        return std::move(args_);
    }

  private:
    /// Leaves `candidate` in its place when the arguments then still fail.
    bool accept(Value& place, Value candidate) {
        if (is_stopped_) return false;
        std::swap(place, candidate);
        const Tried tried = try_args_(args_);
        is_stopped_ = tried == Tried::Stop;
        if (tried == Tried::Fails) return is_changed_ = true;
        std::swap(place, candidate);
        return false;
    }

    void visit(const Generator& generator, Value& place, bool is_outer) {
        if (is_stopped_) return;
        if (const auto* integer = std::get_if<MadeInteger>(&generator.form)) shrink(*integer, place);
        if (const auto* text = std::get_if<MadeText>(&generator.form)) shrink(*text, place, is_outer);
        if (const auto* choice = std::get_if<MadeChoice>(&generator.form)) shrink(*choice, place);
        if (const auto* list = std::get_if<MadeList>(&generator.form)) shrink(*list, place, is_outer);
        if (const auto* fixed = std::get_if<FixedList>(&generator.form)) {
            auto& items = fixed->is_tuple ? std::get<Tuple>(place.data).items : std::get<List>(place.data).items;
            for (std::size_t i = 0; i < items.size(); ++i) visit(fixed->items[i], items[i], is_outer);
        }
        if (const auto* record = std::get_if<MadeRecord>(&generator.form)) {
            auto& entries = std::get<Map>(place.data).entries;
            for (std::size_t i = 0; i < entries.size(); ++i) visit(record->fields[i].second, entries[i].second, is_outer);
        }
    }

    void shrink(const MadeInteger& made, Value& place) {
        const std::int64_t from = amount_of(made.from, range_.size);
        const std::int64_t to = amount_of(made.to, range_.size);
        if (keeps_lengths_ && made.from.times != 0 && made.to.times != 0) return;
        const auto value_of = [&](std::int64_t number) {
            return made.is_float ? Value{static_cast<double>(number)} : Value{integer_of(number)};
        };
        std::int64_t fails = number_of(place);
        std::int64_t passes = std::clamp<std::int64_t>(0, from, to);
        if (fails == passes || accept(place, value_of(passes))) return;
        while (!is_stopped_ && std::abs(fails - passes) > 1) {
            const std::int64_t middle = passes + (fails - passes) / 2;
            (accept(place, value_of(middle)) ? fails : passes) = middle;
        }
    }

    void shrink(const MadeChoice& choice, Value& place) {
        for (const Generator& earlier : choice.of) {
            Random random(0);
            Result<Value> made = generate_value(earlier, range_.size, random);
            if (!made) continue;
            if (encode_value(*made) == encode_value(place)) return;
            if (accept(place, *std::move(made))) return;
        }
    }

    void shrink(const MadeText& made, Value& place, bool is_outer) {
        std::vector<std::string> signs = signs_of(std::get<std::string>(place.data));
        remove_parts(signs, least_length(made.length, signs.size(), is_outer),
                     [&](const std::vector<std::string>& fewer) { return accept(place, {joined(fewer)}); });
        const std::string& plainest = made.alphabet.front();
        for (std::string& sign : signs) {
            if (sign == plainest) continue;
            std::string old = std::exchange(sign, plainest);
            if (!accept(place, {joined(signs)})) sign = std::move(old);
        }
    }

    void shrink(const MadeList& made, Value& place, bool is_outer) {
        std::vector<Value> items = std::get<List>(place.data).items;
        remove_parts(items, least_length(made.length, items.size(), is_outer),
                     [&](const std::vector<Value>& fewer) { return accept(place, {List{fewer}}); });
        for (std::size_t i = 0; i < std::get<List>(place.data).items.size() && !is_stopped_; ++i) {
            if (!made.is_sorted && !made.is_distinct) {
                visit(made.of.front(), std::get<List>(place.data).items[i], false);
            } else {
                keep_promises(made, place, i);
            }
        }
    }

    /// Within a list whose items are sorted or distinct, what breaks that is not tried.
    void keep_promises(const MadeList& made, Value& place, std::size_t index) {
        const List& list = std::get<List>(place.data);
        const TryArgs guarded = [&](const List&) { return keeps_promises(made, list) ? try_args_(args_) : Tried::Passes; };
        Shrinker inner(generators_, {}, range_, guarded);
        inner.visit(made.of.front(), std::get<List>(place.data).items[index], false);
        is_changed_ = is_changed_ || inner.is_changed_;
        is_stopped_ = inner.is_stopped_;
    }

    /// Everything first, then halves, quarters ... down to single items.
    template <class Item, class Accept>
    void remove_parts(std::vector<Item>& items, std::size_t least, const Accept& accept_fewer) {
        std::size_t part = items.size() - std::min(least, items.size());
        for (; part > 0 && !is_stopped_; part = part == 1 ? 0 : (part + 1) / 2) {
            for (std::size_t at = 0; at < items.size() && items.size() > least && !is_stopped_;) {
                const std::size_t count = std::min({part, items.size() - at, items.size() - least});
                std::vector<Item> fewer = items;
                fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(at),
                            fewer.begin() + static_cast<std::ptrdiff_t>(at + count));
                if (accept_fewer(fewer)) {
                    items = std::move(fewer);
                } else {
                    at += count;
                }
            }
        }
    }

    [[nodiscard]] std::size_t least_length(const Measure& measure, std::size_t length, bool is_outer) const {
        if (keeps_lengths_ && is_outer) return length;
        const std::int64_t least = amount_of(measure, range_.least_size);
        return least < 0 ? 0 : static_cast<std::size_t>(least);
    }

    const std::vector<Generator>& generators_;
    List args_;
    ShrinkRange range_;
    const TryArgs& try_args_;
    bool keeps_lengths_;
    bool is_changed_ = false;
    bool is_stopped_ = false;
};

}  // namespace

List shrink_args(const std::vector<Generator>& generators, List args, ShrinkRange range, const TryArgs& try_args) {
    return Shrinker(generators, std::move(args), range, try_args).shrink();
}

}  // namespace bengkel
