#include "observation/read_result.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <variant>

namespace bengkel {
namespace {

/// The endings a guest may claim. The host knows the others, and a guest has no say in them.
constexpr std::array kGuestEndings = {Ending::Finished,        Ending::Raised,       Ending::Exited,
                                      Ending::MissingFunction, Ending::NotAFunction, Ending::TooMuchOutput,
                                      Ending::OutOfMemory,     Ending::TooDeep};

std::optional<Ending> guest_ending(std::string_view name) {
    const auto* const found = std::ranges::find(kGuestEndings, name, ending_name);
    if (found == kGuestEndings.end()) return std::nullopt;
    return *found;
}

std::optional<std::int64_t> small_integer(const Integer& integer) {
    if (integer.magnitude.size() > 7) return std::nullopt;
    std::int64_t number = 0;
    for (std::size_t i = integer.magnitude.size(); i-- > 0;) number = number * 256 + integer.magnitude[i];
    return integer.is_negative ? -number : number;
}

/// The entries of a result as they are taken apart; each may occur once.
struct Parts {
    std::optional<std::string> ending;
    std::optional<Value> value;
    std::optional<Exception> exception;
    std::optional<std::vector<std::string>> lineage;
    std::optional<std::int64_t> exit_code;
};

/// Null when the entry was taken, otherwise what is wrong with it.
const char* take_entry(Parts& parts, std::string_view key, Value value) {
    if (key == "ending") {
        auto* text = std::get_if<std::string>(&value.data);
        if (text == nullptr || parts.ending) return "the ending is no single text";
        parts.ending = std::move(*text);
        return nullptr;
    }
    if (key == "value") {
        if (parts.value) return "the value is given twice";
        parts.value = std::move(value);
        return nullptr;
    }
    if (key == "exception") {
        auto* exception = std::get_if<Exception>(&value.data);
        if (exception == nullptr || parts.exception) return "the exception is no single exception";
        parts.exception = std::move(*exception);
        return nullptr;
    }
    if (key == "lineage") {
        auto* list = std::get_if<List>(&value.data);
        if (list == nullptr || parts.lineage) return "the lineage is no single list";
        parts.lineage.emplace();
        for (Value& item : list->items) {
            auto* name = std::get_if<std::string>(&item.data);
            if (name == nullptr) return "the lineage holds something that is no name";
            parts.lineage->push_back(std::move(*name));
        }
        return nullptr;
    }
    if (key == "exitCode") {
        const auto* integer = std::get_if<Integer>(&value.data);
        if (integer == nullptr || parts.exit_code) return "the exit code is no single integer";
        parts.exit_code = small_integer(*integer);
        return parts.exit_code ? nullptr : "the exit code is out of range";
    }
    return "a key is unknown";
}

/// Null when what is there fits the ending.
const char* judge(const Parts& parts, Ending ending) {
    const bool may_have_exception = ending == Ending::Raised || ending == Ending::OutOfMemory || ending == Ending::TooDeep;
    if (parts.value && ending != Ending::Finished) return "a value belongs to a finished call only";
    if (parts.exception && !may_have_exception) return "an exception does not belong to this ending";
    if (parts.lineage && !parts.exception) return "a lineage belongs to an exception";
    if (!parts.exception && ending == Ending::Raised) return "the exception is missing";
    if (parts.exit_code.has_value() != (ending == Ending::Exited)) return "an exit code belongs to an exit";
    return nullptr;
}

const char* read_entries(ByteView result, Parts& parts) {
    Result<Value> decoded = decode_value(result);
    if (!decoded) return "the result is no tagged value";
    auto* map = std::get_if<Map>(&decoded->data);
    if (map == nullptr) return "the result is no map";
    for (auto& [key, value] : map->entries) {
        const auto* name = std::get_if<std::string>(&key.data);
        if (name == nullptr) return "a key is no text";
        if (const char* wrong = take_entry(parts, *name, std::move(value))) return wrong;
    }
    return nullptr;
}

}  // namespace

void read_result(ByteView result, Observation& observation) {
    Parts parts;
    const char* wrong = read_entries(result, parts);
    std::optional<Ending> ending;
    if (wrong == nullptr) {
        if (parts.ending) ending = guest_ending(*parts.ending);
        wrong = ending ? judge(parts, *ending) : "the ending is missing or unknown";
    }
    if (wrong != nullptr) {
        observation.ending = Ending::BadResult;
        observation.detail = wrong;
        return;
    }
    observation.ending = *ending;
    observation.value = std::move(parts.value);
    observation.exception = std::move(parts.exception);
    if (parts.lineage) observation.lineage = *std::move(parts.lineage);
    observation.exit_code = parts.exit_code.value_or(0);
}

}  // namespace bengkel
