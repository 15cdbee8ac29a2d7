#pragma once
// All kinds of panels.

#include <span>

#include "panel/panel.hpp"

namespace bengkel {

[[nodiscard]] std::span<const PanelKind> panel_kinds();

}  // namespace bengkel
