#include "meter/call_graph.hpp"

#include <algorithm>
#include <span>

#include "module/byte_reader.hpp"
#include "module/instruction_reader.hpp"

namespace bengkel {
namespace {

/// Calls between the defined functions, counted from 0, and one node more: whatever a pointer may point at.
class CallGraph {
  public:
    CallGraph(const Module& module, const std::vector<FunctionFacts>& facts) : module_(module), facts_(facts) {}

    [[nodiscard]] Result<void> read() {
        anyone_ = static_cast<std::uint32_t>(module_.bodies.size());
        starts_.reserve(anyone_ + 2);
        needs_.resize(anyone_ + 1);
        is_pointed_at_.assign(anyone_, false);
        for (std::uint32_t function = 0; function < anyone_; ++function) {
            starts_.push_back(static_cast<std::uint32_t>(callees_.size()));
            BENGKEL_TRY(needs_[function].slots, read_body(function));
        }
        if (auto outside = read_outside(); !outside) return outside;
        starts_.push_back(static_cast<std::uint32_t>(callees_.size()));
        for (std::uint32_t function = 0; function < anyone_; ++function)
            if (is_pointed_at_[function]) callees_.push_back(function);
        starts_.push_back(static_cast<std::uint32_t>(callees_.size()));
        return {};
    }

    /// Tarjan's strongly connected components, without recursion. A component is closed after all that it calls, so that
    /// the longest way down from it is known.
    [[nodiscard]] std::vector<StackNeed> measure() {
        const std::uint32_t nodes = anyone_ + 1;
        orders_.assign(nodes, 0);
        lows_.assign(nodes, 0);
        is_open_.assign(nodes, false);
        ways_.assign(nodes, 0);
        for (std::uint32_t node = 0; node < nodes; ++node)
            if (orders_[node] == 0) walk(node);

        const std::uint64_t most = *std::ranges::max_element(ways_);
        if (most > kUncountedSlots)
            for (StackNeed& need : needs_) need.is_counted = true;
        needs_.pop_back();
        return std::move(needs_);
    }

  private:
    struct Visit {
        std::uint32_t node = 0;
        std::uint32_t next = 0;
    };

    void point_at(std::uint32_t function) {
        if (function >= module_.imported_functions) is_pointed_at_[function - module_.imported_functions] = true;
    }

    Result<std::uint32_t> read_body(std::uint32_t function) {
        const Body& body = module_.bodies[function];
        const FunctionFacts& facts = facts_[function];
        bool calls_anyone = false;
        bool has_vectors = false;
        InstructionReader reader(module_.bytes, body.code);
        while (const Instruction* instruction = reader.next()) {
            switch (instruction->opcode) {
                case Opcode::Call:
                case Opcode::ReturnCall:
                    if (instruction->index < module_.imported_functions)
                        calls_anyone = true;
                    else
                        callees_.push_back(instruction->index - module_.imported_functions);
                    break;
                case Opcode::CallIndirect:
                case Opcode::ReturnCallIndirect:
                case Opcode::CallRef:
                case Opcode::ReturnCallRef: calls_anyone = true; break;
                case Opcode::RefFunc: point_at(instruction->index); break;
                default:
                    if (facts_of(instruction->opcode).kind == OpcodeClass::Vector) has_vectors = true;
                    break;
            }
        }
        if (reader.problem()) return failure(*reader.problem());
        if (calls_anyone) callees_.push_back(anyone_);
        // A vector takes two slots.
        return kFrameSlots + (facts.locals + facts.maximum_operands) * (has_vectors ? 2 : 1);
    }

    Result<void> read_expression(Span code) {
        InstructionReader reader(module_.bytes, code);
        while (const Instruction* instruction = reader.next())
            if (instruction->opcode == Opcode::RefFunc) point_at(instruction->index);
        if (reader.problem()) return failure(*reader.problem());
        return {};
    }

    /// The functions that exports, element segments and constant expressions hand out.
    Result<void> read_outside() {
        for (const Export& exported : module_.exports)
            if (exported.kind == ExternKind::Function) point_at(exported.index);
        std::vector<Span> expressions;
        for (const ElementSegment& segment : module_.elements) {
            if (segment.has_expressions) {
                expressions.push_back(segment.items);
                continue;
            }
            ByteReader items(module_.bytes, segment.items.offset, segment.items.end());
            for (std::uint32_t i = 0; i < segment.count; ++i) point_at(items.u32());
        }
        for (const Global& global : module_.globals)
            if (global.initial) expressions.push_back(*global.initial);
        for (const Table& table : module_.tables)
            if (table.initial) expressions.push_back(*table.initial);
        for (const Span code : expressions)
            if (auto read = read_expression(code); !read) return read;
        return {};
    }

    void walk(std::uint32_t root) {
        enter(root);
        while (!visits_.empty()) {
            Visit& visit = visits_.back();
            const std::uint32_t node = visit.node;
            if (visit.next == starts_[node + 1]) {
                visits_.pop_back();
                if (!visits_.empty()) lows_[visits_.back().node] = std::min(lows_[visits_.back().node], lows_[node]);
                if (lows_[node] == orders_[node]) close(node);
                continue;
            }
            const std::uint32_t callee = callees_[visit.next++];
            if (orders_[callee] == 0)
                enter(callee);
            else if (is_open_[callee])
                lows_[node] = std::min(lows_[node], orders_[callee]);
        }
    }

    void enter(std::uint32_t node) {
        orders_[node] = lows_[node] = ++order_;
        is_open_[node] = true;
        open_.push_back(node);
        visits_.push_back({node, starts_[node]});
    }

    /// The component of `root` is what was opened since; its members do not call anything that is still open.
    void close(std::uint32_t root) {
        const auto first = std::ranges::find(open_, root);
        const std::span members(first, open_.end());
        bool is_cycle = members.size() > 1;
        std::uint64_t way = 0;
        for (const std::uint32_t member : members) {
            for (std::uint32_t i = starts_[member]; i < starts_[member + 1]; ++i) {
                if (callees_[i] == member) is_cycle = true;
                if (!is_open_[callees_[i]]) way = std::max(way, ways_[callees_[i]]);
            }
        }
        if (!is_cycle) way += needs_[root].slots;
        for (const std::uint32_t member : members) {
            needs_[member].is_counted = is_cycle;
            ways_[member] = way;
            is_open_[member] = false;
        }
        open_.erase(first, open_.end());
    }

    const Module& module_;
    const std::vector<FunctionFacts>& facts_;
    std::uint32_t anyone_ = 0;
    std::vector<std::uint32_t> starts_;  ///< node `n` calls callees_[starts_[n]] ... callees_[starts_[n + 1]]
    std::vector<std::uint32_t> callees_;
    std::vector<StackNeed> needs_;
    std::vector<bool> is_pointed_at_;
    std::vector<std::uint32_t> orders_;
    std::vector<std::uint32_t> lows_;
    std::vector<bool> is_open_;
    std::vector<std::uint64_t> ways_;  ///< slots of the longest way down through functions that do not count
    std::vector<std::uint32_t> open_;
    std::vector<Visit> visits_;
    std::uint32_t order_ = 0;
};

}  // namespace

Result<std::vector<StackNeed>> measure_stack(const Module& module, const std::vector<FunctionFacts>& facts) {
    CallGraph graph(module, facts);
    if (auto read = graph.read(); !read) return failure(std::move(read).error());
    return graph.measure();
}

}  // namespace bengkel
