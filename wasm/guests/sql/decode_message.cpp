#include "decode_message.hpp"

#include <bit>
#include <string_view>
#include <utility>

#include "encode_value.hpp"
#include "utf8.hpp"

namespace bengkel::sql {

namespace {

constexpr int kMaximumDepth = 64;

struct Value;
using List = std::vector<Value>;
using Map = std::vector<std::pair<Value, Value>>;
struct Value {
    std::variant<std::monostate, bool, std::int64_t, double, std::string, Bytes, List, Map> is;
};

/// Reads tagged values front to back. Every function gives nothing on malformed input.
class Decoder {
  public:
    explicit Decoder(std::span<const std::uint8_t> bytes) : rest_(bytes) {}

    std::optional<Value> value(int depth = 0);
    [[nodiscard]] bool is_at_end() const { return rest_.empty(); }

  private:
    std::optional<std::uint8_t> byte() {
        if (rest_.empty()) return std::nullopt;
        const std::uint8_t front = rest_.front();
        rest_ = rest_.subspan(1);
        return front;
    }

    std::optional<std::uint32_t> varuint() {
        std::uint64_t number = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            const auto next = byte();
            if (!next) return std::nullopt;
            number |= static_cast<std::uint64_t>(*next & 0x7f) << shift;
            if ((*next & 0x80) != 0) continue;
            if (number > UINT32_MAX) return std::nullopt;
            return static_cast<std::uint32_t>(number);
        }
        return std::nullopt;
    }

    /// A count of things that take a byte each at least.
    std::optional<std::uint32_t> count() {
        const auto number = varuint();
        return number && *number <= rest_.size() ? number : std::nullopt;
    }

    std::optional<std::string> string() {
        const auto size = count();
        if (!size) return std::nullopt;
        std::string text(reinterpret_cast<const char*>(rest_.data()), *size);
        rest_ = rest_.subspan(*size);
        return text;
    }

    std::optional<Value> integer();
    std::optional<Value> floating();
    std::optional<Value> list(int depth);
    std::optional<Value> map(int depth);

    std::span<const std::uint8_t> rest_;
};

/// Wider than SQLite's 64 bits is malformed here: the core gives a lab's author that as a problem.
std::optional<Value> Decoder::integer() {
    const auto sign = byte();
    const auto magnitude = string();
    if (!sign || *sign > 1 || !magnitude || magnitude->size() > 8) return std::nullopt;
    std::uint64_t number = 0;
    for (std::size_t at = magnitude->size(); at-- > 0;) number = number << 8 | static_cast<std::uint8_t>((*magnitude)[at]);
    constexpr std::uint64_t kLargest = INT64_MAX;
    if (number > kLargest + *sign) return std::nullopt;
    return Value{static_cast<std::int64_t>(*sign == 1 ? 0 - number : number)};
}

std::optional<Value> Decoder::floating() {
    std::uint64_t bits = 0;
    for (int shift = 0; shift < 64; shift += 8) {
        const auto next = byte();
        if (!next) return std::nullopt;
        bits |= static_cast<std::uint64_t>(*next) << shift;
    }
    return Value{std::bit_cast<double>(bits)};
}

std::optional<Value> Decoder::list(int depth) {
    const auto size = count();
    if (!size) return std::nullopt;
    List list;
    for (std::uint32_t i = 0; i < *size; ++i) {
        auto item = value(depth + 1);
        if (!item) return std::nullopt;
        list.push_back(std::move(*item));
    }
    return Value{std::move(list)};
}

std::optional<Value> Decoder::map(int depth) {
    const auto size = count();
    if (!size) return std::nullopt;
    Map map;
    for (std::uint32_t i = 0; i < *size; ++i) {
        auto key = value(depth + 1);
        auto item = key ? value(depth + 1) : std::nullopt;
        if (!item) return std::nullopt;
        map.emplace_back(std::move(*key), std::move(*item));
    }
    return Value{std::move(map)};
}

std::optional<Value> Decoder::value(int depth) {
    const auto tag = byte();
    if (depth >= kMaximumDepth || !tag) return std::nullopt;
    switch (static_cast<Tag>(*tag)) {
        case Tag::Null: return Value{};
        case Tag::False: return Value{false};
        case Tag::True: return Value{true};
        case Tag::Int: return integer();
        case Tag::Float: return floating();
        case Tag::Text: {
            auto text = string();
            if (!text || !is_utf8(*text)) return std::nullopt;
            return Value{std::move(*text)};
        }
        case Tag::Bytes: {
            auto bytes = string();
            if (!bytes) return std::nullopt;
            return Value{Bytes{std::move(*bytes)}};
        }
        case Tag::List: return list(depth);
        case Tag::Map: return map(depth);
        // Nothing that a lab can state for a query.
        case Tag::Tuple:
        case Tag::Set:
        case Tag::Table:
        case Tag::Exception:
        case Tag::Opaque: return std::nullopt;
    }
    return std::nullopt;
}

const Value* member(const Map& map, std::string_view name) {
    for (const auto& [key, value] : map) {
        const auto* text = std::get_if<std::string>(&key.is);
        if (text != nullptr && *text == name) return &value;
    }
    return nullptr;
}

template <class T>
const T* member_as(const Map& map, std::string_view name) {
    const Value* value = member(map, name);
    return value == nullptr ? nullptr : std::get_if<T>(&value->is);
}

std::optional<Entry> entry_of(std::string_view kind) {
    if (kind == "program") return Entry::Program;
    if (kind == "query") return Entry::Query;
    if (kind == "cost") return Entry::Cost;
    if (kind == "load") return Entry::Load;
    return std::nullopt;
}

std::optional<Scalar> scalar_of(const Value& value) {
    if (std::holds_alternative<std::monostate>(value.is)) return Scalar{};
    if (const auto* is_so = std::get_if<bool>(&value.is)) return Scalar{static_cast<std::int64_t>(*is_so)};
    if (const auto* number = std::get_if<std::int64_t>(&value.is)) return Scalar{*number};
    if (const auto* number = std::get_if<double>(&value.is)) return Scalar{*number};
    if (const auto* text = std::get_if<std::string>(&value.is)) return Scalar{*text};
    if (const auto* bytes = std::get_if<Bytes>(&value.is)) return Scalar{*bytes};
    return std::nullopt;
}

std::optional<std::vector<std::string>> texts_of(const List& list) {
    std::vector<std::string> texts;
    for (const Value& item : list) {
        const auto* text = std::get_if<std::string>(&item.is);
        if (text == nullptr) return std::nullopt;
        texts.push_back(*text);
    }
    return texts;
}

bool read_parameters(const Map& map, Message& message) {
    const auto* args = member_as<List>(map, "args");
    const auto* argv = member_as<List>(map, "argv");
    if (args == nullptr || argv == nullptr) return false;
    if (!args->empty()) {
        for (const Value& arg : *args) {
            auto scalar = scalar_of(arg);
            if (!scalar) return false;
            message.parameters.push_back(std::move(*scalar));
        }
        return true;
    }
    const auto texts = texts_of(*argv);
    if (!texts) return false;
    for (std::size_t i = 1; i < texts->size(); ++i) message.parameters.emplace_back((*texts)[i]);
    return true;
}

bool read_query(const Map& kwargs, Message& message) {
    if (const Value* state = member(kwargs, "state"); state != nullptr && state->is.index() != 0) {
        const auto* list = std::get_if<List>(&state->is);
        if (list == nullptr) return false;
        message.state = texts_of(*list);
        if (!message.state) return false;
    }
    if (member(kwargs, "plan") == nullptr) return true;
    const auto* plan = member_as<bool>(kwargs, "plan");
    if (plan != nullptr) message.wants_plan = *plan;
    return plan != nullptr;
}

}  // namespace

std::optional<Message> decode_message(std::span<const std::uint8_t> bytes) {
    Decoder decoder(bytes);
    const auto value = decoder.value();
    const Map* map = value && decoder.is_at_end() ? std::get_if<Map>(&value->is) : nullptr;
    if (map == nullptr) return std::nullopt;
    const auto* kind = member_as<std::string>(*map, "kind");
    const auto* file = member_as<std::string>(*map, "file");
    const auto* cap = member_as<std::int64_t>(*map, "resultBytes");
    const auto* kwargs = member_as<Map>(*map, "kwargs");
    const auto entry = kind == nullptr ? std::nullopt : entry_of(*kind);
    if (!entry || file == nullptr || file->empty() || cap == nullptr || *cap < 0 || kwargs == nullptr) return std::nullopt;

    Message message;
    message.entry = *entry;
    message.file = *file;
    message.result_cap = static_cast<std::size_t>(*cap);
    if (!read_parameters(*map, message)) return std::nullopt;
    if (message.entry == Entry::Query && !read_query(*kwargs, message)) return std::nullopt;
    return message;
}

}  // namespace bengkel::sql
