from tests.found import expect_none, lab


def test_every_sentence_can_be_heard():
    expect_none("review.misconception")


def test_every_sentence_has_a_program_behind_it():
    for it in lab()["misconceptions"]:
        if not it.get("detectors"):
            raise AssertionError(f'lab.json: the misconception "{it["id"]}" names no detector, so no behaviour brings it up')
