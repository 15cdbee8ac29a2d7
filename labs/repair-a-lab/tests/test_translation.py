from tests.found import expect_none, lab


def test_no_language_was_given_up():
    if set(lab()["locales"]) != {"en", "ms"}:
        raise AssertionError('lab.json, /locales: this lab is promised in "en" and "ms"')


def test_every_text_is_there():
    expect_none("lab.missing-translation", "lab.empty-text")


def test_no_text_is_left_in_english():
    expect_none("review.untranslated")


def test_no_text_stands_for_another():
    expect_none("review.another-text")
