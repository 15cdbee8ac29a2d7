#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "json/json_reader.hpp"
#include "json/write_json.hpp"
#include "view/memory_view.hpp"

using namespace bengkel;

namespace {

Bytes words(const std::vector<std::uint32_t>& numbers) {
    Bytes bytes;
    for (const std::uint32_t number : numbers)
        for (unsigned shift = 0; shift < 32; shift += 8) bytes.push_back(static_cast<std::uint8_t>(number >> shift));
    return bytes;
}

/// 32 KiB: a stack of 8, of which 1 is in use; two globals; three blocks, the second one free.
struct Written {
    std::vector<std::uint32_t> page_numbers = {1, 3};
    Bytes pages = Bytes(2 * kMemoryPage, 7);
    std::vector<std::uint32_t> blocks = {12'296, 100, 1, 12'400, 60, 0, 12'472, 20, 1};
    std::vector<std::uint32_t> globals = {8192, 16, 8300, 400};
    bool is_cut = false;

    [[nodiscard]] MemoryView read(Problems& problems) const {
        const Json request = JsonObject{
            {"memoryBytes", 32'768},
            {"stackBytes", 8192},
            {"stackPointer", 7168},
            {"stackDeepest", 5000},
            {"heapBase", 12'288},
            {"isCut", is_cut},
            {"watched", JsonArray{JsonObject{{"name", "all"}, {"type", "Cart"}, {"address", 7168}, {"size", 64}},
                                  JsonObject{{"name", "part"}, {"type", "int"}, {"address", 7172}, {"size", 4}}}},
            {"pageNumbers", 0},
            {"pages", 1},
            {"blocks", 2},
            {"globals", 3},
            {"globalNames", 4}};
        const auto document = parse_json("request", write_json(request));
        JsonReading reading{*document, "shell"};
        const std::string names = "first\nsecond";
        const std::vector<Bytes> blobs = {words(page_numbers), pages, words(blocks), words(globals),
                                          Bytes(names.begin(), names.end())};
        MemoryView view = read_memory_view(reading.root(), blobs);
        problems = std::move(reading.problems);
        return view;
    }
    [[nodiscard]] MemoryView read() const {
        Problems problems;
        MemoryView view = read(problems);
        BOOST_TEST(problems.empty());
        return view;
    }
};

/// "kind first-end name".
std::string owner(const MemoryView& view, std::uint32_t address) {
    const MemoryItem item = view.owner_of(address);
    constexpr std::array<const char*, 8> kNames = {"watched", "global", "block",   "free",
                                                   "stack",   "unused", "globals", "heap"};
    std::string told = kNames[static_cast<std::size_t>(item.kind)];
    told += " " + std::to_string(item.address) + "-" + std::to_string(item.end());
    if (item.kind == MemoryKind::Watched) told += " " + view.watched()[item.name].name;
    if (item.kind == MemoryKind::Global) told += " " + view.globals()[item.name];
    return told;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(memory_view)

BOOST_AUTO_TEST_CASE(says_of_each_byte_what_it_belongs_to) {
    const MemoryView view = Written().read();
    BOOST_TEST(owner(view, 0) == "unused 0-7168");
    BOOST_TEST(owner(view, 7168) == "watched 7168-7232 all");
    BOOST_TEST(owner(view, 7173) == "watched 7172-7176 part");
    BOOST_TEST(owner(view, 7300) == "stack 7168-8192");
    BOOST_TEST(owner(view, 8192) == "global 8192-8208 first");
    BOOST_TEST(owner(view, 8250) == "globals 8208-8300");
    BOOST_TEST(owner(view, 8699) == "global 8300-8700 second");
    BOOST_TEST(owner(view, 12'290) == "heap 12288-12296");
    BOOST_TEST(owner(view, 12'300) == "block 12296-12396");
    BOOST_TEST(owner(view, 12'459) == "free 12400-12460");
    BOOST_TEST(owner(view, 32'767) == "heap 12492-32768");
}

BOOST_AUTO_TEST_CASE(counts_what_is_used_below_an_address) {
    const MemoryView view = Written().read();
    BOOST_TEST(view.used_below(8192) == 0U);
    BOOST_TEST(view.used_below(8200) == 8U);
    BOOST_TEST(view.used_below(12'346) == 466U);
    BOOST_TEST(view.used_below(12'450) == 516U);
    BOOST_TEST(view.used_below(32'768) == 536U);
}

BOOST_AUTO_TEST_CASE(what_is_missing_is_zeroes_unless_the_record_is_cut) {
    Written written;
    BOOST_TEST(written.read().byte_at(4096).value() == 7);
    BOOST_TEST(written.read().byte_at(0).value() == 0);
    BOOST_TEST(!written.read().byte_at(32'768).has_value());
    written.is_cut = true;
    BOOST_TEST(written.read().byte_at(4096).value() == 7);
    BOOST_TEST(!written.read().byte_at(0).has_value());
    BOOST_TEST(!written.read().word_at(4094).has_value());
}

BOOST_AUTO_TEST_CASE(finds_words_that_are_addresses) {
    Written written;
    // In the global "second": the address of a block, of nothing, of the free block, and of the other global.
    const std::vector<std::uint32_t> values = {12'300, 20'000, 12'410, 8192};
    for (std::uint32_t i = 0; i < 4; ++i) {
        const Bytes word = words({values[i]});
        std::ranges::copy(word, written.pages.begin() + (8300 - 8192) + static_cast<std::ptrdiff_t>(4 * i));
    }
    written.page_numbers = {2, 3};
    const MemoryView view = written.read();
    const auto pointers = view.pointers_in(view.owner_of(8300));
    BOOST_TEST_REQUIRE(pointers.size() == 2U);
    BOOST_TEST(pointers[0].at == 8300U);
    BOOST_TEST(pointers[0].to == 12'300U);
    BOOST_TEST(pointers[1].at == 8312U);
    BOOST_TEST(pointers[1].to == 8192U);
}

BOOST_AUTO_TEST_CASE(things_outside_of_the_memory_or_over_others_are_left_out) {
    Written written;
    written.blocks = {12'296, 100, 1, 12'300, 10, 1, 32'760, 100, 1, 32'000, 0, 1};
    const MemoryView view = written.read();
    BOOST_TEST(view.items().size() == 3U);
    BOOST_TEST(owner(view, 12'305) == "block 12296-12396");
}

BOOST_AUTO_TEST_CASE(refuses_pages_that_cannot_be) {
    const auto code = [](const Written& written) {
        Problems problems;
        static_cast<void>(written.read(problems));
        return problems.empty() ? std::string() : problems.front().code;
    };
    Written outside;
    outside.page_numbers = {1, 8};
    BOOST_TEST(code(outside) == "shell.bad-memory");
    Written fewer;
    fewer.pages.pop_back();
    BOOST_TEST(code(fewer) == "shell.bad-memory");
}

BOOST_AUTO_TEST_SUITE_END()
