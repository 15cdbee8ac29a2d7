#include <string>
int main() {
    std::string naïve = "你好"; naïve.lenght();
}
