from collections import Counter, defaultdict
from random import Random

text = "the rain came and the rain stayed and the river rose and the rice was wet"
follow = defaultdict(Counter)
words = text.split()
for a, b in zip(words, words[1:]):
    follow[a][b] += 1
random = Random(2026)
word, made = "the", ["the"]
for _ in range(12):
    options = follow.get(word)
    if not options:
        break
    word = random.choices(list(options), list(options.values()))[0]
    made.append(word)
print(" ".join(made))
print(follow["the"].most_common(), Counter(words).most_common(3))
