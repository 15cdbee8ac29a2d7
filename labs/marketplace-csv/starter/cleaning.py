# Three functions that turn what a marketplace writes into values a program can use.
# country is "my", "vn" or "th".


def parse_amount(text, country):
    """The amount in sen, as an int. Text without an amount raises ValueError."""
    return 0


def parse_date(text, country):
    """The date as text, year first: "2026-11-03". A date that does not exist raises ValueError."""
    return text


def clean_city(text):
    """The city's name in one spelling: NFC, single plain spaces, none at the ends."""
    return text
