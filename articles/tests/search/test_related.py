import pytest

from articles.search import documents
from articles.search.related import beside_in_time, related_articles
from articles.tests.factories import (
    make_article,
    make_mention,
    make_organization,
    make_quote,
    make_speaker,
)

pytestmark = pytest.mark.django_db


def make_quoting(speaker, published="2022-08-09", **fields):
    """An article that quotes this speaker."""
    article = make_article(published=published, **fields)
    make_quote(article, speaker=speaker)
    return article


def related(article):
    documents.reindex()
    return [(each.article, each.reasons) for each in related_articles(article)]


def test_articles_that_share_nobody_are_not_related():
    make_quoting(make_speaker("Bo Lee"))
    assert related(make_quoting(make_speaker())) == []


def test_reasons_are_given_in_words():
    speaker, body = make_speaker("Ann Smith"), make_organization()
    first, second = make_quoting(speaker), make_quoting(speaker, "2022-08-12")
    for article in (first, second):
        make_mention(article, body, spans=[0, 1])
    assert related(first) == [
        (second, ["also names Ministry of Rivers", "also quotes Ann Smith", "same week"])
    ]


def test_a_rare_name_counts_more_than_a_common_one():
    common, rare = make_speaker("Common"), make_speaker("Rare")
    article = make_quoting(common)
    make_quote(article, "the night", speaker=rare)
    others = [make_quoting(common, "2020") for _ in range(5)]
    fellow = make_quoting(rare, "1999")
    found = [each for each, _reasons in related(article)]
    assert (found[0], set(found[1:])) == (fellow, set(others))


def test_of_equals_the_one_of_the_same_week_comes_first():
    speaker = make_speaker()
    article = make_quoting(speaker)
    later, near = make_quoting(speaker, "2022-09-30"), make_quoting(speaker, "2022-08-03")
    assert related(article) == [
        (near, ["also quotes Ann Smith", "same week"]),
        (later, ["also quotes Ann Smith"]),
    ]


@pytest.mark.parametrize("published", ["2022", "2022-08", None])
def test_a_date_not_known_to_the_day_is_of_no_week(published):
    speaker = make_speaker()
    article, other = make_quoting(speaker, published), make_quoting(speaker, published)
    assert related(article) == [(other, ["also quotes Ann Smith"])]


def test_what_is_not_public_is_not_related():
    speaker = make_speaker()
    article = make_quoting(speaker)
    make_quoting(speaker, state="hidden")
    assert related(article) == []


@pytest.mark.parametrize("count", [1, 3])
def test_related_articles_take_three_queries(count, django_assert_num_queries):
    speaker = make_speaker()
    article = make_quoting(speaker)
    for _ in range(count):
        make_quoting(speaker)
    documents.reindex()
    with django_assert_num_queries(3):
        assert len(related_articles(article)) == count


def test_quotes_of_a_speaker_come_in_order_of_time_undated_last():
    speaker = make_speaker()
    undated, second, first = (
        make_quote(make_article(published=day), speaker=speaker)
        for day in (None, "2022-02-02", "2021-01-01")
    )
    third = make_quote(second.article, "the night", speaker=speaker)
    ordered = [first, second, third, undated]
    make_quote(make_article(published="2022-02-02"), speaker=speaker, review="rejected")
    make_quote(make_article(published="2022-02-02"), speaker=make_speaker("Bo Lee"))
    for place, quote in enumerate(ordered):
        assert beside_in_time(quote) == (ordered[:place][::-1], ordered[place + 1 :], {})


def test_quotes_of_a_body_have_neighbours_and_those_of_nobody_have_none():
    body = make_organization()
    first, second = (
        make_quote(make_article(published=day), organization=body) for day in ("2021", "2022")
    )
    nobody = make_quote()
    assert beside_in_time(second) == ([first], [], {})
    assert beside_in_time(first, also=[nobody.pk]) == ([], [second], {nobody.pk: nobody})
    assert beside_in_time(nobody) == ([], [], {})


def test_neighbours_are_no_more_than_asked_for(django_assert_num_queries):
    speaker = make_speaker()
    quotes = [make_quote(make_article(published=f"20{n}"), speaker=speaker) for n in range(10, 16)]
    with django_assert_num_queries(2):
        assert beside_in_time(quotes[2], limit=2)[:2] == (quotes[:2][::-1], quotes[3:5])
