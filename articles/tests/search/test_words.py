import datetime

import pytest

from articles.search import Selection
from articles.search.operators import Reading
from articles.search.words import in_words


def said(words, listed="quotes", names=None, **chosen):
    return in_words(Reading(words, Selection(listed, **chosen)), names or {})


def test_nothing_asked_needs_no_words():
    assert said("") == ""


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("river dam", "Quotes that contain “river” and “dam”"),
        ("“Old dam” -mill", "Quotes that contain “Old dam” and not “mill”"),
        ("NOT mill -dam", "Quotes that do not contain “mill” or “dam”"),
        ("river OR mill dam", "Quotes that contain “river”, or that contain “mill” and “dam”"),
        ("massou*", "Quotes that contain “massou…”"),
        ("Nazary's dam?", "Quotes that contain “Nazary's” and “dam”"),
        ("كتاب", "Quotes that contain “كتاب”"),
    ],
)
def test_words_phrases_and_operators_are_said(typed, words):
    assert said(typed) == words


def test_who_where_and_when_are_said():
    names = {("speaker", "a"): "Ann Ode", ("speaker", "b"): "Ben Foe", ("publication", "p"): "Tide"}
    assert said(
        "river",
        names=names,
        included={"speaker": ("a", "b")},
        excluded={"publication": ("p",)},
        start=datetime.date(2022, 5, 1),
        end=datetime.date(2022, 6, 30),
    ) == (
        "Quotes that contain “river”, said by Ann Ode or Ben Foe, not published in Tide, "
        "from 1 May 2022 on until 30 June 2022"
    )
    assert said("", "articles", names, included={"speaker": ("a",), "named": ("no",)}) == (
        "Articles with words of Ann Ode, Named source: no"
    )


def test_a_long_query_is_said_in_part():
    words = said(" ".join(f"w{number}" for number in range(20)))
    assert words.endswith("and “w11” and 8 more")
