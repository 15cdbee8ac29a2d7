COMMA = {"zh": "、", "ms": ", "}
AND = {"zh": "和", "ms": " dan "}
WEIGHT = {"zh": "净含量 {} 克", "ms": "Berat bersih {} g"}
PRICE = {"zh": "¥{}", "ms": "CNY {}"}
MADE_OF = {"zh": "配料：{}", "ms": "Bahan: {}"}


def yuan(fen):
    # 6800 is 68.00
    return f"{fen // 100:,}.{fen % 100:02d}"


def sheet(product):
    # Both languages, line by line.
    pairs = zip(lines(product, "zh"), lines(product, "ms"))
    return [list(pair) for pair in pairs]


def lines(product, lang):
    name = product["name"].get(lang)
    words = product["made_of"].get(lang)
    if not name or not words:
        raise ValueError(f"no text in {lang}")
    made_of = words[-1]
    if len(words) > 1:
        made_of = COMMA[lang].join(words[:-1]) + AND[lang] + made_of
    return [
        name,
        WEIGHT[lang].format(product["grams"]),
        PRICE[lang].format(yuan(product["fen"])),
        MADE_OF[lang].format(made_of),
    ]
