// What is built before main and taken down after it, in which order.
#include <cstdlib>
#include <iostream>
#include <string>

struct Clerk {
    std::string name;
    explicit Clerk(const char* name) : name(name) { std::cout << name << " arrives\n"; }
    ~Clerk() { std::cout << name << " leaves\n"; }
};

Clerk first("first");
static Clerk second("second");

Clerk& on_demand() {
    static Clerk third("third, when asked");
    return third;
}

int counter = [] {
    std::cout << "counting\n";
    return 41;
}();

int main() {
    std::cout << "main begins with " << counter << '\n';
    std::atexit([] { std::cout << "at exit\n"; });
    {
        Clerk inner("inner");
        on_demand();
    }
    on_demand();
    auto* kept = new Clerk("on the heap");
    delete kept;
    std::cout << "main ends\n";
}
