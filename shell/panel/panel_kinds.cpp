#include "panel/panel_kinds.hpp"

#include <array>

namespace bengkel {

std::unique_ptr<Panel> make_boundary_panel(const JsonReader& reader, std::span<const Bytes> blobs);
std::unique_ptr<Panel> make_confusion_panel(const JsonReader& reader, std::span<const Bytes> blobs);
std::unique_ptr<Panel> make_cost_panel(const JsonReader& reader, std::span<const Bytes> blobs);
std::unique_ptr<Panel> make_desk_panel(const JsonReader& reader, std::span<const Bytes> blobs);
std::unique_ptr<Panel> make_network_panel(const JsonReader& reader, std::span<const Bytes> blobs);
std::unique_ptr<Panel> make_neighbours_panel(const JsonReader& reader, std::span<const Bytes> blobs);
std::unique_ptr<Panel> make_memory_panel(const JsonReader& reader, std::span<const Bytes> blobs);
std::unique_ptr<Panel> make_plot_panel(const JsonReader& reader, std::span<const Bytes> blobs);
std::unique_ptr<Panel> make_table_panel(const JsonReader& reader, std::span<const Bytes> blobs);
std::unique_ptr<Panel> make_timeline_panel(const JsonReader& reader, std::span<const Bytes> blobs);

std::span<const PanelKind> panel_kinds() {
    static constexpr std::array kKinds = {
        PanelKind{"boundary", make_boundary_panel},
        PanelKind{"confusion", make_confusion_panel},
        PanelKind{"cost", make_cost_panel},
        PanelKind{"desk", make_desk_panel},
        PanelKind{"memory", make_memory_panel},
        PanelKind{"network", make_network_panel},
        PanelKind{"neighbours", make_neighbours_panel},
        PanelKind{"plot", make_plot_panel},
        PanelKind{"table", make_table_panel},
        PanelKind{"timeline", make_timeline_panel},
    };
    return kKinds;
}

}  // namespace bengkel
