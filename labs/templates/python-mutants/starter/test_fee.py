from fee import fee


def test_a_light_parcel_pays_the_base_fee():
    assert fee(800) == 600
