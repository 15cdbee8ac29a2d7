#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <vector>

template <class... Args>
class Signal {
  public:
    using Slot = std::function<void(Args...)>;
    [[nodiscard]] std::shared_ptr<Slot> connect(Slot slot) {
        auto kept = std::make_shared<Slot>(std::move(slot));
        slots_.push_back(kept);
        return kept;
    }
    int emit(Args... args) {
        int reached = 0;
        std::erase_if(slots_, [](const auto& weak) { return weak.expired(); });
        for (const auto& weak : slots_) {
            if (const auto slot = weak.lock()) {
                (*slot)(args...);
                ++reached;
            }
        }
        return reached;
    }

  private:
    std::vector<std::weak_ptr<Slot>> slots_;
};

struct Stock {
    Signal<const std::string&, int> changed;
    std::map<std::string, int> levels;
    void set(const std::string& item, int level) {
        levels[item] = level;
        std::cout << changed.emit(item, level) << " told\n";
    }
};

int main() {
    Stock stock;
    int total = 0;
    const auto log =
        stock.changed.connect([](const std::string& item, int level) { std::cout << item << " = " << level << '\n'; });
    auto alarm = stock.changed.connect([](const std::string& item, int level) {
        if (level < 5) std::cout << "order more " << item << "!\n";
    });
    const auto sum = stock.changed.connect([&total](const std::string&, int level) { total += level; });
    stock.set("rice", 20);
    stock.set("oil", 3);
    alarm.reset();
    stock.set("oil", 1);
    std::cout << total << ' ' << log.use_count() << '\n';
}
