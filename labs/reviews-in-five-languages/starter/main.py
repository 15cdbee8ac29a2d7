from math import log
from unicodedata import normalize


def tokens(text, lang):
    # So far every language is split on spaces.
    return text.split()


def train(reviews):
    # A review is a list: [text, lang, label].
    return {"count": {}, "tokens": {}}


def score(model, text, lang):
    return {}


def classify(model, text, lang):
    # So far every review is good.
    return "good"


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
