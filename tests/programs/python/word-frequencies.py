import re
from collections import Counter

text = """Beras basmati, beras wangi; gula pasir. GULA apong? Beras!
Kopi-O kopi o, "kopi" ais."""
counts = Counter(re.findall(r"[a-z]+", text.lower()))
for word, n in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
    print(f"{word:<8}{'#' * n} {n}")
print(counts.total(), (counts - Counter(beras=2)).most_common(2))
