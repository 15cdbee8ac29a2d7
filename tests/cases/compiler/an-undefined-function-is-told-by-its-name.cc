int tax(int amount);
int main() { return tax(3); }
