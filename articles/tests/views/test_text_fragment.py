"""Links that open the original at the words of a quote."""

from articles.sharing.text_fragment import text_fragment


def test_words_are_given_whole():
    fragment = text_fragment("We wait for the tide to turn")
    assert fragment == "#:~:text=We%20wait%20for%20the%20tide%20to%20turn"


def test_marks_that_mean_something_in_a_fragment_are_encoded():
    fragment = text_fragment("Well-known, tried & trusted things")
    assert fragment == "#:~:text=Well%2Dknown%2C%20tried%20%26%20trusted%20things"


def test_few_words_get_the_ones_beside_them():
    fragment = text_fragment("It was", "he said:", "and so on")
    assert fragment == "#:~:text=he%20said%3A-,It%20was,-and%20so"


def test_long_words_are_given_by_their_beginning_and_end():
    words = " ".join(f"word{n}" for n in range(100))
    assert text_fragment(words) == (
        "#:~:text=word0%20word1%20word2%20word3%20word4%20word5,"
        "word94%20word95%20word96%20word97%20word98%20word99"
    )


def test_segments_are_given_by_their_first_and_last_words():
    assert text_fragment("Yes, we … will go") == "#:~:text=Yes%2C%20we,will%20go"


def test_no_words_give_no_fragment():
    assert text_fragment("\u200c ") == ""
