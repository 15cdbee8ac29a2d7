#include <iostream>
#include <memory>
#include <string>
#include <utility>

class List {
    struct Node {
        std::string value;
        std::unique_ptr<Node> next;
    };

  public:
    ~List() {
        while (first_) first_ = std::move(first_->next);
    }
    void push_front(std::string value) { first_ = std::make_unique<Node>(Node{std::move(value), std::move(first_)}); }
    void reverse() {
        std::unique_ptr<Node> reversed;
        while (first_) {
            auto next = std::move(first_->next);
            first_->next = std::move(reversed);
            reversed = std::move(first_);
            first_ = std::move(next);
        }
        first_ = std::move(reversed);
    }
    bool remove(const std::string& value) {
        for (auto* at = &first_; *at; at = &(*at)->next) {
            if ((*at)->value != value) continue;
            *at = std::move((*at)->next);
            return true;
        }
        return false;
    }
    friend std::ostream& operator<<(std::ostream& out, const List& it) {
        for (const Node* at = it.first_.get(); at != nullptr; at = at->next.get())
            out << at->value << (at->next ? " -> " : "");
        return out << '\n';
    }

  private:
    std::unique_ptr<Node> first_;
};

int main() {
    List route;
    for (const char* stop : {"Hanoi", "Vinh", "Hue", "Da Nang", "Saigon"}) route.push_front(stop);
    std::cout << route;
    route.reverse();
    std::cout << route << route.remove("Vinh") << route.remove("Paris") << ' ' << route;
    List long_one;
    for (int i = 0; i < 100'000; ++i) long_one.push_front("x");
    std::cout << "a long one goes without recursion\n";
}
