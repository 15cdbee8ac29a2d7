from unicodedata import normalize

from main import tokens


def test_capitals_and_two_spaces():
    assert tokens("Kek  SEDAP", "ms") == ["kek", "sedap"]


def test_a_word_that_comes_twice():
    assert tokens("sedap sedap", "ms") == ["sedap", "sedap"]


def test_two_spellings_of_one_word():
    assert tokens(normalize("NFD", "chậm"), "vi") == ["chậm"]


def test_chinese_neighbours():
    assert tokens("很好吃", "zh") == ["很好", "好吃"]


def test_thai_words():
    assert tokens("ส่ง||เร็ว", "th") == ["ส่ง", "เร็ว"]
