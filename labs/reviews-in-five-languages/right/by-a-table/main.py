from unicodedata import normalize

SEPARATORS = {"en": " ", "ms": " ", "vi": " ", "th": "|"}


def pieces(plain, lang):
    if lang == "zh":
        yield from map("".join, zip(plain, plain[1:]))
        return
    for piece in plain.split(SEPARATORS[lang]):
        if piece != "":
            yield piece


def tokens(text, lang):
    plain = normalize("NFC", normalize("NFC", text).casefold())
    return list(pieces(plain, lang))
