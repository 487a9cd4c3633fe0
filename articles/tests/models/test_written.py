"""Statements that are written once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from articles.models import Quote, Speaker
from articles.models.written import written
from articles.tests.factories import make_article, make_quote, make_speaker

BUILT = []


@written
def by_name(name):
    """Speakers of that name."""
    BUILT.append(name)
    return Speaker.objects.public().filter(name=name)


@written
def names_of(ids, state):
    speakers = Speaker.objects.filter(public_id=ids.any, state=state)
    return speakers.order_by("name").values_list("name", flat=True)


@written
def everybody():
    return Speaker.objects.order_by("name")


@written
def newest_two(speaker):
    quotes = Quote.objects.current().with_context().filter(speaker=speaker)
    return quotes.newest_first()[:2]


@pytest.mark.django_db
def test_each_call_asks_with_its_own_values():
    ann, o = make_speaker("Ann Smith"), make_speaker("Pat O'Hara 100 %s")
    assert [by_name(each) for each in ("Ann Smith", "Pat O'Hara 100 %s", "", "Bo")] == [
        [ann], [o], [], [],
    ]  # fmt: skip


@pytest.mark.django_db
def test_it_is_built_once_and_asks_anew_each_time(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert by_name("Ann Smith") == []
    ann = make_speaker("Ann Smith")
    with django_assert_num_queries(1):
        assert by_name("Ann Smith") == [ann]
    assert len(BUILT) == 1


@pytest.mark.django_db
def test_a_list_has_a_place_of_its_own():
    ann, bo, cy = (make_speaker(name) for name in ("Ann Smith", "Bo Lee", "Cy Ash"))
    ids = [ann.public_id, bo.public_id, cy.public_id]
    assert names_of(ids, "public") == ["Ann Smith", "Bo Lee", "Cy Ash"]
    assert names_of(ids[:2], "public") == ["Ann Smith", "Bo Lee"]
    assert names_of(ids, "hidden") == names_of([], "public") == []


@pytest.mark.django_db
def test_it_finds_what_its_queryset_finds_with_what_belongs_to_it(django_assert_num_queries):
    speaker = make_speaker()
    days = ("2021", "2022", "2023")
    quotes = [make_quote(make_article(published=day), speaker=speaker) for day in days]
    with django_assert_num_queries(1):
        found = newest_two(speaker.pk)
        assert [each.speaker.name for each in found] == ["Ann Smith", "Ann Smith"]
    assert found == quotes[:0:-1]
    assert everybody() == list(Speaker.objects.order_by("name"))


def test_a_value_too_few_or_too_many_is_an_error():
    for values in ((), ("Ann", "Bo")):
        with pytest.raises(ValueError, match="zip"):
            by_name(*values)


@pytest.mark.django_db(transaction=True)
def test_every_thread_asks_over_its_own_connection():
    ann = make_speaker("Ann Smith")
    assert by_name("Ann Smith") == [ann]
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(asked_and_closed, "Ann Smith").result() == ([ann], True)


def asked_and_closed(name):
    """What is found in this thread, and whether that opened a connection here."""
    try:
        return by_name(name), connection.connection is not None
    finally:
        connection.close()
