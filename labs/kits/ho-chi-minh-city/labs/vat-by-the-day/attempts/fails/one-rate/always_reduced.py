def vat(dong, day):
    return (dong * 8 + 50) // 100
