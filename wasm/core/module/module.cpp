#include "module/module.hpp"

#include <algorithm>
#include <variant>

namespace bengkel {

const Section* Module::find(SectionId id) const {
    const auto found = std::ranges::find(sections, id, &Section::id);
    return found == sections.end() ? nullptr : &*found;
}

const FunctionType* Module::function_type(std::uint32_t index) const {
    return index < types.size() ? std::get_if<FunctionType>(&types[index].composite) : nullptr;
}

const FunctionType& Module::type_of(std::uint32_t function) const { return *function_type(functions[function].type); }

}  // namespace bengkel
