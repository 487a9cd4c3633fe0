"""The same words in other articles."""

import pytest

from articles.search import documents
from articles.search.related import lines_of
from articles.search.repeats import keys_alike, repeats
from articles.tests.factories import make_article, make_quote, make_speaker

pytestmark = pytest.mark.django_db

SAID = "We shall open the harbour gate when the last boat is home"


@pytest.fixture
def quote():
    return make_quote(make_article(f"“{SAID},” she said."), SAID)


def repeated(quote, said, **fields):
    """Another article's quote, indexed together with the first."""
    other = make_quote(make_article(f"Again: “{said},” they wrote.", **fields), said)
    documents.reindex()
    return other


def found(quote):
    return [(each.quote, each.same) for each in repeats_of(quote)]


def repeats_of(quote):
    return repeats(quote, lines_of(list(keys_alike(quote))))


def test_the_same_words_in_another_article_are_found(quote):
    other = repeated(quote, SAID)
    assert found(quote) == [(other, True)]
    assert found(other) == [(quote, True)]


def test_a_part_of_the_words_is_found_from_both_sides(quote):
    other = repeated(quote, "open the harbour gate when the last boat is home")
    assert found(quote) == [(other, False)]
    assert found(other) == [(quote, False)]
    assert repeats_of(quote)[0].pieces == [
        ("We shall", "taken"),
        ("open the harbour gate when the last boat is home", "kept"),
    ]


def test_changed_words_are_marked(quote):
    repeated(quote, "We shall open the harbour door when the last boat is home")
    assert repeats_of(quote)[0].pieces == [
        ("We shall open the harbour", "kept"),
        ("gate", "taken"),
        ("door", "added"),
        ("when the last boat is home", "kept"),
    ]


def test_word_for_word_comes_before_what_differs(quote):
    near = repeated(quote, SAID.replace("gate", "door"))
    same = repeated(quote, SAID)
    assert found(quote) == [(same, True), (near, False)]


def test_other_words_about_the_same_things_are_not_found(quote):
    repeated(quote, "When will the harbour boat be home and who keeps the last open gate")
    assert repeats_of(quote) == []


@pytest.mark.parametrize(
    ("said", "elsewhere"),
    [
        ("Is it a good one?", "It is what a harbour was for, a thing of good use, and one day"),
        ("Tell us all about the letters.", "Tell us all about the night buses."),
        ("The horse has not asked for a gate", "The clock has never asked me for a gate"),
    ],
)
def test_turns_of_phrase_are_no_repeats(said, elsewhere):
    quote = make_quote(make_article(f"“{said}” she said."), said)
    repeated(quote, elsewhere)
    assert repeats_of(quote) == []


def test_the_same_words_in_the_same_article_are_no_repeat(quote):
    article = make_article(f"“{SAID},” she said. “{SAID},” she said again.")
    first = make_quote(article, SAID)
    documents.reindex()
    assert [each.quote for each in repeats_of(first)] == [quote]


def test_words_that_everybody_says_are_not_looked_for():
    quote = make_quote(make_article("“I do not know,” she said."), "I do not know")
    repeated(quote, "I do not know")
    assert repeats_of(quote) == []


def test_what_is_not_public_is_not_found(quote):
    repeated(quote, SAID, state="hidden")
    assert repeats_of(quote) == []


def test_words_in_persian_are_found():
    said = "ما پل تازه را پیش از بهار می‌سازیم"
    fields = {"language": "fa", "direction": "rtl"}
    quote = make_quote(make_article(f"«{said}»", **fields), said, make_speaker())
    other = repeated(quote, f"{said} و باز می‌کنیم", **fields)
    assert found(quote) == [(other, False)]


def test_hostile_words_do_not_break_the_query():
    said = "it's a 'gate' & a | boat ! with (many) :* signs \\ here"
    quote = make_quote(make_article(f"“{said}”"), said)
    other = repeated(quote, said)
    assert found(quote) == [(other, True)]
