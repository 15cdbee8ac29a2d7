#include <bengkel/lab.hpp>
#include <iostream>
#include <vector>

// A road joins two places. It can be ridden in both directions and takes so many minutes.
struct Road {
    int from;
    int to;
    int minutes;
};

// For each place the minutes from start, or -1 if it cannot be reached.
std::vector<int> minutes_from(int places, const std::vector<Road>& roads, int start) {
    return {};
}

// The places of the quickest way from start to goal, both included; empty if there is none.
std::vector<int> quickest_way(int places, const std::vector<Road>& roads, int start, int goal) {
    return {};
}

int main() {
    const std::vector<Road> roads = {{0, 1, 4}, {0, 2, 1}, {2, 1, 2}, {1, 3, 5}, {2, 3, 8}, {3, 4, 3}};
    for (int minutes : minutes_from(6, roads, 0)) std::cout << minutes << ' ';
    std::cout << '\n';
    for (int place : quickest_way(6, roads, 0, 4)) std::cout << place << ' ';
    std::cout << '\n';

    // The town, with a rider who leaves the depot at nine for place 4.
    lab::Desk town{.places = {{"depot", 0, 0, true}, {"1", 2, 2}, {"2", 1, -1}, {"3", 5, 1}, {"4", 7, 0}, {"5", 6, 3}}};
    for (const Road& road : roads) town.roads.push_back({road.from, road.to});
    const std::vector<int> minutes = minutes_from(6, roads, 0);
    lab::Rider rider{"on your way"};
    for (int place : quickest_way(6, roads, 0, 4)) {
        if (place < std::ssize(minutes)) rider.stops.push_back({540 + minutes[place], place});
    }
    town.riders.push_back(rider);
    lab::show(town, "The quickest way to place 4");
}
