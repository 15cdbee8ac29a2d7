from collections import Counter
from math import log
from unicodedata import normalize


def tokens(text, lang):
    plain = normalize("NFC", text).casefold()
    if lang == "zh":
        return [a + b for a, b in zip(plain, plain[1:])]
    separator = "|" if lang == "th" else None
    return list(filter(None, plain.split(separator)))


def train(reviews):
    count = Counter(label for _, _, label in reviews)
    seen = {
        label: Counter(
            token
            for text, lang, of in reviews
            if of == label
            for token in tokens(text, lang)
        )
        for label in count
    }
    return {
        "count": dict(count),
        "tokens": {label: dict(bag) for label, bag in seen.items()},
    }


def score(model, text, lang):
    known = len(set().union(*model["tokens"].values()))
    words = tokens(text, lang)
    everything = log(sum(model["count"].values()))

    def of(label):
        bag = model["tokens"][label]
        under = log(sum(bag.values()) + known)
        logs = [log(bag.get(word, 0) + 1) - under for word in words]
        return log(model["count"][label]) - everything + sum(logs)

    return {label: of(label) for label in model["count"]}


def classify(model, text, lang):
    best = None
    scores = score(model, text, lang)
    for label in sorted(scores):
        if best is None or scores[label] > scores[best]:
            best = label
    return best


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
