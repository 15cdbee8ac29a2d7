from unicodedata import normalize


def tokens(text, lang):
    plain = normalize("NFC", text).casefold()
    if lang == "zh":
        found = [plain[i : i + 2] for i in range(len(plain) - 1)]
    elif lang == "th":
        found = [word for word in plain.split("|") if word]
    else:
        found = plain.split()
    return list(dict.fromkeys(found))
