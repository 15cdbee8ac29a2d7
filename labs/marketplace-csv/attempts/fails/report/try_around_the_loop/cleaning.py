import unicodedata
from datetime import date


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
    if "-" in text:
        year, month, day = text.split("-")
    else:
        day, month, year = text.split("/")
    year = int(year)
    if country == "th":
        year -= 543
    return date(year, int(month), int(day)).isoformat()


def clean_city(text):
    return " ".join(unicodedata.normalize("NFC", text).split())
