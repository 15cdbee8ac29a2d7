from tax_desk import tax_sen


assert tax_sen([], 0, 10) == 0
