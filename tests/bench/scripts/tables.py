"""Rows of a CSV file: read, dated, grouped, written again."""

import csv
import io
from collections import Counter, defaultdict
from datetime import date, timedelta

first = date(2025, 1, 1)
source = io.StringIO()
writer = csv.writer(source)
writer.writerow(["day", "shop", "amount"])
for row in range(36_000):
    writer.writerow([(first + timedelta(days=row % 365)).isoformat(), f"shop {row % 17}", f"{row % 250 + 0.5:.2f}"])

takings, weekdays = defaultdict(float), Counter()
for row in csv.DictReader(io.StringIO(source.getvalue())):
    day = date.fromisoformat(row["day"])
    takings[row["shop"], day.month] += float(row["amount"])
    weekdays[day.strftime("%A")] += 1
best = sorted(takings.items(), key=lambda item: -item[1])[:3]
print(best, weekdays.most_common(2))
