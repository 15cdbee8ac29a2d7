from fee import fee


def test_a_light_parcel():
    print(fee(800))


def test_a_heavy_parcel():
    print(fee(1600))
