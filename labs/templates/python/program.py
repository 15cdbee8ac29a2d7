if __name__ == "__main__":
    print(fee(int(input())))
