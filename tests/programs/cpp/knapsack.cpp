#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

struct Parcel {
    std::string name;
    int weight, value;
};

int main() {
    const std::vector<Parcel> parcels{{"camera", 3, 60}, {"batik", 2, 35}, {"books", 8, 40},
                                      {"phone", 1, 55},  {"shoes", 4, 38}, {"pepper", 5, 50}};
    constexpr std::size_t kRoom = 12;
    std::vector<std::vector<int>> best(parcels.size() + 1, std::vector<int>(kRoom + 1, 0));
    for (std::size_t i = 0; i < parcels.size(); ++i) {
        const auto weight = static_cast<std::size_t>(parcels[i].weight);
        for (std::size_t room = 0; room <= kRoom; ++room) {
            best[i + 1][room] = best[i][room];
            if (weight <= room) best[i + 1][room] = std::max(best[i + 1][room], best[i][room - weight] + parcels[i].value);
        }
    }
    std::cout << "value " << best.back()[kRoom] << ':';
    std::size_t room = kRoom;
    int weight = 0;
    for (std::size_t i = parcels.size(); i > 0; --i) {
        if (best[i][room] == best[i - 1][room]) continue;
        std::cout << ' ' << parcels[i - 1].name;
        room -= static_cast<std::size_t>(parcels[i - 1].weight);
        weight += parcels[i - 1].weight;
    }
    std::cout << ", " << weight << " kg\n";
}
