import string
import unicodedata

def plain(text):
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in folded if sign.isalnum())

for text in ("Kasur rusak", "A man, a plan, a canal: Panama!", "Été", "parcel"):
    print(text, plain(text) == plain(text)[::-1])
for text in ("The quick brown fox jumps over the lazy dog", "abc"):
    print(set(string.ascii_lowercase) <= set(text.lower()), sorted(set(string.ascii_lowercase) - set(text.lower()))[:5])
