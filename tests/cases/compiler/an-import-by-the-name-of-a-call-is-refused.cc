__attribute__((import_module("wasi_snapshot_preview1"), import_name("sock_open"))) int sock_open(int a, int b, int c);
int main() { return sock_open(1, 2, 3); }
