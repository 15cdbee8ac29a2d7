from math import log
from unicodedata import normalize


def tokens(text, lang):
    text = normalize("NFC", text).casefold()
    if lang == "zh":
        return [text[i : i + 2] for i in range(len(text) - 1)]
    if lang == "th":
        return [word for word in text.split("|") if word]
    return text.split()


def train(reviews):
    model = {"count": {}, "tokens": {}}
    for text, lang, label in reviews:
        model["count"][label] = model["count"].get(label, 0) + 1
        seen = model["tokens"].setdefault(label, {})
        for token in tokens(text, lang):
            seen[token] = seen.get(token, 0) + 1
    return model


def score(model, text, lang):
    vocabulary = set()
    for seen in model["tokens"].values():
        vocabulary.update(seen)
    reviews = sum(model["count"].values())
    scores = {}
    for label, count in model["count"].items():
        seen = model["tokens"][label]
        total = sum(seen.values()) + len(vocabulary)
        chance = count / reviews
        for token in tokens(text, lang):
            chance *= (seen.get(token, 0) + 1) / total
        scores[label] = log(chance)
    return scores


def classify(model, text, lang):
    scores = score(model, text, lang)
    return max(sorted(scores), key=scores.get)


def judge(reviews, text, lang):
    # Given: one check calls it with reviews made at random.
    return score(train(reviews), text, lang)


def read_reviews():
    with open("reviews.csv", encoding="utf-8") as file:
        lines = file.read().splitlines()[1:]
    rows = [line.split(",") for line in lines]
    return [[text, lang, label] for lang, label, text in rows]


NEW = [
    ["Slow delivery and stale", "en"],
    ["sedap dan lembut", "ms"],
    ["giao hàng chậm", "vi"],
    ["不好吃很慢", "zh"],
    ["ส่ง|ช้า", "th"],
]


def main():
    model = train(read_reviews())
    for text, lang in NEW:
        label = classify(model, text, lang)
        print(lang, label, tokens(text, lang))


if __name__ == "__main__":
    main()
