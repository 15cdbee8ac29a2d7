import sys

count = int(input())
rows = [list(map(int, input().split())) for _ in range(count)]
print([sum(row) for row in rows])
rest = sys.stdin.read().split()
print(len(rest), rest[-1])
