#include <algorithm>
#include <iostream>
#include <iterator>
#include <numeric>
#include <vector>

class Range {
  public:
    class Iterator {
      public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = int;
        using difference_type = std::ptrdiff_t;
        using pointer = const int*;
        using reference = int;
        Iterator() = default;
        Iterator(int at, int step) : at_(at), step_(step) {}
        int operator*() const { return at_; }
        Iterator& operator++() {
            at_ += step_;
            return *this;
        }
        Iterator operator++(int) {
            Iterator before = *this;
            ++*this;
            return before;
        }
        bool operator==(const Iterator&) const = default;

      private:
        int at_ = 0, step_ = 1;
    };
    Range(int from, int to, int step = 1) : from_(from), to_(from + (to - from + step - 1) / step * step), step_(step) {}
    Iterator begin() const { return {from_, step_}; }
    Iterator end() const { return {to_, step_}; }

  private:
    int from_, to_, step_;
};

static_assert(std::forward_iterator<Range::Iterator>);

int main() {
    for (const int n : Range(1, 20, 4)) std::cout << n << ' ';
    const Range hundred(1, 101);
    std::cout << '\n' << std::accumulate(hundred.begin(), hundred.end(), 0) << '\n';
    std::vector<int> thirds;
    std::copy_if(hundred.begin(), hundred.end(), std::back_inserter(thirds), [](int n) { return n % 33 == 0; });
    std::copy(thirds.rbegin(), thirds.rend(), std::ostream_iterator<int>(std::cout, ";"));
    std::cout << '\n' << std::distance(hundred.begin(), std::find(hundred.begin(), hundred.end(), 42)) << '\n';
}
