import csv

import numpy as np


def unit_rows(table):
    """The rows of the table, each divided by its length, as an array of floats. A row of zeros stays as it is."""
    return None


def similarities(table, taste):
    """The cosine similarity of each row with the taste, as an array of floats."""
    return None


def nearest(table, row, count):
    """The positions of the count rows most like the given row, the most similar first."""
    return None


def read_products():
    """The names as a list, and an array of floats with one row for each product."""
    with open("products.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    names = [row[0] for row in rows]
    table = np.array([row[1:] for row in rows], dtype=float)
    return names, table


def main():
    names, table = read_products()
    answer = input("Product? ")
    print("You typed", answer)
    print("The table has the shape", table.shape)


if __name__ == "__main__":
    main()
