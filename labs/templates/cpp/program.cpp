int main() {
    int grams = 0;
    if (std::cin >> grams) std::cout << fee(grams) << '\n';
}
