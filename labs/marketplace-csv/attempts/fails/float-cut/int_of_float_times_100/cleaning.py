import unicodedata
from datetime import date


def parse_amount(text, country):
    for noise in ("RM", "MYR", "\u00a0", " "):
        text = text.replace(noise, "")
    if country == "vn":
        text = text.replace(".", "").replace(",", ".")
    else:
        text = text.replace(",", "")
    return int(float(text) * 100)


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
