#include <initializer_list>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>

template <class T>
class Stack {
  public:
    Stack() = default;
    Stack(std::initializer_list<T> items) {
        for (const T& item : items) push(item);
    }
    Stack(const Stack& other) : Stack() {
        for (std::size_t i = 0; i < other.size_; ++i) push(other.items_[i]);
    }
    Stack(Stack&& other) noexcept
        : items_(std::move(other.items_)), size_(std::exchange(other.size_, 0)), room_(std::exchange(other.room_, 0)) {}
    Stack& operator=(Stack other) noexcept {
        std::swap(items_, other.items_);
        std::swap(size_, other.size_);
        std::swap(room_, other.room_);
        return *this;
    }

    void push(T item) {
        if (size_ == room_) {
            room_ = room_ == 0 ? 2 : 2 * room_;
            auto larger = std::make_unique<T[]>(room_);
            for (std::size_t i = 0; i < size_; ++i) larger[i] = std::move(items_[i]);
            items_ = std::move(larger);
        }
        items_[size_++] = std::move(item);
    }
    T pop() {
        if (size_ == 0) throw std::underflow_error("the stack is empty");
        return std::move(items_[--size_]);
    }
    std::size_t size() const { return size_; }
    std::size_t room() const { return room_; }
    bool empty() const { return size_ == 0; }

  private:
    std::unique_ptr<T[]> items_;
    std::size_t size_ = 0, room_ = 0;
};

int main() {
    Stack<std::string> plates{"blue", "white", "green"};
    Stack<std::string> copy = plates;
    copy.push("red");
    const Stack<std::string> moved = std::move(copy);
    std::cout << plates.size() << ' ' << moved.size() << '/' << moved.room() << '\n';
    while (!plates.empty()) std::cout << plates.pop() << ' ';
    try {
        plates.pop();
    } catch (const std::underflow_error& error) {
        std::cout << '\n' << error.what() << '\n';
    }
    Stack<int> numbers;
    for (int n = 0; n < 100; ++n) numbers.push(n);
    numbers = Stack<int>{7};
    std::cout << numbers.pop() << ' ' << numbers.room() << '\n';
}
