# ending: too-deep
import json
import sys

sys.setrecursionlimit(1_000_000_000)
json.loads("[" * 100_000)
