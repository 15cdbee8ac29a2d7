fees = [
    {"sen": 1000, "from": "2026-11-25"},
    {"sen": 850, "from": "2026-11-01"},
]
for day in ["2026-11-24", "2026-11-25"]:
    found = []
    for fee in fees:
        if fee["from"] <= day:
            found.append(fee["sen"])
    print(day, found)
