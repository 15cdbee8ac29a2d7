#include "module/instruction.hpp"

#include "base/leb128.hpp"

namespace bengkel {
namespace {

std::uint32_t take_u32(ByteView bytes, std::size_t& at) {
    const auto read = read_leb<std::uint32_t>(bytes, at);
    at += read.size;
    return read.value;
}

}  // namespace

std::uint32_t LabelList::take() {
    --left_;
    return take_u32(bytes_, at_);
}

CatchClause CatchList::take() {
    --left_;
    CatchClause clause;
    clause.kind = static_cast<CatchClause::Kind>(bytes_[at_++]);
    if (clause.has_tag()) clause.tag = take_u32(bytes_, at_);
    clause.label = take_u32(bytes_, at_);
    return clause;
}

}  // namespace bengkel
