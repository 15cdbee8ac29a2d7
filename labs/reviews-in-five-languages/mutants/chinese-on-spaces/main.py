from unicodedata import normalize


def tokens(text, lang):
    plain = normalize("NFC", text).casefold()
    if lang == "th":
        return [word for word in plain.split("|") if word]
    return plain.split()
