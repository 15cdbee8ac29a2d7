#include "message.hpp"

#include <cstdint>
#include <cstring>

#include "memory.hpp"
#include "tag.hpp"
#include "utf8.hpp"

namespace bengkel {

namespace {

bool equal(View it, const char* text) { return it.size == std::strlen(text) && std::memcmp(it.data, text, it.size) == 0; }

/// Steps over tagged values and checks them on the way; every function answers false on malformed input.
class Scanner {
  public:
    explicit Scanner(View bytes) : rest_(bytes) {}

    [[nodiscard]] const char* at() const { return rest_.data; }
    [[nodiscard]] bool is_at_end() const { return rest_.size == 0; }

    bool byte(unsigned char& out) {
        if (rest_.size == 0) return false;
        out = static_cast<unsigned char>(*rest_.data);
        rest_ = {rest_.data + 1, rest_.size - 1};
        return true;
    }

    bool varuint(Size& out) {
        std::uint64_t number = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            unsigned char next = 0;
            if (!byte(next)) return false;
            number |= static_cast<std::uint64_t>(next & 0x7f) << shift;
            if ((next & 0x80) != 0) continue;
            out = static_cast<Size>(number);
            return number <= UINT32_MAX;
        }
        return false;
    }

    /// A count of bytes, and the bytes.
    bool string(View& out) {
        Size size = 0;
        if (!varuint(size) || size > rest_.size) return false;
        out = {rest_.data, size};
        rest_ = {rest_.data + size, rest_.size - size};
        return true;
    }

    /// A count of values; each is a byte at least.
    bool count(Size& out) { return varuint(out) && out <= rest_.size; }

    bool tag(Tag wanted) {
        unsigned char found = 0;
        return byte(found) && found == static_cast<unsigned char>(wanted);
    }

    bool text(View& out) { return tag(Tag::Text) && string(out); }

    bool value(int depth = 0) {
        unsigned char tag = 0;
        if (depth >= kMaximumDepth || !byte(tag)) return false;
        View string_of_it{};
        switch (static_cast<Tag>(tag)) {
            case Tag::Null:
            case Tag::False:
            case Tag::True: return true;
            case Tag::Int: {
                unsigned char sign = 0;
                return byte(sign) && sign <= 1 && string(string_of_it);
            }
            case Tag::Float: {
                if (rest_.size < 8) return false;
                rest_ = {rest_.data + 8, rest_.size - 8};
                return true;
            }
            case Tag::Text: return string(string_of_it) && is_utf8(string_of_it);
            case Tag::Bytes: return string(string_of_it);
            case Tag::List:
            case Tag::Tuple:
            case Tag::Set: return values(1, depth);
            case Tag::Map: return values(2, depth);
            // Nothing that a lab can state as an argument.
            case Tag::Table:
            case Tag::Exception:
            case Tag::Opaque: return false;
        }
        return false;
    }

  private:
    bool values(Size each, int depth) {
        Size size = 0;
        if (!count(size)) return false;
        for (Size i = 0; i < each * size; ++i) {
            if (!value(depth + 1)) return false;
        }
        return true;
    }

    View rest_;
};

bool entry_of(View kind, Entry& entry) {
    constexpr struct {
        const char* name;
        Entry entry;
    } kEntries[] = {{"program", Entry::Program},
                    {"call", Entry::Call},
                    {"cost", Entry::Cost},
                    {"load", Entry::Load},
                    {"unittest", Entry::Unittest}};
    for (const auto& known : kEntries) {
        if (!equal(kind, known.name)) continue;
        entry = known.entry;
        return true;
    }
    return false;
}

bool read_argv(View bytes, Message& message) {
    Scanner in(bytes);
    Size size = 0;
    if (!in.tag(Tag::List) || !in.count(size)) return false;
    message.argc = static_cast<int>(size);
    message.argv = static_cast<char**>(allocate((size + 1) * sizeof(char*)));
    for (Size i = 0; i < size; ++i) {
        View text{};
        if (!in.text(text)) return false;
        auto* copy = static_cast<char*>(allocate(text.size + 1));
        std::memcpy(copy, text.data, text.size);
        copy[text.size] = '\0';
        message.argv[i] = copy;
    }
    message.argv[size] = nullptr;
    return true;
}

bool read_cap(View bytes, Message& message) {
    Scanner in(bytes);
    unsigned char sign = 0;
    View magnitude{};
    if (!in.tag(Tag::Int) || !in.byte(sign) || sign != 0 || !in.string(magnitude) || magnitude.size > 4) return false;
    for (Size i = 0; i < magnitude.size; ++i) {
        message.result_cap |= static_cast<Size>(static_cast<unsigned char>(magnitude.data[i])) << (8 * i);
    }
    return true;
}

/// Among the named arguments of a program is what else is wanted of it.
bool read_wishes(Scanner in, Message& message) {
    for (Size i = 0; i < message.kwarg_count; ++i) {
        View key{};
        Scanner entry = in;
        if (entry.text(key) && equal(key, "memory")) message.wants_memory = entry.tag(Tag::True);
        if (!in.value(1) || !in.value(1)) return false;
    }
    return true;
}

}  // namespace

bool read_message(View bytes, Message& message) {
    Scanner whole(bytes);
    if (!whole.value() || !whole.is_at_end()) return false;

    Scanner in(bytes);
    Size size = 0;
    if (!in.tag(Tag::Map) || !in.count(size)) return false;
    enum : unsigned { Kind = 1, Function = 2, Args = 4, Kwargs = 8, Argv = 16, Cap = 32, All = 63 };
    unsigned found = 0;
    for (Size i = 0; i < size; ++i) {
        View key{};
        if (!in.text(key)) return false;
        const char* const start = in.at();
        if (!in.value(1)) return false;
        const View encoded{start, static_cast<Size>(in.at() - start)};
        Scanner value(encoded);
        if (equal(key, "kind")) {
            View kind{};
            if (!value.text(kind) || !entry_of(kind, message.entry)) return false;
            found |= Kind;
        } else if (equal(key, "function")) {
            if (!value.text(message.function)) return false;
            found |= Function;
        } else if (equal(key, "args")) {
            if (!value.tag(Tag::List) || !value.count(message.arg_count)) return false;
            message.args = {value.at(), static_cast<Size>(encoded.data + encoded.size - value.at())};
            found |= Args;
        } else if (equal(key, "kwargs")) {
            if (!value.tag(Tag::Map) || !value.count(message.kwarg_count)) return false;
            if (!read_wishes(value, message)) return false;
            found |= Kwargs;
        } else if (equal(key, "argv")) {
            if (!read_argv(encoded, message)) return false;
            found |= Argv;
        } else if (equal(key, "resultBytes")) {
            if (!read_cap(encoded, message)) return false;
            found |= Cap;
        }
    }
    return found == All;
}

}  // namespace bengkel
