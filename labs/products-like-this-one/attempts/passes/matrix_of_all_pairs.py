import csv

import numpy as np


def unit_rows(table):
    table = np.array(table, dtype=float)
    lengths = np.linalg.norm(table, axis=1)
    return np.divide(table, lengths[:, np.newaxis], out=np.zeros_like(table), where=lengths[:, np.newaxis] > 0)


def similarities(table, taste):
    units = unit_rows(np.vstack([table, taste]))
    return np.einsum("ij,j->i", units[:-1], units[-1])


def nearest(table, row, count):
    units = unit_rows(table)
    alike = (units @ units.T)[row]
    alike[row] = -2
    positions = np.arange(len(alike))
    return np.lexsort((positions, -alike))[: len(alike) - 1][:count].tolist()


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
