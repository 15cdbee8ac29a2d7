import unicodedata
from datetime import date


def parse_amount(text, country):
    for noise in ("RM", "MYR", "\u00a0", " "):
        text = text.replace(noise, "")
    sign = -1 if text.startswith("-") else 1
    digits = "".join(c for c in text if c.isdigit())
    return sign * int(digits)


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
