def vat(dong, day):
    percent = 8 if day <= "2026-12-31" else 10
    return dong * percent // 100
