#include "check/kinds/metamorphic.hpp"

#include <algorithm>
#include <memory>
#include <ranges>
#include <utility>
#include <variant>

#include "base/code_point.hpp"
#include "check/format_value.hpp"
#include "check/judge_ending.hpp"
#include "check/value_arithmetic.hpp"
#include "lab/lab_format.hpp"
#include "lab/read_check.hpp"
#include "lab/read_equality.hpp"
#include "lab/read_value.hpp"

namespace bengkel {
namespace {

constexpr RunPart kParts[] = {RunPart::Whole, RunPart::Changed};
constexpr std::int64_t kMostAmount = 1'000'000;

constexpr std::array<std::string_view, 9> kOwnKeys = {"function", "file",  "args", "change", "relation",
                                                      "tries",    "sizes", "say",  "hidden"};
constexpr auto kKeys = joined(kOwnKeys, kEqualityKeys);
constexpr std::array<std::string_view, 4> kChangeKeys = {"arg", "by", "item", "amount"};
constexpr std::array<std::string_view, 2> kRelationKeys = {"is", "amount"};
constexpr JsonShape kShapes[] = {
    {"/$defs/metamorphicCheck", kKeys},
    {"/$defs/metamorphicCheck/properties/change", kChangeKeys, R"("change": {})", "/change"},
    {"/$defs/metamorphicCheck/properties/relation", kRelationKeys, R"("relation": {})", "/relation"}};
constexpr JsonWords kWords[] = {{"/$defs/metamorphicCheck/properties/numbers", kNumbersWords},
                                {"/$defs/metamorphicCheck/properties/change/properties/by", kChangeWords},
                                {"/$defs/metamorphicCheck/properties/relation/properties/is", kRelationWords}};

/// An amount where one is needed, none where it would say nothing.
std::int64_t read_amount(const JsonReader& reader, bool is_needed) {
    if (is_needed) return reader.integer("amount", -kMostAmount, kMostAmount);
    if (const auto amount = reader.find("amount")) amount->report_key("useless-amount", "nothing is done with this amount");
    return 0;
}

Change read_change(const JsonReader& reader, const CheckContext& context, std::size_t args) {
    using How = Change::How;
    Change change;
    if (!reader.expect(JsonType::Object)) return change;
    reader.expect_keys(kChangeKeys);
    const auto most = args == 0 ? 0 : static_cast<std::int64_t>(args) - 1;
    change.arg = static_cast<std::size_t>(reader.integer("arg", 0, most));
    if (const auto by = reader.member("by")) change.how = static_cast<How>(read_word(*by, kChangeWords));
    change.amount = read_amount(reader, change.how == How::Add || change.how == How::Times);
    if (change.how == How::Append) {
        if (const auto item = reader.member("item")) change.item = read_value(*item, context.language);
    } else if (const auto item = reader.find("item")) {
        item->report_key("useless-item", "an item is for \"by\": \"append\"");
    }
    return change;
}

Relation read_relation(const JsonReader& reader) {
    using How = Relation::How;
    Relation relation;
    if (!reader.expect(JsonType::Object)) return relation;
    reader.expect_keys(kRelationKeys);
    if (const auto is = reader.member("is")) relation.how = static_cast<How>(read_word(*is, kRelationWords));
    relation.amount = read_amount(reader, relation.how == How::Plus || relation.how == How::Times);
    return relation;
}

std::shared_ptr<const CheckKind> read_metamorphic(const JsonReader& reader, const CheckContext& context, Check& check) {
    auto metamorphic = std::make_shared<MetamorphicCheck>();
    metamorphic->search = read_search(reader, context);
    metamorphic->file = read_checked_file(reader, context);
    metamorphic->function = read_function(reader, context);
    metamorphic->equality = read_equality(reader, context.language);
    if (const auto change = reader.member("change"))
        metamorphic->change = read_change(*change, context, metamorphic->search.args.size());
    if (const auto relation = reader.member("relation")) metamorphic->relation = read_relation(*relation);
    check.functions = {metamorphic->function};
    return metamorphic;
}

/// The items of a list or a tuple; null for anything else.
std::vector<Value>* items_of(Value& value) {
    if (auto* list = std::get_if<List>(&value.data)) return &list->items;
    if (auto* tuple = std::get_if<Tuple>(&value.data)) return &tuple->items;
    return nullptr;
}

Value reversed(Value value) {
    if (std::vector<Value>* items = items_of(value)) std::ranges::reverse(*items);
    if (const auto* text = std::get_if<std::string>(&value.data)) {
        std::string backwards;
        for (std::size_t at = 0; at < text->size();) {
            const std::size_t size = code_point_at(*text, at).size;
            backwards.insert(0, text->substr(at, size));
            at += size;
        }
        return {std::move(backwards)};
    }
    return value;
}

Value changed(const Value& value, const Change& change) {
    using How = Change::How;
    Value copy = value;
    std::vector<Value>* items = items_of(copy);
    switch (change.how) {
        case How::Reverse: return reversed(std::move(copy));
        case How::Rotate:
            if (items != nullptr && !items->empty()) std::ranges::rotate(*items, items->begin() + 1);
            return copy;
        case How::Repeat:
            if (items != nullptr) items->append_range(std::vector<Value>(*items));
            return copy;
        case How::Append:
            if (items != nullptr) items->push_back(change.item);
            return copy;
        case How::Add: return plus(value, change.amount);
        case How::Times: return times(value, change.amount);
    }
    return copy;
}

/// The order of a tuple's items counts, unless it is taken as a list.
Value as_list(const Value& value) {
    const auto* tuple = std::get_if<Tuple>(&value.data);
    return tuple == nullptr ? value : Value{List{tuple->items}};
}

/// Whatever the order of the items, of tuples too.
std::optional<Mismatch> find_other_items(const Value& first, const Value& second, Equality equality) {
    if (equality.order == ItemOrder::Ordered) equality.order = ItemOrder::Unordered;
    const bool is_list = first.data.index() == second.data.index();
    return is_list ? find_mismatch(as_list(first), as_list(second), equality) : find_mismatch(first, second, equality);
}

/// What the second value should be; nothing where only a bound is known.
std::optional<Value> wanted(const Value& first, const Relation& relation) {
    using How = Relation::How;
    switch (relation.how) {
        case How::Same:
        case How::SameItems: return first;
        case How::Reversed: return reversed(first);
        case How::Plus: return plus(first, relation.amount);
        case How::Times: return times(first, relation.amount);
        case How::NotLess:
        case How::NotMore: return std::nullopt;
    }
    return std::nullopt;
}

std::optional<Mismatch> find_break(const Value& first, const Value& second, const Relation& relation,
                                   const Equality& equality) {
    using How = Relation::How;
    if (relation.how == How::SameItems) return find_other_items(first, second, equality);
    if (const auto want = wanted(first, relation)) return find_mismatch(*want, second, equality);
    const std::optional<int> order = compare_amounts(second, first);
    const bool holds = order && (relation.how == How::NotLess ? *order >= 0 : *order <= 0);
    return holds ? std::nullopt : std::optional(Mismatch{});
}

}  // namespace

const KindReader& metamorphic_kind() {
    static constexpr KindReader kKind = {"metamorphic", read_metamorphic, kShapes, kWords};
    return kKind;
}

std::span<const RunPart> MetamorphicCheck::parts() const { return kParts; }

Run MetamorphicCheck::try_run(const Grading&, RunPart part, const List& args, Run run) const {
    List given = args;
    if (part == RunPart::Changed && change.arg < given.items.size())
        given.items[change.arg] = changed(args.items[change.arg], change);
    return calling_run(std::move(run), {EntryKind::Call, file, function}, std::move(given), {});
}

std::optional<Failure> MetamorphicCheck::judge_try(const Grading& grading, std::size_t number, const List& args) const {
    const Language language = grading.lab.language;
    const Observation& first = *grading.seen.find(number, RunPart::Whole);
    const Observation& second = *grading.seen.find(number, RunPart::Changed);
    List given = args;
    if (change.arg < given.items.size()) given.items[change.arg] = changed(args.items[change.arg], change);
    const auto call_with = [&](const List& list) { return format_call(function, list.items, {}, language); };

    for (const auto& [seen, tried] : {std::pair(&first, &args), std::pair(&second, &std::as_const(given))}) {
        std::optional<Failure> failure = failure_of_ending(*seen);
        if (!failure && !seen->value) {
            failure = Failure{};
            failure->code = FailureCode::BadResult;
        }
        if (!failure) continue;
        failure->call = call_with(*tried);
        return failure;
    }
    const auto mismatch = find_break(*first.value, *second.value, relation, equality);
    if (!mismatch) return std::nullopt;
    Failure failure;
    failure.code = FailureCode::BrokenRelation;
    failure.call = call_with(given);
    failure.got = format_value(*second.value, language);
    failure.details = {{"firstCall", call_with(args)}, {"firstGot", format_value(*first.value, language)}};
    if (const auto want = wanted(*first.value, relation)) {
        failure.expected = format_value(*want, language);
    } else {
        failure.details.emplace("variant", "bound");
    }
    return failure;
}

}  // namespace bengkel
