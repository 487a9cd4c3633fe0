"""Pages count what their links lead to."""

from contextlib import closing
from datetime import date
from random import Random

import pytest
from django.db import connection

from articles.models import Precision, Publication, Speaker
from articles.search import Selection, documents, search
from articles.search.holdings import holdings, part
from articles.tests.factories import make_article

from . import archive

pytestmark = pytest.mark.django_db


def chosen():
    """What pages ask for: everything, an outlet, a person."""
    outlet, person = Publication.objects.first(), Speaker.objects.first()
    return [{}, {"publication": outlet.public_id}, {"speaker": person.public_id}]


@pytest.mark.parametrize("listed", ["articles", "quotes"])
def test_what_is_counted_is_what_brute_force_counts(listed):
    archive.fill(Random(3))
    facts = archive.facts(listed)
    for included in chosen():
        selection = Selection(listed, {name: (value,) for name, value in included.items()})
        keys = archive.matching(facts, set(), set(), selection)
        [found] = holdings(part(listed, **included))
        assert found.total == len(keys) == search("", selection).total
        for facet in ("year", "month", "named", "kind", "publication", "speaker"):
            assert dict(found.of(facet)) == dict(archive.counts(facts, keys, facet))


def test_years_and_months_are_numbers_and_the_undated_stand_apart():
    articles = [make_article(published=day) for day in ("2021-05-01", "2021-06", "2020", None)]
    documents.index([article.pk for article in articles])
    [found] = holdings(part("articles"))
    assert found.by_year() == ({2021: 2, 2020: 1}, 1)
    assert found.by_month() == {(2021, 5): 1, (2021, 6): 1}


def test_an_empty_archive_holds_nothing():
    quotes, articles = holdings(part("quotes"), part("articles"))
    assert (quotes.total, articles.by_year(), articles.span()) == (0, ({}, 0), None)


@pytest.mark.django_db(transaction=True)
def test_counts_that_take_too_long_are_said_to_be_unavailable(settings):
    settings.SEARCH_SECONDS = 0.05
    with closing(connection.copy()) as other, other.cursor() as cursor:
        other.set_autocommit(False)
        cursor.execute("LOCK TABLE search_article")
        assert [each.unavailable for each in holdings(part("articles", kind="news"))] == [True]
        other.rollback()


def test_the_names_of_all_that_is_counted_are_asked_for_once(django_assert_num_queries):
    archive.fill(Random(3))
    speaker = Speaker.objects.first()
    with django_assert_num_queries(4):  # a savepoint, the names, and back
        holdings(*(part(listed, speaker=speaker.public_id) for listed in ("articles", "quotes")))


def test_a_span_is_as_precise_as_its_ends():
    articles = [make_article(published=day) for day in ("2021", "2022-05-01", "2023-02", "2023")]
    documents.index([article.pk for article in articles])
    [found] = holdings(part("articles"))
    assert found.span() == (
        (date(2021, 1, 1), Precision.YEAR),
        (date(2023, 2, 1), Precision.MONTH),
    )
