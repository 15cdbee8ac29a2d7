// What a run writes is marked, whatever it does to the marks; and nothing else changes.

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstring>
#include <random>
#include <string>

#include "meter/track_writes.hpp"
#include "module/read_module.hpp"
#include "module/validate_module.hpp"
#include "module/write_module.hpp"
#include "support/naive_interpreter.hpp"
#include "support/random_module.hpp"

using namespace bengkel;

namespace {

constexpr std::uint32_t kMemoryPages = 8;
constexpr std::uint32_t kMemoryBytes = kMemoryPages * 65'536;
constexpr std::uint32_t kBlockBytes = kTrackedPageBytes + kTrackedPages;

/// Another memory, and what track_writes wants of it.
Bytes with_block(ByteView bytes, std::uint32_t block, const Limits& limits = {kMemoryPages, 16, false}) {
    const auto module = read_module(bytes);
    BOOST_TEST_REQUIRE(module.has_value());
    return write_module(*module, [&](ModuleWriter& writer, SectionId id, const Section* section) {
        if (id == SectionId::Memory) {
            Bytes encoded;
            write_limits(encoded, limits);
            writer.open_section(id);
            writer.u32(1);
            writer.copy(encoded);
            writer.close_section();
            return true;
        }
        ModuleWriter added(0);
        if (id == SectionId::Global) {
            added.value_type(kI32);
            added.byte(0);
            added.opcode(Opcode::I32Const);
            added.s32(static_cast<std::int32_t>(block));
            added.opcode(Opcode::End);
        } else if (id == SectionId::Export) {
            added.name(kWrittenPages);
            added.byte(static_cast<std::uint8_t>(ExternKind::Global));
            added.u32(static_cast<std::uint32_t>(module->globals.size()));
        } else {
            return false;
        }
        write_appended(writer, *module, id, section, 1, added.finish());
        return true;
    });
}

/// How much of the page may be other than it was, by the marks, as the host reads them (web/src/sandbox/written_pages.ts).
std::uint32_t told_bytes(const Bytes& memory, std::uint32_t block, std::uint32_t page) {
    const auto mark = [&](std::uint32_t of) { return memory[block + kTrackedPageBytes + of] != 0; };
    if (mark(page)) return kTrackedPageBytes;
    return page > 0 && mark(page - 1) ? kTrackedReach : 0;
}

bool is_block_told(const Bytes& memory, std::uint32_t block) {
    for (std::uint32_t at = block; at < block + kBlockBytes; at += kTrackedPageBytes)
        if (memory[block + kTrackedPageBytes + at / kTrackedPageBytes] != 0) return true;
    return false;
}

struct Count {
    int writing = 0;    ///< runs that wrote anything
    int tampering = 0;  ///< those that wrote to the block
};

/// `module` with its writes tracked.
void check_tracking(const Bytes& module, std::uint32_t block, Count& count) {
    const auto tracked = track_writes(module);
    BOOST_TEST_REQUIRE(tracked.has_value());
    const auto plain = read_module(module);
    const auto told = read_module(*tracked);
    BOOST_TEST_REQUIRE((plain.has_value() && told.has_value()));
    BOOST_TEST_REQUIRE(validate_module(*told).has_value());
    for (const Export& exported : plain->exports) {
        if (exported.kind != ExternKind::Function) continue;
        test::NaiveInterpreter before(*plain);
        test::NaiveInterpreter after(*told);
        const Bytes fresh = after.memory();
        const auto wanted = before.call(exported.name, {7, 300'000}, 40'000);
        if (wanted.ending != test::NaiveEnding::Returned) continue;
        const auto got = after.call(exported.name, {7, 300'000}, 800'000);
        BOOST_TEST_REQUIRE((got.ending == test::NaiveEnding::Returned));
        const Bytes& memory = after.memory();
        if (is_block_told(memory, block)) {
            ++count.tampering;
            continue;
        }
        BOOST_TEST((got.results == wanted.results));
        bool has_written = false;
        for (std::uint32_t page = 0; page < kMemoryBytes / kTrackedPageBytes; ++page) {
            const std::uint32_t start = page * kTrackedPageBytes;
            if (start >= block && start < block + kBlockBytes) continue;
            BOOST_TEST(std::equal(&memory[start], &memory[start] + kTrackedPageBytes, &before.memory()[start]));
            const bool is_changed = !std::equal(&memory[start], &memory[start] + kTrackedPageBytes, &fresh[start]);
            has_written = has_written || is_changed;
            const std::uint32_t first = told_bytes(memory, block, page);
            const auto untold = [&](const Bytes& bytes) {
                return ByteView(bytes).subspan(start + first, kTrackedPageBytes - first);
            };
            BOOST_TEST(std::ranges::equal(untold(memory), untold(fresh)), "page " << page << " of " << exported.name);
        }
        count.writing += has_written ? 1 : 0;
    }
}

Bytes random_bytes(std::mt19937& random) {
    Bytes bytes(60 + random() % 400);
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random());
    return bytes;
}

std::string refusal(ByteView module) {
    const auto tracked = track_writes(module);
    return tracked ? "" : tracked.error().front().code;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(track_writes_test)

BOOST_AUTO_TEST_CASE(tells_what_was_written_and_changes_nothing_else) {
    std::mt19937 random(2611);
    Count count;
    // Where programs seldom come, and where many do: they are to be found out.
    for (const std::uint32_t block : {kMemoryBytes - kBlockBytes, 0U, kTrackedPageBytes}) {
        for (int round = 0; round < 200; ++round) {
            BOOST_TEST_CONTEXT("block at " << block << ", round " << round)
            check_tracking(with_block(test::random_module(random_bytes(random)), block), block, count);
        }
    }
    BOOST_TEST(count.writing > 20);
    BOOST_TEST(count.tampering > 20);
}

BOOST_AUTO_TEST_CASE(refuses_what_it_cannot_track) {
    const Bytes module = test::random_module(Bytes(100, 7));
    const std::uint32_t block = kMemoryBytes - kBlockBytes;
    BOOST_TEST(refusal(with_block(module, block)) == "");
    BOOST_TEST(refusal(module) == "track.no-marks");
    BOOST_TEST(refusal(with_block(module, block + 8)) == "track.no-marks");
    BOOST_TEST(refusal(with_block(module, block + kTrackedPageBytes)) == "track.no-marks");
    BOOST_TEST(refusal(with_block(module, block, {kMemoryPages, 16'385, false})) == "track.unknown-memory");
    BOOST_TEST(refusal(with_block(module, block, {kMemoryPages, std::nullopt, false})) == "track.unknown-memory");
    BOOST_TEST(refusal(ByteView(module).first(20)) == "module.truncated");
}

BOOST_AUTO_TEST_SUITE_END()
