#include <iostream>
#include <queue>
#include <string>
#include <vector>

struct Task {
    int due;
    std::string name;
    bool operator<(const Task& other) const { return due != other.due ? due > other.due : name > other.name; }
};

int main() {
    std::priority_queue<Task> tasks;
    for (const auto& [due, name] : std::vector<std::pair<int, const char*>>{
             {5, "customs form"}, {1, "pack"}, {3, "label"}, {1, "invoice"}, {9, "review"}})
        tasks.push({due, name});
    for (int day = 1; !tasks.empty(); ++day) {
        while (!tasks.empty() && tasks.top().due <= day) {
            std::cout << "day " << day << ": " << tasks.top().name << '\n';
            if (tasks.top().name == "label") tasks.push({day + 1, "hand over"});
            tasks.pop();
        }
    }
    std::priority_queue<int, std::vector<int>, std::greater<>> smallest;
    for (const int n : {40, 7, 19, 3, 88, 3, 54}) {
        smallest.push(n);
        if (smallest.size() > 3) smallest.pop();
    }
    for (; !smallest.empty(); smallest.pop()) std::cout << smallest.top() << ' ';
    std::cout << '\n';
}
