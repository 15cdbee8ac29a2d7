__attribute__((import_module("env"), import_name("eval"))) int eval(const char* code);
int main() { return eval("1"); }
