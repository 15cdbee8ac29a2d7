#include <exception>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

struct Guard {
    std::string name;
    explicit Guard(std::string name) : name(std::move(name)) { std::cout << "+" << this->name << ' '; }
    ~Guard() { std::cout << "-" << name << (std::uncaught_exceptions() > 0 ? "! " : " "); }
};

void deep(int n) {
    const Guard guard("level" + std::to_string(n));
    if (n == 0) throw std::runtime_error("bottom");
    deep(n - 1);
}

void nested() {
    try {
        deep(1);
    } catch (...) {
        std::throw_with_nested(std::logic_error("while going down"));
    }
}

void tell(const std::exception& error, int depth = 0) {
    std::cout << std::string(static_cast<std::size_t>(2 * depth), ' ') << error.what() << '\n';
    try {
        std::rethrow_if_nested(error);
    } catch (const std::exception& inner) {
        tell(inner, depth + 1);
    }
}

template <class F>
void attempt(const char* what, F&& action) {
    try {
        action();
        std::cout << what << ": fine\n";
    } catch (const std::out_of_range&) {
        std::cout << what << ": out of range\n";
    } catch (const std::logic_error&) {
        std::cout << what << ": logic error\n";
    } catch (const std::bad_variant_access&) {
        std::cout << what << ": wrong alternative\n";
    } catch (const std::exception&) {
        std::cout << what << ": exception\n";
    } catch (...) {
        std::cout << what << ": something\n";
    }
}

int main() {
    try {
        deep(2);
    } catch (const std::exception& error) {
        std::cout << "caught " << error.what() << '\n';
    }
    try {
        nested();
    } catch (const std::exception& error) {
        std::cout << '\n';
        tell(error);
    }
    attempt("vector::at", [] { (void)std::vector<int>(3).at(3); });
    attempt("map::at", [] { (void)std::map<int, int>{}.at(1); });
    attempt("stoi", [] { (void)std::stoi("ringgit"); });
    attempt("stoi too large", [] { (void)std::stoi("99999999999"); });
    attempt("optional::value", [] { (void)std::optional<int>().value(); });
    attempt("get", [] { (void)std::get<int>(std::variant<int, std::string>("text")); });
    attempt("substr", [] { (void)std::string("abc").substr(4); });
    attempt("a number", [] { throw 5; });
    attempt("nothing", [] {});
    std::exception_ptr kept;
    try {
        throw std::length_error("kept for later");
    } catch (...) {
        kept = std::current_exception();
    }
    try {
        std::rethrow_exception(kept);
    } catch (const std::length_error& error) {
        std::cout << error.what() << '\n';
    }
}
