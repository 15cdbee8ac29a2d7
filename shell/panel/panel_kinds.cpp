#include "panel/panel_kinds.hpp"

#include <array>

namespace bengkel {

std::unique_ptr<Panel> make_cost_panel(const JsonReader& reader, std::span<const Bytes> blobs);
std::unique_ptr<Panel> make_plot_panel(const JsonReader& reader, std::span<const Bytes> blobs);
std::unique_ptr<Panel> make_table_panel(const JsonReader& reader, std::span<const Bytes> blobs);

std::span<const PanelKind> panel_kinds() {
    static constexpr std::array kKinds = {
        PanelKind{"plot", make_plot_panel},         PanelKind{"table", make_table_panel},
    };
    return kKinds;
}

}  // namespace bengkel
