class Mean {}
