day_sd = 14
for lead_days in [1, 4, 9]:
    print(lead_days, day_sd * lead_days**0.5)
