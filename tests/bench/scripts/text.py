"""Strings: built, split, replaced, formatted, encoded."""

words = "kapal layar bengkel kedai pasar wang timbang kira".split()
lines = []
for row in range(60_000):
    name = words[row % 8].title() + "-" + words[row * 5 % 8]
    lines.append(f"{row:06d};{name:<20};{row * 1.25:,.2f}")
text = "\n".join(lines)

total = 0
for line in text.splitlines():
    number, name, price = (part.strip() for part in line.split(";"))
    total += int(number) + len(name.replace("-", "").upper()) + int(float(price.replace(",", "")))
reverse = "".join(reversed(text))
print(total, len(text.encode("utf-8")), reverse.count("a"), reverse[:12])
