from collections import defaultdict

words = "batik kitab tibak pasar rapas sapar kopi piko lada dala".split()
groups = defaultdict(list)
for word in words:
    groups["".join(sorted(word))].append(word)
for key in sorted(groups):
    print(key, groups[key])
