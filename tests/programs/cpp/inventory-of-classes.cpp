#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <vector>

class Product {
  public:
    Product(std::string sku, int sen) : sku_(std::move(sku)), sen_(sen) {}
    virtual ~Product() = default;
    virtual int price(int quantity) const { return sen_ * quantity; }
    virtual std::string label() const { return sku_; }
    const std::string& sku() const { return sku_; }

  protected:
    int sen() const { return sen_; }

  private:
    std::string sku_;
    int sen_;
};

class Bulk : public Product {
  public:
    Bulk(std::string sku, int sen, int from, int percent) : Product(std::move(sku), sen), from_(from), percent_(percent) {}
    int price(int quantity) const override {
        const int full = Product::price(quantity);
        return quantity >= from_ ? full * (100 - percent_) / 100 : full;
    }
    std::string label() const override {
        return Product::label() + " (-" + std::to_string(percent_) + "% from " + std::to_string(from_) + ")";
    }

  private:
    int from_, percent_;
};

class Gift final : public Product {
  public:
    explicit Gift(std::string sku) : Product(std::move(sku), 0) {}
    std::string label() const override { return "free " + sku(); }
};

int main() {
    std::vector<std::unique_ptr<Product>> shelf;
    shelf.push_back(std::make_unique<Product>("MUG-1", 1990));
    shelf.push_back(std::make_unique<Bulk>("PEN-7", 250, 10, 15));
    shelf.push_back(std::make_unique<Gift>("STICKER"));
    for (const auto& product : shelf) {
        std::cout << product->label() << ':';
        for (const int quantity : {1, 9, 10, 25}) std::cout << ' ' << product->price(quantity);
        if (dynamic_cast<const Gift*>(product.get()) != nullptr) std::cout << " (gift)";
        std::cout << '\n';
    }
}
