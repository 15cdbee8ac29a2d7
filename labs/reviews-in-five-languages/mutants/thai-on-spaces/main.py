from unicodedata import normalize


def tokens(text, lang):
    plain = normalize("NFC", text).casefold()
    if lang == "zh":
        return [plain[i : i + 2] for i in range(len(plain) - 1)]
    return plain.split()
