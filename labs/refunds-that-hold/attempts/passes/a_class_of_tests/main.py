import os
import lab
from refund import refund_sen

lines = open("returns.csv", encoding="utf-8").read().splitlines()[1:]
orders, refunds = [], []
for line in lines:
    order, paid, days, opened = line.split(",")
    orders.append(order)
    refunds.append(refund_sen(int(paid), int(days), opened == "yes"))

if not os.path.isdir("out"):
    os.mkdir("out")
out = open("out/refunds.csv", "w", encoding="utf-8")
out.write("order,refund_sen\n")
for order, refund in zip(orders, refunds):
    out.write(f"{order},{refund}\n")

lab.plot((orders, refunds), kind="bar", x="order", y="sen")
