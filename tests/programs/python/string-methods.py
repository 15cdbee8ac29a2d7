text = "  Kedai Kopi Sin Chong, Kuching  "
print(text.strip().split(", "), text.count("K"), text.find("Sin"), text.replace("K", "k").title().swapcase().strip())
print("a-b-c".partition("-"), "a-b-c".rpartition("-"), "x".join("abc"), "tab\tbed".expandtabs(4), "äß".upper(), "İ".lower().encode())
print("07".zfill(5), "-7".zfill(5), "abc".ljust(5, ".") + "|", "line one\nline two\r\nthree".splitlines(), "prefix_name".removeprefix("prefix_"))
print([f(sign) for sign in "a1²½Ⅷ一" for f in (str.isdigit, str.isdecimal, str.isnumeric, str.isalpha)])
print("héllo"[::-1], "abcdef"[1:5:2], "ab" * 3, "b" in "abc", "a" < "B", max("hello"), ascii("é😀"), "é😀".encode("utf-16-le").hex())
