from unicodedata import normalize

from main import tokens


def test_malay_words():
    assert tokens("kek sedap", "ms") == ["kek", "sedap"]
