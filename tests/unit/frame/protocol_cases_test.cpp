// tests/cases/protocol: what is spelled there is what the bytes mean, in both directions (README.md in that folder).

#include <boost/test/unit_test.hpp>

#include <bit>
#include <filesystem>
#include <string>

#include "base/sha256.hpp"
#include "frame/frame.hpp"
#include "frame/value.hpp"
#include "json/json_reader.hpp"
#include "support/case_files.hpp"

using namespace bengkel;

namespace {

Bytes from_hex(const std::string& hex) {
    Bytes bytes;
    BOOST_REQUIRE(hex.size() % 2 == 0);
    for (std::size_t i = 0; i < hex.size(); i += 2)
        bytes.push_back(static_cast<std::uint8_t>(std::stoul(hex.substr(i, 2), nullptr, 16)));
    return bytes;
}

/// A hexadecimal string, or an array of its lines.
Bytes hex_of(const JsonReader& reader) {
    if (!reader.is(JsonType::Array)) return from_hex(reader.text());
    std::string joined;
    for (const JsonReader& line : reader.items()) joined += line.text();
    return from_hex(joined);
}

std::vector<std::string> texts_of(const JsonReader& reader) {
    std::vector<std::string> texts;
    for (const JsonReader& item : reader.items()) texts.push_back(item.text());
    return texts;
}

Value value_of(const JsonReader& spelled);

std::vector<Value> values_of(const JsonReader& reader) {
    std::vector<Value> values;
    for (const JsonReader& item : reader.items()) values.push_back(value_of(item));
    return values;
}

TraceFrame trace_frame_of(const JsonReader& reader) {
    const auto parts = reader.items();
    const auto number = [&](std::size_t i) { return static_cast<std::uint32_t>(parts.at(i).integer()); };
    return {parts.at(0).text(), number(1), number(2), number(3), number(4), parts.at(5).text(), parts.at(6).text()};
}

Value value_of(const JsonReader& spelled) {
    const auto parts = spelled.items();
    const std::string kind = parts.at(0).text();
    if (kind == "null") return {Null{}};
    if (kind == "true") return {true};
    if (kind == "false") return {false};
    if (kind == "int") return {parse_integer(parts.at(1).text()).value()};
    if (kind == "float")
        return {std::bit_cast<double>(static_cast<std::uint64_t>(std::stoull(parts.at(1).text(), nullptr, 16)))};
    if (kind == "text") return {parts.at(1).text()};
    if (kind == "bytes") return {ByteString{from_hex(parts.at(1).text())}};
    if (kind == "list") return {List{values_of(parts.at(1))}};
    if (kind == "tuple") return {Tuple{values_of(parts.at(1))}};
    if (kind == "set") return {Set{values_of(parts.at(1))}};
    if (kind == "map") {
        Map map;
        for (const JsonReader& entry : parts.at(1).items())
            map.entries.emplace_back(value_of(entry.items().at(0)), value_of(entry.items().at(1)));
        return {std::move(map)};
    }
    if (kind == "table") {
        TableValue table{texts_of(parts.at(1)), {}};
        for (const JsonReader& row : parts.at(2).items()) table.rows.push_back(values_of(row));
        return {std::move(table)};
    }
    if (kind == "exception") {
        Exception exception{parts.at(1).text(), parts.at(2).text(), {}};
        for (const JsonReader& frame : parts.at(3).items()) exception.frames.push_back(trace_frame_of(frame));
        return {std::move(exception)};
    }
    BOOST_REQUIRE_MESSAGE(kind == "opaque", "unknown kind of value " << kind);
    return {Opaque{parts.at(1).text(), parts.at(2).text()}};
}

/// Calls `hold` with each case; the case may name a problem, or say what the bytes mean.
template <class Hold>
void each_case(std::string_view suffix, Hold hold) {
    for (const auto& file : test::case_files("protocol", suffix)) {
        BOOST_TEST_CONTEXT(file.filename().string()) {
            const auto document = parse_json(file.filename().string(), test::read_text(file));
            BOOST_REQUIRE(document.has_value());
            JsonReading reading{*document, "case"};
            hold(reading.root());
            BOOST_TEST(reading.problems.empty());
        }
    }
}

template <class T>
void expect_problem(const Result<T>& result, const JsonReader& expected) {
    BOOST_REQUIRE(!result.has_value());
    BOOST_TEST(result.error().size() == 1);
    BOOST_TEST(result.error().front().code == expected.text("problem"));
    BOOST_TEST(result.error().front().place.offset == static_cast<std::size_t>(expected.integer("offset")));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(protocol_cases)

BOOST_AUTO_TEST_CASE(frames_mean_what_is_spelled) {
    each_case(".frame.json", [](const JsonReader& spelled) {
        const Bytes bytes = hex_of(*spelled.member("bytes"));
        const auto decoded = decode_frame(bytes);
        if (spelled.find("problem")) return expect_problem(decoded, spelled);

        Frame frame;
        frame.kind = static_cast<FrameKind>(spelled.integer("kind"));
        frame.json = spelled.text("json");
        for (const JsonReader& blob : spelled.items("blobs")) frame.blobs.push_back(hex_of(blob));
        BOOST_TEST(to_hex(encode_frame(frame)) == to_hex(bytes));
        BOOST_REQUIRE(decoded.has_value());
        BOOST_TEST((decoded->kind == frame.kind));
        BOOST_TEST(decoded->json == frame.json);
        BOOST_TEST((decoded->blobs == frame.blobs));
    });
}

BOOST_AUTO_TEST_CASE(values_mean_what_is_spelled) {
    each_case(".value.json", [](const JsonReader& spelled) {
        const Bytes bytes = hex_of(*spelled.member("bytes"));
        const auto decoded = decode_value(bytes);
        if (spelled.find("problem")) return expect_problem(decoded, spelled);

        if (const auto value = spelled.find("value")) BOOST_TEST(to_hex(encode_value(value_of(*value))) == to_hex(bytes));
        BOOST_REQUIRE(decoded.has_value());
        BOOST_TEST(to_hex(encode_value(*decoded)) == to_hex(bytes));
    });
}

// Whatever bytes arrive, decoding ends with a problem or with a value that has exactly these bytes.
BOOST_AUTO_TEST_CASE(damaged_bytes_are_refused_or_mean_themselves) {
    each_case(".value.json", [](const JsonReader& spelled) {
        const Bytes bytes = hex_of(*spelled.member("bytes"));
        for (std::size_t at = 0; at < bytes.size(); ++at) {
            for (const int change : {1, 0x80, 0xff}) {
                Bytes damaged = bytes;
                damaged[at] = static_cast<std::uint8_t>(damaged[at] ^ change);
                if (const auto decoded = decode_value(damaged)) BOOST_REQUIRE((encode_value(*decoded) == damaged));
            }
            (void)decode_value(ByteView(bytes).first(at));
        }
    });
    each_case(".frame.json", [](const JsonReader& spelled) {
        const Bytes bytes = hex_of(*spelled.member("bytes"));
        for (std::size_t at = 0; at < bytes.size(); ++at) {
            Bytes damaged = bytes;
            damaged[at] ^= 0x41;
            if (const auto decoded = decode_frame(damaged)) BOOST_REQUIRE((encode_frame(*decoded) == damaged));
            (void)decode_frame(ByteView(bytes).first(at));
        }
    });
}

BOOST_AUTO_TEST_SUITE_END()
