import csv

import numpy as np


def unit_rows(table):
    table = np.asarray(table, dtype=float)
    length = np.linalg.norm(table)
    return table / length if length > 0 else table


def similarities(table, taste):
    table, taste = np.asarray(table, dtype=float), np.asarray(taste, dtype=float)
    lengths = np.linalg.norm(table, axis=1) * np.linalg.norm(taste)
    lengths[lengths == 0] = 1
    return table @ taste / lengths


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


if __name__ == "__main__":
    main()
