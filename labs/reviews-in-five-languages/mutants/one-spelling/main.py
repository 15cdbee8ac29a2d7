def tokens(text, lang):
    plain = text.casefold()
    if lang == "zh":
        return [plain[i : i + 2] for i in range(len(plain) - 1)]
    if lang == "th":
        return [word for word in plain.split("|") if word]
    return plain.split()
