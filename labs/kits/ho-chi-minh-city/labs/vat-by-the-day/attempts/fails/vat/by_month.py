def vat(dong, day):
    year, month, _ = day.split("-")
    percent = 8 if year == "2026" or month != "01" else 10
    return (dong * percent + 50) // 100
