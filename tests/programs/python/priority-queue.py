import heapq
from itertools import count

tickets, order = [], count()
for urgency, what in [(3, "late parcel"), (1, "customs hold"), (2, "refund"), (1, "wrong label"), (3, "thanks")]:
    heapq.heappush(tickets, (urgency, next(order), what))
while tickets:
    urgency, _, what = heapq.heappop(tickets)
    print(urgency, what)
print(heapq.nlargest(3, [5, 1, 9, 7]), heapq.nsmallest(2, ["pear", "fig"], key=len), list(heapq.merge([1, 4], [2, 3])))
