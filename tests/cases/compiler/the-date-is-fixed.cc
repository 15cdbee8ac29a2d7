#include <iostream>
int main() { std::cout << __DATE__ " " __TIME__ " " __TIMESTAMP__ "\n"; }
