#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

class Trie {
  public:
    void add(std::string_view word) {
        Node* at = &root_;
        for (const char c : word) {
            auto& next = at->children[c];
            if (!next) next = std::make_unique<Node>();
            at = next.get();
        }
        ++at->count;
    }
    std::vector<std::string> starting_with(std::string_view prefix) const {
        const Node* at = &root_;
        for (const char c : prefix) {
            const auto it = at->children.find(c);
            if (it == at->children.end()) return {};
            at = it->second.get();
        }
        std::vector<std::string> found;
        gather(*at, std::string(prefix), found);
        return found;
    }

  private:
    struct Node {
        std::map<char, std::unique_ptr<Node>> children;
        int count = 0;
    };
    static void gather(const Node& node, const std::string& word, std::vector<std::string>& found) {
        if (node.count > 0) found.push_back(word + (node.count > 1 ? "*" : ""));
        for (const auto& [c, child] : node.children) gather(*child, word + c, found);
    }
    Node root_;
};

int main() {
    Trie places;
    for (const char* place : {"Kuching", "Kuala Lumpur", "Kuantan", "Kota Kinabalu", "Klang", "Kuching", "Ku"})
        places.add(place);
    for (const char* prefix : {"Ku", "K", "Kuc", "Kx", ""}) {
        std::cout << '"' << prefix << "\":";
        for (const std::string& place : places.starting_with(prefix)) std::cout << ' ' << place << ';';
        std::cout << '\n';
    }
}
