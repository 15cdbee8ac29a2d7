import csv

import lab
import numpy as np


def unit_rows(table):
    table = np.asarray(table, dtype=float)
    lengths = np.sqrt((table ** 2).sum(axis=1, keepdims=True))
    lengths[lengths == 0] = 1
    return table / lengths


def similarities(table, taste):
    return unit_rows(table) @ unit_rows([taste])[0]


def nearest(table, row, count):
    alike = similarities(table, table[row])
    order = np.argsort(-alike, kind="stable")
    return order[order != row][:count]


def read_products():
    with open("products.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    names = [row[0] for row in rows]
    table = np.array([row[1:] for row in rows], dtype=float)
    return names, table


def main():
    names, table = read_products()
    name = input("Product? ")
    while name not in names:
        print("No such product.")
        name = input("Product? ")
    row = names.index(name)
    alike = similarities(table, table[row])
    print(f"Most like {name}:")
    for other in nearest(table, row, 3):
        print(f"{alike[other]:.2f} {names[other]}")
    others = nearest(table, row, len(names))
    lab.show("neighbours", {"of": name, "similarity": {names[other]: alike[other] for other in others}})


if __name__ == "__main__":
    main()
