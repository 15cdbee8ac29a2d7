import json

text = '{"shop": "Kedai Ling", "items": [{"sku": "A", "n": 3, "price": 12.50}, {"sku": "B", "n": 0, "price": 1e2}], "open": true, "note": null, "\\u00e9": "\\ud83d\\ude00"}'
shop = json.loads(text)
print(shop["items"][1]["price"], shop["open"], shop["note"], shop["é"])
shop["total"] = sum(item["n"] * item["price"] for item in shop["items"])
print(json.dumps(shop, indent=2, sort_keys=True, ensure_ascii=False))
for bad in ('{"a": }', "[1, 2", '"\\x"', "nul"):
    try:
        json.loads(bad)
    except json.JSONDecodeError as error:
        print(error)
