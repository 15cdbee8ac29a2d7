import re
import unicodedata
from datetime import date

MARKS = {"my": (",", "."), "th": (",", "."), "vn": (".", ",")}


def parse_amount(text, country):
    group, decimal = (re.escape(mark) for mark in MARKS[country])
    found = re.search(rf"(\d[\d{group}]*)(?:{decimal}(\d\d))?", text)
    if found is None:
        raise ValueError(f"no amount in {text!r}")
    sen = 100 * int(re.sub(group, "", found[1])) + int(found[2] or 0)
    return -sen if "-" in text else sen


def parse_date(text, country):
    iso = re.fullmatch(r"(\d{4})-(\d\d?)-(\d\d?)", text)
    local = re.fullmatch(r"(\d\d?)/(\d\d?)/(\d{4})", text)
    if iso:
        year, month, day = map(int, iso.groups())
    elif local:
        day, month, year = map(int, local.groups())
    else:
        raise ValueError(f"no date in {text!r}")
    era = 543 if country == "th" else 0
    return str(date(year - era, month, day))


def clean_city(text):
    one_space = re.sub(r"\s+", " ", text)
    return unicodedata.normalize("NFC", one_space.strip())
