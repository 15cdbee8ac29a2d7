import re

text = "INV-2026-0042 total RM 1,299.50; INV-2026-0043 total RM 80.00; contact lim@example.com or 012-345 6789"
print(re.findall(r"INV-(\d{4})-(\d+)", text))
print([float(m[1].replace(",", "")) for m in re.finditer(r"RM ([\d,]+\.\d\d)", text)])
pattern = re.compile(r"(?P<user>[\w.]+)@(?P<host>\w+\.\w+)", re.I)
found = pattern.search(text)
print(found.groupdict(), found.span())
print(re.sub(r"\b(\d{3})-(\d{3}) (\d{4})\b", lambda m: "-".join(m.groups()[::-1]), text)[-14:])
print(re.split(r"[;,]\s*", "a, b;c,d"), re.fullmatch(r"(a|b)+?", "abba").group(), re.sub(r"(?<=a)b(?!c)", "X", "abc abd"))
print(re.findall(r"(?m)^\s*(\w+):", "one: 1\n  two: 2\nthree 3"), bool(re.match(r"\p", "p")) if False else "ok")
