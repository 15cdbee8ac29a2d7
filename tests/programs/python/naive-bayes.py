import math
from collections import Counter

training = [("late parcel broken box", "bad"), ("fast rider good box", "good"), ("good price fast", "good"), ("broken seal late late", "bad"), ("good seal", "good")]
counts, labels = {"good": Counter(), "bad": Counter()}, Counter()
for text, label in training:
    labels[label] += 1
    counts[label].update(text.split())
vocabulary = set().union(*counts.values())

def classify(text):
    scores = {}
    for label, words in counts.items():
        total = sum(words.values()) + len(vocabulary)
        scores[label] = math.log(labels[label] / len(training)) + sum(math.log((words[w] + 1) / total) for w in text.split())
    return max(scores, key=scores.get), {label: round(score, 6) for label, score in scores.items()}

for text in ("late box", "good fast rider", "new seal", ""):
    print(repr(text), *classify(text))
