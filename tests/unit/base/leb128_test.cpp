#include <boost/test/unit_test.hpp>

#include <array>
#include <limits>

#include "base/leb128.hpp"

using namespace bengkel;

namespace {

template <class T, unsigned Bits = sizeof(T) * 8>
Leb<T> read(const Bytes& bytes) {
    return read_leb<T, Bits>(bytes, 0);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(leb128)

BOOST_AUTO_TEST_CASE(reads_what_it_writes) {
    for (const std::uint64_t value : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{127}, std::uint64_t{128},
                                      std::uint64_t{0xFFFFFFFF}, std::numeric_limits<std::uint64_t>::max()}) {
        Bytes bytes;
        write_leb_u(bytes, value);
        BOOST_TEST(read<std::uint64_t>(bytes).value == value);
        BOOST_TEST(read<std::uint64_t>(bytes).size == bytes.size());
    }
    for (const std::int64_t value :
         {std::int64_t{0}, std::int64_t{-1}, std::int64_t{63}, std::int64_t{64}, std::int64_t{-64}, std::int64_t{-65},
          std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()}) {
        Bytes bytes;
        write_leb_s(bytes, value);
        BOOST_TEST(read<std::int64_t>(bytes).value == value);
        BOOST_TEST(read<std::int64_t>(bytes).size == bytes.size());
    }
}

BOOST_AUTO_TEST_CASE(writes_the_shortest_form) {
    Bytes bytes;
    write_leb_u(bytes, 624485);
    BOOST_TEST((bytes == Bytes{0xE5, 0x8E, 0x26}));
    bytes.clear();
    write_leb_s(bytes, -123456);
    BOOST_TEST((bytes == Bytes{0xC0, 0xBB, 0x78}));
}

BOOST_AUTO_TEST_CASE(takes_overlong_forms_within_the_width) {
    BOOST_TEST(read<std::uint32_t>({0x83, 0x80, 0x80, 0x80, 0x00}).value == 3u);
    BOOST_TEST(read<std::int32_t>({0xFE, 0xFF, 0xFF, 0xFF, 0x7F}).value == -2);
    BOOST_TEST((read<std::int64_t, 33>({0x80, 0x80, 0x80, 0x80, 0x70}).value == -(std::int64_t{1} << 32)));
}

BOOST_AUTO_TEST_CASE(refuses_bits_and_bytes_beyond_the_width) {
    BOOST_TEST((read<std::uint32_t>({0x83, 0x80, 0x80, 0x80, 0x10}).fault == LebFault::TooLong));
    BOOST_TEST((read<std::uint32_t>({0x83, 0x80, 0x80, 0x80, 0x80, 0x00}).fault == LebFault::TooLong));
    BOOST_TEST((read<std::int32_t>({0xFF, 0xFF, 0xFF, 0xFF, 0x0F}).fault == LebFault::TooLong));
    BOOST_TEST((read<std::int32_t>({0x80, 0x80, 0x80, 0x80, 0x70}).fault == LebFault::TooLong));
    BOOST_TEST(
        (read<std::int64_t>({0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x7E}).fault == LebFault::TooLong));
}

BOOST_AUTO_TEST_CASE(says_when_the_bytes_end) {
    BOOST_TEST((read<std::uint32_t>({}).fault == LebFault::Truncated));
    BOOST_TEST((read<std::uint32_t>({0x80}).fault == LebFault::Truncated));
    BOOST_TEST((read_leb<std::uint32_t>(Bytes{1}, 7).fault == LebFault::Truncated));
}

BOOST_AUTO_TEST_SUITE_END()
