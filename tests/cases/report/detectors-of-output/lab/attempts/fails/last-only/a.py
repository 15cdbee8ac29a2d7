import sys
print("Total:", sys.stdin.read().split()[-1])
