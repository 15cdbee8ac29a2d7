#include "support/module_property.hpp"

#include <algorithm>

#include "module/instruction_reader.hpp"
#include "module/print_module.hpp"
#include "module/read_module.hpp"
#include "module/validate_module.hpp"
#include "module/write_module.hpp"

namespace bengkel::test {
namespace {

std::string broken_refusal(const Problems& problems, ByteView bytes) {
    if (problems.size() != 1) return "not one problem";
    if (!problems.front().code.starts_with("module.")) return "a problem of another room: " + problems.front().code;
    if (problems.front().message.empty()) return "a problem without words: " + problems.front().code;
    if (problems.front().place.offset > bytes.size()) return "a problem beyond the bytes";
    return {};
}

Bytes with_bodies_written_anew(const Module& module) {
    return write_module(module, [&](ModuleWriter& writer, SectionId id, const Section* section) {
        if (id != SectionId::Code || !section) return false;
        writer.open_section(id);
        writer.u32(section->count);
        for (const Body& body : module.bodies) {
            writer.open_body();
            writer.copy(module.view(body.whole));
            writer.close_body();
        }
        writer.close_section();
        return true;
    });
}

}  // namespace

std::string broken_module_promise(ByteView bytes) {
    const auto module = read_module(bytes);
    if (!module) return broken_refusal(module.error(), bytes);
    if (!std::ranges::equal(write_module(*module), bytes)) return "it is not written as it was read";
    const auto facts = validate_module(*module);
    if (!facts) return broken_refusal(facts.error(), bytes);

    if (facts->size() != module->bodies.size()) return "facts are missing";
    for (std::size_t i = 0; i < module->bodies.size(); ++i) {
        const Span code = module->bodies[i].code;
        InstructionReader reader(bytes, code);
        std::uint32_t at = code.offset;
        std::uint32_t count = 0;
        for (; const Instruction* in = reader.next(); ++count) {
            if (in->offset != at || in->size == 0) return "instructions overlap or leave gaps";
            at = in->end();
        }
        if (at != code.end() || reader.problem()) return "a valid body is not read to its end";
        if (count != (*facts)[i].instructions) return "the facts count other instructions";
    }
    if (!print_module(*module, [](std::string_view) {})) return "a valid module does not print";

    const Bytes anew = with_bodies_written_anew(*module);
    const auto read_again = read_module(anew);
    if (!read_again) return "what was written cannot be read";
    if (!validate_module(*read_again)) return "what was written is not valid";
    return {};
}

}  // namespace bengkel::test
