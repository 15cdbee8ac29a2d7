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
    try:
        name, words = product["name"][lang], product["made_of"][lang]
    except KeyError as missing:
        raise ValueError("not translated") from missing
    *most, last = words
    listed = COMMA[lang].join(most)
    listed = listed + AND[lang] + last if most else last
    price = yuan(product["fen"])
    return [
        name,
        WEIGHT[lang].format(product["grams"]),
        PRICE[lang].format(price),
        MADE_OF[lang].format(listed),
    ]
