from tests.found import expect_none


def test_every_id_is_well_formed():
    expect_none("lab.bad-id", "lab.duplicate-id")


def test_every_name_leads_to_an_id():
    expect_none("lab.unknown-check")
