#!/usr/bin/env python3
"""Makes the data set "Borneo Bazaar": a year of an invented shop in four countries, with traps that labs are about (README.md).

    make_bazaar.py FOLDER [--seed N] [--orders N]

The same seed and number of orders give the same bytes, everywhere. Another seed is another year of the same shop, for hidden
inputs and for other cities.
"""

import argparse
import csv
import sys
import unicodedata
from datetime import date, datetime, timedelta
from pathlib import Path

from catalogue import COURIERS, FIRST_RATES, HOLIDAYS, MARKETS, NAMES, PRODUCTS, REVIEWS
from random_numbers import Numbers

FIRST_DAY, LAST_DAY = date(2026, 1, 1), date(2026, 11, 15)
DAYS = [FIRST_DAY + timedelta(days=n) for n in range((LAST_DAY - FIRST_DAY).days + 1)]
SALE_DAY = date(2026, 11, 11)
CHANNELS = ["search", "social", "video", "email", "direct"]
RING_ADDRESS = "Lot 88, Jalan Contoh, Kuching"

# How often a market's customers order, and what a day has of a usual day's orders, in thousandths.
MARKET_WEIGHTS = [55, 20, 15, 10]
FESTIVAL_SHARE, SALE_SHARE = 300, 9000


def half_up(amount, divisor):
    """Nearest whole number, halves away from zero; of amounts from zero up."""
    return (2 * amount + divisor) // (2 * divisor)


def make_rates(seed):
    """Ringgit for one unit of a currency, in millionths, day by day: a walk of small steps around where it began."""
    rates = {}
    for currency, first in FIRST_RATES.items():
        numbers, rate = Numbers(seed, "rates", currency), first
        for day in DAYS:
            rates[day, currency] = rate
            if currency != "MYR":
                rate += (first - rate) // 40 + numbers.bell(max(first // 400, 1))
    return rates


def make_customers(seed):
    customers = []
    numbers = Numbers(seed, "customers")
    for index in range(240):
        market, currency, _, offset, cities = MARKETS[numbers.weighted(MARKET_WEIGHTS)]
        city, region = numbers.one_of(cities)
        # Twins: the same city written with other code points.
        if market == "VN" and numbers.happens(300):
            city = unicodedata.normalize("NFD", city)
        customers.append({
            "customer_id": f"C{1001 + index}", "name": numbers.one_of(numbers.one_of(NAMES[market])), "market": market, "city": city,
            "region": region, "address": f"{numbers.between(1, 180)}-{numbers.between(1, 30)}", "joined": numbers.one_of(DAYS[:200]).isoformat(),
            "currency": currency, "offset": offset,
        })
    in_kuching = [it for it in customers if it["city"] == "Kuching"]
    for customer in in_kuching[3:11]:
        customer["address"] = RING_ADDRESS
    return customers


def share_of(day, market):
    if day == SALE_DAY:
        return SALE_SHARE
    near = {date.fromisoformat(it[0]) + timedelta(days=n) for it in HOLIDAYS if it[1] == market for n in (-1, 0, 1)}
    weekend = 1300 if day.weekday() >= 5 else 1000
    return FESTIVAL_SHARE if day in near else weekend


def make_orders(seed, count, customers, rates):
    numbers = Numbers(seed, "orders")
    weights = [sum(share_of(day, market[0]) * weight for market, weight in zip(MARKETS, MARKET_WEIGHTS)) for day in DAYS]
    placed = []
    for _ in range(count - len(BORDER_TIMES)):
        day = DAYS[numbers.weighted(weights)]
        market = MARKETS[numbers.weighted([share_of(day, it[0]) * weight for it, weight in zip(MARKETS, MARKET_WEIGHTS)])][0]
        customer = numbers.one_of([it for it in customers if it["market"] == market])
        local = datetime(day.year, day.month, day.day) + timedelta(seconds=numbers.below(86_400))
        placed.append((local - timedelta(hours=customer["offset"]), customer))
    for text, market in BORDER_TIMES:
        placed.append((datetime.fromisoformat(text), numbers.one_of([it for it in customers if it["market"] == market])))
    placed.sort(key=lambda it: (it[0], it[1]["customer_id"]))
    return [make_order(seed, 100_001 + index, when, customer, rates) for index, (when, customer) in enumerate(placed)]


# Seconds around midnight in Kuching (16:00 UTC) and in Bangkok and Ho Chi Minh City (17:00 UTC).
BORDER_TIMES = [
    ("2026-10-31T15:59:59", "MY"), ("2026-10-31T16:00:00", "MY"), ("2026-10-30T16:00:00", "MY"),
    ("2026-10-31T16:59:59", "TH"), ("2026-10-31T17:00:00", "TH"), ("2026-10-31T17:00:00", "VN"),
]


def make_order(seed, number, when, customer, rates):
    numbers = Numbers(seed, "order", number)
    currency, unit = customer["currency"], next(it[2] for it in MARKETS if it[1] == customer["currency"])
    rate = rates[min(max(when.date(), FIRST_DAY), LAST_DAY), currency]
    lines = []
    for product in sorted({numbers.one_of(PRODUCTS) for _ in range(1 + numbers.weighted([50, 25, 15, 7, 3]))}):
        # Sen to the customer's currency; VND has no smaller unit.
        price = half_up(product[8] * unit * 10_000, rate)
        quantity = 1 + numbers.weighted([70, 18, 7, 3, 2])
        lines.append({"sku": product[0], "quantity": quantity, "price_minor": price, "discount_minor": half_up(price * quantity, 10) if numbers.happens(80) else 0})
    fate = numbers.weighted([880, 60, 60])
    days = 1 + numbers.weighted([40, 30, 15, 10, 5])
    shipped = (when + timedelta(days=days)).date() if fate == 0 else None
    if shipped is not None and shipped > LAST_DAY:
        shipped = None
    return {
        "order_id": f"SO-{number}", "customer": customer, "placed_at": when.strftime("%Y-%m-%dT%H:%M:%SZ"), "currency": currency,
        "channel": numbers.one_of(CHANNELS), "status": "shipped" if shipped else ("cancelled" if fate == 2 else "paid"), "ship_date": shipped, "lines": lines,
    }


def make_refunds(seed, orders):
    """Of shipped orders, by line. One order has three lines and two refunds; some rows came twice; one is of no order."""
    numbers, refunds = Numbers(seed, "refunds"), []

    def add(order, line, amount):
        day = order["ship_date"] + timedelta(days=numbers.between(4, 20))
        refunds.append([f"RF-{50_001 + len(refunds)}", order["order_id"], line + 1, amount, order["currency"], day.isoformat(),
                        numbers.one_of(["damaged", "late", "wrong size", "changed mind"])])

    shipped = [it for it in orders if it["ship_date"]]
    three = next(it for it in shipped if len(it["lines"]) == 3)
    for order in shipped:
        in_ring = order["customer"]["address"] == RING_ADDRESS
        if order is three:
            for line in (0, 1):
                add(order, line, order["lines"][line]["price_minor"])
        elif numbers.happens(450 if in_ring else 55):
            line = numbers.below(len(order["lines"]))
            bought = order["lines"][line]
            whole = bought["price_minor"] * bought["quantity"] - bought["discount_minor"]
            add(order, line, whole if numbers.happens(700) else half_up(whole, 2))
    twice = refunds[5::9]
    orphan = ["RF-59999", "SO-999999", 1, 4200, "MYR", "2026-10-02", "damaged"]
    return sorted([*refunds, *twice, orphan], key=lambda row: row[0])


def make_parcels(seed, orders):
    products = {it[0]: it for it in PRODUCTS}
    parcels = []
    for order in (it for it in orders if it["ship_date"]):
        numbers = Numbers(seed, "parcel", order["order_id"])
        courier = numbers.one_of(COURIERS)
        items = [(products[line["sku"]], line["quantity"]) for line in order["lines"]]
        # In millimetres: couriers round up to centimetres, each in its own way.
        long, wide = (max(it[10][axis] for it, _ in items) * 10 + numbers.between(4, 26) for axis in (0, 1))
        high = sum(it[10][2] * count for it, count in items) * 10 + numbers.between(4, 16)
        grams = sum(it[9] * count for it, count in items) + numbers.between(60, 240)
        if len(parcels) % 40 == 7:
            # A tie: the box weighs what its volume counts for.
            long, wide, high = 300, 200, 10 * numbers.between(5, 20)
            grams = long * wide * high // courier[2]
        abroad = order["customer"]["market"] != "MY"
        days = (3 if abroad else 1) + numbers.weighted([30, 30, 20, 12, 8]) + (4 if order["ship_date"] >= SALE_DAY - timedelta(days=1) else 0)
        promised = 6 if abroad else 3
        arrived = order["ship_date"] + timedelta(days=days)
        parcels.append([f"PX{7_000_001 + len(parcels)}", order["order_id"], courier[0], grams, long, wide, high, order["ship_date"].isoformat(),
                        arrived.isoformat() if arrived <= LAST_DAY else "", promised])
    return parcels


def make_customs(seed):
    """Goods of foreign sellers on their way to Malaysia: a row an item, with the tax that was entered."""
    numbers, rows = Numbers(seed, "customs"), []
    sellers = [("S01", "LVG-240011"), ("S02", "LVG-240012"), ("S03", ""), ("S04", "LVG-250007"), ("S05", "")]
    edges = [49_999, 50_000, 50_001]
    for index in range(260):
        seller, registered = numbers.one_of(sellers)
        for item in range(1 + numbers.weighted([60, 30, 10])):
            product = numbers.one_of(PRODUCTS)
            price = edges[index // 20 % 3] if index % 20 == 3 else product[8] * numbers.between(80, 120) // 100
            due = price <= 50_000 and product[6] != "vapes"
            tax = half_up(price, 10) if due else 0
            fault = numbers.weighted([86, 6, 4, 4])
            entered = [tax, "", 0, half_up(price, 10)][fault]
            rows.append([f"IM{9001 + index}", item + 1, seller, registered, product[7], product[6], price, 1 + numbers.weighted([85, 15]), entered])
    return rows


def make_reviews(seed, orders):
    languages = {"MY": ["en", "ms", "zh-Hans"], "VN": ["vi"], "TH": ["th"], "CN": ["zh-Hans"]}
    rows = []
    for order in (it for it in orders if it["ship_date"]):
        numbers = Numbers(seed, "review", order["order_id"])
        if not numbers.happens(280):
            continue
        language = numbers.one_of(languages[order["customer"]["market"]])
        stars = [5, 4, 3, 2, 1][numbers.weighted([62, 20, 6, 4, 8])]
        pleased, sorry = REVIEWS[language]
        said = numbers.one_of(pleased if stars > 3 else sorry if stars < 3 else pleased + sorry)
        rows.append([f"RV{3001 + len(rows)}", order["order_id"], language, stars, said])
    return rows


def make_ads(seed):
    """Money for advertisements, a row a week, channel and market."""
    rows = []
    for week in range(0, len(DAYS) - 6, 7):
        for channel in CHANNELS[:3]:
            for market, currency, *_ in MARKETS:
                numbers = Numbers(seed, "ads", week, channel, market)
                shown = numbers.between(4_000, 30_000)
                clicks = shown * numbers.between(8, 30) // 1000
                rows.append([DAYS[week].isoformat(), channel, market, shown, clicks, clicks * numbers.between(35, 90), clicks * numbers.between(15, 60) // 1000])
    return rows


# What every seed has: in each city the first page sells better, in both together the second (counts of a published example of
# Simpson's paradox: Charig and others, British Medical Journal 292, 1986).
SESSIONS = [("A", "Kuching", 87, 81), ("A", "Sibu", 263, 192), ("B", "Kuching", 270, 234), ("B", "Sibu", 80, 55)]


def make_sessions(seed):
    """Visits to the two versions of a page, day by day; their sums are those of SESSIONS."""
    rows = []
    for page, city, visits, sold in SESSIONS:
        numbers = Numbers(seed, "sessions", page, city)
        days = [[day.isoformat(), page, city, 0, 0] for day in DAYS[-28:]]
        bought = set()
        while len(bought) < sold:
            bought.add(numbers.below(visits))
        for visit in range(visits):
            row = numbers.one_of(days)
            row[3] += 1
            row[4] += visit in bought
        rows += days
    return rows


def partner_files(orders):
    """What two partners send: days of the Buddhist era, and amounts with a comma for the decimals."""
    def total(order):
        return sum(line["price_minor"] * line["quantity"] - line["discount_minor"] for line in order["lines"])

    def day(order):
        return datetime.strptime(order["placed_at"], "%Y-%m-%dT%H:%M:%SZ") + timedelta(hours=order["customer"]["offset"])

    thai = [[it["order_id"], f"{day(it).day}/{day(it).month}/{day(it).year + 543}", f"{total(it) // 100:,}.{total(it) % 100:02}"] for it in orders if it["currency"] == "THB"]
    viet = [[it["order_id"], day(it).strftime("%d/%m/%Y"), f"{total(it):,}".replace(",", ".") + ",00"] for it in orders if it["currency"] == "VND"]
    return thai, viet


def tables(seed, count):
    """All tables by file name: a header and its rows."""
    rates = make_rates(seed)
    customers = make_customers(seed)
    orders = make_orders(seed, count, customers, rates)
    parcels = make_parcels(seed, orders)
    thai, viet = partner_files(orders)
    return {
        "customers.csv": (["customer_id", "name", "market", "city", "region", "address", "joined"],
                          [[it[key] for key in ("customer_id", "name", "market", "city", "region", "address", "joined")] for it in customers]),
        "products.csv": (["sku", "name_en", "name_ms", "name_zh_hans", "name_vi", "name_th", "category", "hs6", "price_minor", "weight_g", "l_cm", "w_cm", "h_cm"],
                         [[*it[:10], *it[10]] for it in PRODUCTS]),
        "orders.csv": (["order_id", "customer_id", "placed_at", "market", "currency", "channel", "status", "ship_date"],
                       [[it["order_id"], it["customer"]["customer_id"], it["placed_at"], it["customer"]["market"], it["currency"], it["channel"], it["status"],
                         it["ship_date"].isoformat() if it["ship_date"] else ""] for it in orders]),
        "order_lines.csv": (["order_id", "line", "sku", "quantity", "price_minor", "discount_minor"],
                            [[it["order_id"], index + 1, *line.values()] for it in orders for index, line in enumerate(it["lines"])]),
        "refunds.csv": (["refund_id", "order_id", "line", "amount_minor", "currency", "refunded_on", "reason"], make_refunds(seed, orders)),
        "parcels.csv": (["parcel_id", "order_id", "courier_id", "weight_g", "l_mm", "w_mm", "h_mm", "shipped_on", "delivered_on", "promised_days"], parcels),
        "couriers.csv": (["courier_id", "name", "cm3_per_kg", "step_g"], [list(it) for it in COURIERS]),
        "customs_entries.csv": (["entry_id", "item", "seller_id", "lvg_number", "hs6", "category", "price_minor", "quantity", "tax_minor"], make_customs(seed)),
        "reviews.csv": (["review_id", "order_id", "language", "stars", "text"], make_reviews(seed, orders)),
        "fx_rates.csv": (["day", "currency", "ringgit_per_unit"],
                         [[day.isoformat(), currency, f"{rate // 1_000_000}.{rate % 1_000_000:06}"] for (day, currency), rate in sorted(rates.items()) if currency != "MYR"]),
        "ad_spend.csv": (["week", "channel", "market", "shown", "clicks", "spend_minor", "new_customers"], make_ads(seed)),
        "sessions.csv": (["day", "page", "city", "visits", "orders"], make_sessions(seed)),
        "holidays.csv": (["day", "market", "name"], [list(it) for it in HOLIDAYS]),
        "partner_th.csv": (["order", "date", "amount"], thai),
        "partner_vn.csv": (["order", "date", "amount"], viet),
    }


def main():
    parser = argparse.ArgumentParser(description="Makes the data set Borneo Bazaar.")
    parser.add_argument("folder", type=Path, help="where the tables go; it is made if need be")
    parser.add_argument("--seed", type=int, default=1, help="another seed is another year (default: 1)")
    parser.add_argument("--orders", type=int, default=1200, help="how many (default: 1200, at least 100)")
    wish = parser.parse_args()
    if wish.orders < 100:
        parser.error(f"--orders {wish.orders}: at least 100, or not every trap finds its place")
    try:
        wish.folder.mkdir(parents=True, exist_ok=True)
        for name, (header, rows) in tables(wish.seed, wish.orders).items():
            with open(wish.folder / name, "w", encoding="utf-8", newline="") as file:
                csv.writer(file, lineterminator="\n").writerows([header, *rows])
    except OSError as error:
        sys.exit(f"make_bazaar: {error.filename}: {error.strerror}")


if __name__ == "__main__":
    main()
