import csv

import numpy as np


def unit_rows(table):
    units = []
    for row in table:
        row = np.array(row, dtype=float)
        length = np.linalg.norm(row)
        units.append(row / length if length > 0 else row)
    return np.array(units)


def similarities(table, taste):
    taste = np.array(taste, dtype=float)
    found = []
    for row in table:
        row = np.array(row, dtype=float)
        lengths = np.linalg.norm(row) * np.linalg.norm(taste)
        found.append(np.dot(row, taste) / lengths if lengths > 0 else 0.0)
    return found


def nearest(table, row, count):
    alike = similarities(table, table[row])
    others = [position for position in range(len(table)) if position != row]
    others.sort(key=lambda position: -alike[position])
    return others[:count]


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
