"""JSON and regular expressions."""

import json
import re

orders = [
    {"id": i, "buyer": f"buyer{i % 40}@shop.example", "lines": [{"sku": f"SKU-{i * k % 900:03d}", "price": k * 1.5} for k in range(1, 6)]}
    for i in range(1500)
]
text = json.dumps(orders, indent=1)
for _ in range(5):
    orders = json.loads(json.dumps(orders))

sku = re.compile(r'"sku":\s*"SKU-(\d{3})"')
mail = re.compile(r"\b([a-z]+)(\d+)@([a-z.]+)\b")
numbers = [int(match.group(1)) for match in sku.finditer(text)]
masked, count = mail.subn(lambda match: f"{match[1]}***@{match[3]}", text)
lines = [line for line in masked.splitlines() if re.match(r"^\s+\"price\": (?:[1-4]\.5|6\.0)", line)]
print(sum(numbers), count, len(masked), len(lines))
