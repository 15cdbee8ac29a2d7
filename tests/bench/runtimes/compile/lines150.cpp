#include <algorithm>
#include <cmath>
#include <iomanip>
#include <iostream>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <vector>

enum class Currency { MYR, SGD, USD };

struct Money {
    long cents = 0;
    Currency currency = Currency::MYR;
    bool operator==(const Money&) const = default;
};

std::string name_of(Currency currency) {
    switch (currency) {
        case Currency::MYR: return "MYR";
        case Currency::SGD: return "SGD";
        case Currency::USD: return "USD";
    }
    throw std::logic_error("no such currency");
}

std::ostream& operator<<(std::ostream& out, const Money& money) {
    return out << name_of(money.currency) << ' ' << money.cents / 100 << '.' << std::setw(2) << std::setfill('0')
               << money.cents % 100 << std::setfill(' ');
}

struct Line {
    std::string sku;
    int count;
    Money price;
};

class Order {
  public:
    explicit Order(std::string id) : id_(std::move(id)) {}

    void add(std::string sku, int count, Money price) {
        if (count <= 0) throw std::invalid_argument("count of " + sku);
        lines_.push_back({std::move(sku), count, price});
    }

    Money total() const {
        return {std::accumulate(lines_.begin(), lines_.end(), 0L,
                                [](long sum, const Line& it) { return sum + it.count * it.price.cents; })};
    }

    const std::string& id() const { return id_; }
    const std::vector<Line>& lines() const { return lines_; }

  private:
    std::string id_;
    std::vector<Line> lines_;
};

class Inventory {
  public:
    void stock(const std::string& sku, int count) { counts_[sku] += count; }

    std::optional<int> count(const std::string& sku) const {
        const auto found = counts_.find(sku);
        if (found == counts_.end()) return std::nullopt;
        return found->second;
    }

    bool take(const Order& order) {
        for (const auto& line : order.lines()) {
            if (count(line.sku).value_or(0) < line.count) return false;
        }
        for (const auto& line : order.lines()) counts_[line.sku] -= line.count;
        return true;
    }

    std::vector<std::string> below(int least) const {
        std::vector<std::string> names;
        for (const auto& [sku, count] : counts_) {
            if (count < least) names.push_back(sku);
        }
        return names;
    }

  private:
    std::map<std::string, int> counts_;
};

std::vector<std::string> split(const std::string& text, char mark) {
    std::vector<std::string> parts;
    std::stringstream stream(text);
    for (std::string part; std::getline(stream, part, mark);) parts.push_back(part);
    return parts;
}

Order read_order(const std::string& text) {
    const auto fields = split(text, ';');
    if (fields.empty()) throw std::runtime_error("empty order");
    Order order(fields[0]);
    for (std::size_t i = 1; i < fields.size(); ++i) {
        const auto parts = split(fields[i], ',');
        order.add(parts.at(0), std::stoi(parts.at(1)), {std::lround(std::stod(parts.at(2)) * 100)});
    }
    return order;
}

template <class Map>
auto most_frequent(const Map& counts) {
    return std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
}

int main() {
    Inventory inventory;
    inventory.stock("tea", 10);
    inventory.stock("rice", 5);
    inventory.stock("soap", 1);
    const std::vector<std::string> texts{"A1;tea,2,4.50;rice,1,12.00", "A2;soap,3,3.20", "A3;tea,x,1", "A4;tea,1",
                                         "A5;tea,3,4.50"};
    std::unordered_map<std::string, int> sold;
    std::set<std::string> failed;
    long revenue = 0;
    for (const auto& text : texts) {
        try {
            const Order order = read_order(text);
            if (!inventory.take(order)) {
                std::cout << order.id() << " cannot be filled\n";
                failed.insert(order.id());
                continue;
            }
            for (const auto& line : order.lines()) sold[line.sku] += line.count;
            revenue += order.total().cents;
            std::cout << std::left << std::setw(6) << order.id() << std::right << order.total() << '\n';
        } catch (const std::exception& error) {
            std::cout << text << ": " << error.what() << '\n';
            failed.insert(text.substr(0, 2));
        }
    }
    std::cout << "revenue " << Money{revenue} << ", failed " << failed.size() << '\n';
    if (const auto best = most_frequent(sold); best != sold.end()) std::cout << "best " << best->first << '\n';
    for (const auto& sku : inventory.below(5)) std::cout << "low on " << sku << '\n';
    std::cout << std::fixed << std::setprecision(3) << std::sqrt(2.0) << '\n';
    return failed.size() == 3 ? 0 : 1;
}
