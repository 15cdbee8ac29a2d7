from unicodedata import normalize


def tokens(text, lang):
    plain = normalize("NFC", text).casefold()
    if lang == "zh":
        return [plain[i : i + 2] for i in range(0, len(plain) - 1, 2)]
    if lang == "th":
        return [word for word in plain.split("|") if word]
    return plain.split()
