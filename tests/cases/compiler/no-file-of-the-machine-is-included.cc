#include "/etc/passwd"
#include "/dev/stdin"
#include "../../secret.hpp"
int main() {}
