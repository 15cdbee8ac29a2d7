#include <functional>
#include <iostream>
#include <memory>
#include <string>

template <class Key, class Value>
class Tree {
    struct Node {
        Key key;
        Value value;
        std::unique_ptr<Node> left, right;
    };

  public:
    Value& operator[](const Key& key) {
        std::unique_ptr<Node>* at = &root_;
        while (*at) {
            if (key < (*at)->key) {
                at = &(*at)->left;
            } else if ((*at)->key < key) {
                at = &(*at)->right;
            } else {
                return (*at)->value;
            }
        }
        *at = std::make_unique<Node>(Node{key, Value{}, nullptr, nullptr});
        return (*at)->value;
    }
    int height() const { return height_of(root_.get()); }
    void visit(const std::function<void(const Key&, const Value&)>& seen) const { visit_below(root_.get(), seen); }

  private:
    static int height_of(const Node* it) {
        return it == nullptr ? 0 : 1 + std::max(height_of(it->left.get()), height_of(it->right.get()));
    }
    static void visit_below(const Node* it, const std::function<void(const Key&, const Value&)>& seen) {
        if (it == nullptr) return;
        visit_below(it->left.get(), seen);
        seen(it->key, it->value);
        visit_below(it->right.get(), seen);
    }
    std::unique_ptr<Node> root_;
};

int main() {
    Tree<std::string, int> stock;
    for (const char* item : {"rice", "oil", "tea", "oil", "salt", "coffee", "rice", "rice", "sugar"}) ++stock[item];
    stock.visit([](const std::string& item, int count) { std::cout << item << " x" << count << '\n'; });
    std::cout << "height " << stock.height() << '\n';

    Tree<int, int> chain;
    for (int n = 0; n < 50; ++n) chain[n] = n * n;
    std::cout << "a sorted input makes a list: height " << chain.height() << ", chain[7] = " << chain[7] << '\n';
}
