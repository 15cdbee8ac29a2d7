import random

random.seed(12345)
print([random.randint(1, 6) for _ in range(10)], random.random(), random.uniform(1, 2))
deck = list(range(10))
random.shuffle(deck)
print(deck, random.sample(range(100), 5), random.choice("abc"), random.gauss(0, 1))
print(random.getrandbits(70), random.Random("word").random(), random.triangular(0, 10, 3))
