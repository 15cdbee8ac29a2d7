source = "if x: pass\n" + "elif x: pass\n" * 900
print(len(compile(source, "x", "exec").co_code))
