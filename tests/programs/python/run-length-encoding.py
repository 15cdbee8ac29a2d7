from itertools import groupby
import re

def encode(text):
    return "".join((str(n) if (n := len(list(group))) > 1 else "") + sign for sign, group in groupby(text))

def decode(text):
    return re.sub(r"(\d+)(\D)", lambda m: m[2] * int(m[1]), text)

for text in ("WWWWBBBBBWC", "", "abc", "  hsqq qww  "):
    print(repr(encode(text)), decode(encode(text)) == text)
