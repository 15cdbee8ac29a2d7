import unicodedata
from datetime import datetime
from decimal import Decimal, InvalidOperation


def parse_amount(text, country):
    digits = "".join(c for c in text if c.isdigit() or c in "-.,")
    if country == "vn":
        digits = digits.translate({ord("."): None, ord(","): "."})
    else:
        digits = digits.replace(",", "")
    try:
        return int(Decimal(digits) * 100)
    except InvalidOperation:
        raise ValueError("not an amount: " + text) from None


def parse_date(text, country):
    if country == "th":
        day_and_month, year = text.rsplit("/", 1)
        text = f"{day_and_month}/{int(year) - 543}"
    pattern = "%Y-%m-%d" if text[4:5] == "-" else "%d/%m/%Y"
    return datetime.strptime(text, pattern).strftime("%Y-%m-%d")


def clean_city(text):
    words = text.replace("\u00a0", " ").split(" ")
    return unicodedata.normalize("NFC", " ".join(word for word in words if word))
