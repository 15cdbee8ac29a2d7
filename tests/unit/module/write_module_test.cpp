#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

#include "base/leb128.hpp"
#include "module/read_module.hpp"
#include "module/validate_module.hpp"
#include "module/write_module.hpp"

using namespace bengkel;

namespace {

/// One function `(func (result i32) i32.const 7)`, with a size that is longer than it must be and a custom section.
const Bytes kSmall = {0x00, 0x61, 0x73, 0x6D, 0x01, 0x00, 0x00, 0x00,        // header
                      0x01, 0x85, 0x80, 0x00, 0x01, 0x60, 0x00, 0x01, 0x7F,  // types
                      0x00, 0x02, 0x01, 0x61,                                // custom "a"
                      0x03, 0x02, 0x01, 0x00,                                // functions
                      0x0A, 0x06, 0x01, 0x04, 0x00, 0x41, 0x07, 0x0B};       // bodies

Bytes encoded_global() {
    Bytes entry;
    write_value_type(entry, kI64);
    entry.push_back(1);
    write_opcode(entry, Opcode::I64Const);
    write_leb_s(entry, -5);
    write_opcode(entry, Opcode::End);
    return entry;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(write_module_)

BOOST_AUTO_TEST_CASE(copies_what_nobody_touches) {
    const auto module = read_module(kSmall);
    BOOST_REQUIRE(module.has_value());
    BOOST_TEST((write_module(*module) == kSmall));
}

BOOST_AUTO_TEST_CASE(offers_every_section_once_and_in_order) {
    const auto module = read_module(kSmall);
    BOOST_REQUIRE(module.has_value());
    std::string offered;
    const Bytes bytes = write_module(*module, [&](ModuleWriter&, SectionId id, const Section* section) {
        offered += std::to_string(static_cast<int>(id)) + (section ? "+ " : "- ");
        return false;
    });
    BOOST_TEST(offered == "1+ 0+ 2- 3+ 4- 5- 13- 6- 7- 8- 9- 12- 10+ 11- ");
    BOOST_TEST((bytes == kSmall));
}

BOOST_AUTO_TEST_CASE(appends_to_sections_that_are_there_and_that_are_not) {
    const auto module = read_module(kSmall);
    BOOST_REQUIRE(module.has_value());
    const Bytes type = {0x60, 0x00, 0x00};
    const Bytes global = encoded_global();
    const Bytes bytes = write_module(*module, [&](ModuleWriter& writer, SectionId id, const Section* section) {
        if (id == SectionId::Type) write_appended(writer, *module, id, section, 1, type);
        if (id == SectionId::Global) write_appended(writer, *module, id, section, 1, global);
        return id == SectionId::Type || id == SectionId::Global;
    });
    const auto again = read_module(bytes);
    BOOST_REQUIRE(again.has_value());
    BOOST_TEST(validate_module(*again).has_value());
    BOOST_TEST(again->types.size() == 2u);
    BOOST_TEST(again->globals.size() == 1u);
    BOOST_TEST(again->find(SectionId::Type)->whole.size == 10u);
}

BOOST_AUTO_TEST_CASE(drops_sections) {
    const auto module = read_module(kSmall);
    BOOST_REQUIRE(module.has_value());
    const Bytes bytes =
        write_module(*module, [](ModuleWriter&, SectionId id, const Section*) { return id == SectionId::Custom; });
    BOOST_TEST(bytes.size() == kSmall.size() - 4);
}

BOOST_AUTO_TEST_CASE(gives_sizes_their_shortest_form) {
    for (const std::size_t size :
         {std::size_t{0}, std::size_t{125}, std::size_t{127}, std::size_t{128}, std::size_t{20000}}) {
        ModuleWriter writer(0);
        writer.open_section(SectionId::Code);
        writer.u32(1);
        writer.open_body();
        writer.copy(Bytes(size, 0xAA));
        writer.close_body();
        writer.close_section();
        Bytes expected = {1};
        write_leb_u(expected, size);
        expected.insert(expected.end(), size, 0xAA);
        Bytes whole = {10};
        write_leb_u(whole, expected.size());
        whole.insert(whole.end(), expected.begin(), expected.end());
        BOOST_TEST((writer.finish() == whole));
    }
}

BOOST_AUTO_TEST_CASE(writes_types_that_read_back) {
    const std::vector<ValueType> types = {kI32,
                                          kV128,
                                          reference_to(HeapType::Kind::Func),
                                          reference_to(HeapType::Kind::Exn, false),
                                          reference_to(HeapType{HeapType::Kind::Defined, 0}, true),
                                          reference_to(HeapType{HeapType::Kind::Defined, 0}, false)};
    Bytes bytes(kSmall.begin(), kSmall.begin() + 8);
    ModuleWriter writer(0);
    writer.open_section(SectionId::Type);
    writer.u32(2);
    for (int i = 0; i < 2; ++i) {
        writer.byte(0x60);
        writer.u32(static_cast<std::uint32_t>(i == 0 ? 0 : types.size()));
        if (i == 1)
            for (const ValueType type : types) writer.value_type(type);
        writer.u32(0);
    }
    writer.close_section();
    const Bytes section = writer.finish();
    bytes.insert(bytes.end(), section.begin(), section.end());
    const auto module = read_module(bytes);
    BOOST_REQUIRE(module.has_value());
    BOOST_TEST((module->function_type(1)->parameters == types));
}

BOOST_AUTO_TEST_SUITE_END()
