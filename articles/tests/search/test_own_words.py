"""Words most their own: what is counted, and who they are told of."""

import pytest

from articles.search.own_words import key_of, own_words, score, vocabulary

HOURS = ["dawn", "noon", "dusk", "night"] * 3


def told(one, other, language="en"):
    found = own_words(*(vocabulary((each, language) for each in side) for side in (one, other)))
    return [(each.word, each.quotes, each.others) for each in found]


def test_a_word_of_one_alone_is_most_its_own():
    one = [f"The harbour opens at {hour}" for hour in HOURS]
    other = [f"The bakery opens at {hour}" for hour in HOURS]
    assert told(one, other) == [("harbour", 12, 0)]
    assert told(other, one) == [("bakery", 12, 0)]


def test_too_few_quotes_tell_nothing():
    assert told(["The harbour opens"] * 2, ["The bakery opens"] * 2) == []


def test_words_that_both_use_alike_are_nobodys():
    quotes = ["Bread and water", "Bread and salt", "Water and salt"]
    assert told(quotes, quotes) == []


def test_a_word_of_one_quote_says_nothing_however_often_it_stands_there():
    assert told(["Goats goats goats goats"], ["Sheep sheep"]) == []


def test_a_word_that_one_uses_more_often_is_told_with_both_counts():
    one = ["Peace now"] * 20 + ["War later"] * 4
    other = ["Peace now"] * 4 + ["War later"] * 20
    assert told(one, other) == [("Peace", 20, 4)]


def test_a_word_is_shown_as_it_is_mostly_printed():
    quotes = ["NATO knows NATO", "NATO acts", "Nato sleeps", "nato"]
    found = vocabulary((each, "") for each in quotes)
    assert (found.as_printed("nato"), found.quotes["nato"]) == ("NATO", 4)


def test_stop_words_and_short_words_are_left_out():
    found = vocabulary([("The and of it’s don’t won’t we’re to go", "en-GB"), ("که از این", "fa")])
    assert found.quotes == {}


def test_the_stop_words_of_one_language_are_words_of_another():
    assert vocabulary([("Wir die Brücke", "de"), ("They die", "en")]).quotes == {
        "brucke": 1,
        "die": 1,
    }


def test_persian_words_are_counted_whatever_keyboard_wrote_them():
    one = ["صلح می‌خواهیم", "صُلح و علي", "صلح علی"] * 8
    assert told(one, ["جنگ"] * 24, "fa")[:2] == [("صلح", 24, 0), ("علي", 16, 0)]


@pytest.mark.parametrize(
    ("printed", "key"),
    [("Nation’s", "nation"), ("won't", ""), ("THE", ""), ("Zürich", "zurich"), ("ox", "")],
)
def test_the_key_of_a_word(printed, key):
    assert key_of(printed, frozenset({"the"})) == key


def test_rare_words_have_smaller_scores_than_common_ones():
    assert 0 < score(2, 0, 500, 500) < score(8, 0, 500, 500) < score(40, 5, 500, 500)


def test_nothing_said_has_no_words():
    assert told([], []) == []
    assert told(["Rivers"] * 9, []) == []
