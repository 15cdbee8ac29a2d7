// The rules of references, casts, structures and arrays. CodeValidator is declared in code_validator.hpp.

#include <format>

#include "module/code_validator.hpp"
#include "module/limits.hpp"
#include "module/print_module.hpp"

namespace bengkel {
namespace {

ValueType defined(std::uint32_t type, bool is_nullable) {
    return reference_to(HeapType{HeapType::Kind::Defined, type}, is_nullable);
}

bool is_numeric(const FieldType& field) { return !field.type.is_reference(); }

}  // namespace

const StructType* CodeValidator::struct_type(std::uint32_t type) {
    const auto* found = type < module_.types.size() ? std::get_if<StructType>(&module_.types[type].composite) : nullptr;
    if (!found) fail("unknown-type", std::format("there is no structure type {}", type));
    return found;
}

const ArrayType* CodeValidator::array_type(std::uint32_t type) {
    const auto* found = type < module_.types.size() ? std::get_if<ArrayType>(&module_.types[type].composite) : nullptr;
    if (!found) fail("unknown-type", std::format("there is no array type {}", type));
    return found;
}

bool CodeValidator::check_reference(const Instruction& in) {
    using Heap = HeapType::Kind;
    // What a reference on the stack points to, bottom where the code cannot be reached.
    const auto pop_reference = [&] {
        const ValueType got = pop();
        if (got == kBottom) return reference_to(Heap::Bottom, false);
        if (!got.is_reference()) fail("type-mismatch", std::format("expected a reference, got {}", print_type(got)));
        return got;
    };
    switch (in.opcode) {
        case Opcode::RefNull:
            if (check_type(in.type)) push(in.type);
            return true;
        case Opcode::RefIsNull:
            pop_reference();
            push(kI32);
            return true;
        case Opcode::RefFunc:
            if (in.index >= module_.functions.size()) {
                fail("unknown-function", std::format("there is no function {}", in.index));
            } else {
                facts_.named_functions.push_back(in.index);
                if (is_constant_) declared_[in.index] = true;
                if (!declared_[in.index])
                    fail("undeclared-function",
                         std::format("the function {} is named by no export, element or global", in.index));
                push(defined(module_.functions[in.index].type, false));
            }
            return true;
        case Opcode::RefEq:
            pop(reference_to(Heap::Eq));
            pop(reference_to(Heap::Eq));
            push(kI32);
            return true;
        case Opcode::RefAsNonNull: push(reference_to(pop_reference().heap, false)); return true;
        case Opcode::BrOnNull: {
            const ValueType got = pop_reference();
            if (const ControlFrame* target = label(in.index)) {
                pop(label_types(*target));
                push(label_types(*target));
                push(reference_to(got.heap, false));
            }
            return true;
        }
        case Opcode::BrOnNonNull: {
            const ValueType got = pop_reference();
            const ControlFrame* target = label(in.index);
            if (!target) return true;
            const auto types = label_types(*target);
            if (types.empty() || !types_.matches(reference_to(got.heap, false), types.back())) {
                fail("type-mismatch", std::format("the label {} does not take this reference", in.index));
            } else {
                pop(types.first(types.size() - 1));
                push(types.first(types.size() - 1));
            }
            return true;
        }
        case Opcode::RefTest:
        case Opcode::RefTestNull:
        case Opcode::RefCast:
        case Opcode::RefCastNull:
            facts_.asks_for_types = true;
            if (!check_type(in.type)) return true;
            pop(reference_to(types_.top_of(in.type.heap), true));
            push(in.opcode == Opcode::RefTest || in.opcode == Opcode::RefTestNull ? kI32 : in.type);
            return true;
        case Opcode::BrOnCast:
        case Opcode::BrOnCastFail: check_branch_cast(in); return true;
        case Opcode::AnyConvertExtern:
        case Opcode::ExternConvertAny: {
            const bool is_to_any = in.opcode == Opcode::AnyConvertExtern;
            const ValueType got = pop(reference_to(is_to_any ? Heap::Extern : Heap::Any));
            push(reference_to(is_to_any ? Heap::Any : Heap::Extern, got.is_reference() && got.is_nullable));
            return true;
        }
        case Opcode::RefI31:
            pop(kI32);
            push(reference_to(Heap::I31, false));
            return true;
        case Opcode::I31GetS:
        case Opcode::I31GetU:
            pop(reference_to(Heap::I31));
            push(kI32);
            return true;
        default: return false;
    }
}

void CodeValidator::check_branch_cast(const Instruction& in) {
    facts_.asks_for_types = true;
    if (!check_type(in.source) || !check_type(in.type)) return;
    if (!types_.matches(in.type, in.source)) return refuse_operand(in.source, in.type);
    const ControlFrame* target = label(in.index);
    if (!target) return;
    const auto types = label_types(*target);
    const ValueType rest = reference_to(in.source.heap, in.source.is_nullable && !in.type.is_nullable);
    const bool is_on_success = in.opcode == Opcode::BrOnCast;
    const ValueType carried = is_on_success ? in.type : rest;
    if (types.empty() || !types_.matches(carried, types.back()))
        return fail("type-mismatch", std::format("the label {} does not take this reference", in.index));
    pop(in.source);
    pop(types.first(types.size() - 1));
    push(types.first(types.size() - 1));
    push(is_on_success ? rest : in.type);
}

bool CodeValidator::check_aggregate(const Instruction& in) {
    switch (in.opcode) {
        case Opcode::StructNew:
        case Opcode::StructNewDefault:
            if (const StructType* type = struct_type(in.index)) {
                for (std::size_t i = type->fields.size(); i > 0 && !problem_; --i) {
                    const ValueType field = type->fields[i - 1].type;
                    if (in.opcode == Opcode::StructNew) {
                        pop(field);
                    } else if (!field.is_defaultable()) {
                        fail("type-mismatch", std::format("the field {} has no first value of its own", i - 1));
                    }
                }
                push(defined(in.index, false));
            }
            return true;
        case Opcode::StructGet:
        case Opcode::StructGetS:
        case Opcode::StructGetU:
        case Opcode::StructSet:
            if (const StructType* type = struct_type(in.index)) {
                if (in.second >= type->fields.size()) {
                    fail("unknown-field", std::format("there is no field {}", in.second));
                } else {
                    check_field(in, type->fields[in.second], defined(in.index, true), false);
                }
            }
            return true;
        case Opcode::ArrayLen:
            pop(reference_to(HeapType::Kind::Array));
            push(kI32);
            return true;
        default: break;
    }
    if (facts_of(in.opcode).prefix != 0xFB) return false;

    const ArrayType* type = array_type(in.index);
    if (!type) return true;
    const FieldType& element_type = type->element;
    const ValueType array = defined(in.index, true);
    const auto require_mutable = [&] {
        if (!element_type.is_mutable) fail("not-mutable", "the elements of this array cannot change");
    };
    switch (in.opcode) {
        case Opcode::ArrayNew:
            pop(kI32);
            pop(element_type.type);
            break;
        case Opcode::ArrayNewDefault:
            if (!element_type.type.is_defaultable()) fail("type-mismatch", "the elements have no first value of their own");
            pop(kI32);
            break;
        case Opcode::ArrayNewFixed:
            if (in.second > kMaximumFixedElements)
                fail("over-limit", std::format("more than {} elements", kMaximumFixedElements));
            for (std::uint32_t i = 0; i < in.second && !problem_; ++i) pop(element_type.type);
            break;
        case Opcode::ArrayNewData:
        case Opcode::ArrayInitData:
            if (!check_data(in.second)) return true;
            if (!is_numeric(element_type)) fail("type-mismatch", "references cannot be made of bytes");
            if (in.opcode == Opcode::ArrayInitData) require_mutable();
            pop(kI32);
            pop(kI32);
            break;
        case Opcode::ArrayNewElem:
        case Opcode::ArrayInitElem: {
            const ElementSegment* segment = element(in.second);
            if (!segment) return true;
            if (element_type.packing != FieldType::Packing::None || !types_.matches(segment->type, element_type.type))
                refuse_operand(element_type.type, segment->type);
            if (in.opcode == Opcode::ArrayInitElem) require_mutable();
            pop(kI32);
            pop(kI32);
            break;
        }
        case Opcode::ArrayGet:
        case Opcode::ArrayGetS:
        case Opcode::ArrayGetU:
        case Opcode::ArraySet: check_field(in, element_type, array, true); return true;
        case Opcode::ArrayFill:
            require_mutable();
            pop(kI32);
            pop(element_type.type);
            pop(kI32);
            pop(array);
            return true;
        case Opcode::ArrayCopy: {
            const ArrayType* from = array_type(in.second);
            if (!from) return true;
            require_mutable();
            if (from->element.packing != element_type.packing || !types_.matches(from->element.type, element_type.type))
                refuse_operand(element_type.type, from->element.type);
            pop(kI32);
            pop(kI32);
            pop(defined(in.second, true));
            pop(kI32);
            pop(array);
            return true;
        }
        default: return false;
    }
    if (in.opcode == Opcode::ArrayInitData || in.opcode == Opcode::ArrayInitElem) {
        pop(kI32);
        pop(array);
    } else {
        push(defined(in.index, false));
    }
    return true;
}

/// struct.get, array.set and their like.
void CodeValidator::check_field(const Instruction& in, const FieldType& field, ValueType object, bool is_array) {
    const bool is_set = in.opcode == Opcode::StructSet || in.opcode == Opcode::ArraySet;
    const bool is_plain = in.opcode == Opcode::StructGet || in.opcode == Opcode::ArrayGet;
    const bool is_packed = field.packing != FieldType::Packing::None;
    if (is_set && !field.is_mutable) fail("not-mutable", "what is set here cannot change");
    if (!is_set && is_plain == is_packed)
        fail("type-mismatch", "packed fields are read with a sign or without, others as they are");
    if (is_set) pop(field.type);
    if (is_array) pop(kI32);
    pop(object);
    if (!is_set) push(field.type);
}

}  // namespace bengkel
