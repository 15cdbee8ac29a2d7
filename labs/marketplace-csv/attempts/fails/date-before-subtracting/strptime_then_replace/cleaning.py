import unicodedata
from datetime import datetime


def parse_amount(text, country):
    for noise in ("RM", "MYR", "\u00a0", " "):
        text = text.replace(noise, "")
    if country == "vn":
        text = text.replace(".", "").replace(",", ".")
    else:
        text = text.replace(",", "")
    sign = 1
    if text.startswith("-"):
        sign = -1
        text = text[1:]
    if "." in text:
        whole, cents = text.split(".")
    else:
        whole, cents = text, "0"
    return sign * (int(whole) * 100 + int(cents))


def parse_date(text, country):
    pattern = "%Y-%m-%d" if "-" in text else "%d/%m/%Y"
    day = datetime.strptime(text, pattern)
    if country == "th":
        day = day.replace(year=day.year - 543)
    return day.strftime("%Y-%m-%d")


def clean_city(text):
    return " ".join(unicodedata.normalize("NFC", text).split())
