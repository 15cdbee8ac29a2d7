january = {"Ang", "Bala", "Dayang", "Ling"}
february = {"Bala", "Ling", "Nguyen"}
print(sorted(january & february), sorted(january | february), sorted(january - february), sorted(january ^ february))
print(january >= {"Ang"}, january.isdisjoint({"Wong"}), len(frozenset("mississippi")))
seen, twice = set(), []
for name in "Ang Bala Ang Chong Bala Ang".split():
    (twice.append(name) if name in seen else seen.add(name))
print(twice)
