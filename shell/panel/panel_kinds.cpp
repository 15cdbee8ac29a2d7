#include "panel/panel_kinds.hpp"

#include <array>

namespace bengkel {

std::unique_ptr<Panel> make_memory_panel(const JsonReader& reader, std::span<const Bytes> blobs);
std::unique_ptr<Panel> make_plot_panel(const JsonReader& reader, std::span<const Bytes> blobs);
std::unique_ptr<Panel> make_table_panel(const JsonReader& reader, std::span<const Bytes> blobs);
std::unique_ptr<Panel> make_timeline_panel(const JsonReader& reader, std::span<const Bytes> blobs);

std::span<const PanelKind> panel_kinds() {
    static constexpr std::array kKinds = {
        PanelKind{"memory", make_memory_panel},
        PanelKind{"plot", make_plot_panel},
        PanelKind{"table", make_table_panel},
        PanelKind{"timeline", make_timeline_panel},
    };
    return kKinds;
}

}  // namespace bengkel
