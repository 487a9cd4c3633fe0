"""Who stands in lists, after every write and with others writing at the same time."""

import threading
from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest
from django.db import connection, transaction

from articles.ingest import edits, review, states
from articles.models import ArticleNames, Organization, Publication, Quote, Reason, Speaker
from articles.search import documents, listings
from articles.search.authorities import beginning, find_speakers, initials
from articles.tests.factories import (
    make_article,
    make_mention,
    make_organization,
    make_publication,
    make_quote,
    make_speaker,
    make_user,
)

from . import archive
from .known import mentioned

#: So long somebody waits who should not.
SECONDS = 30


def listed():
    """The names in the lists of people and of bodies."""
    names = [
        model.objects.listed().order_by("name").values_list("name", flat=True)
        for model in (Speaker, Organization)
    ]
    return [list(each) for each in names]


@pytest.mark.django_db
def test_who_is_named_or_quoted_is_listed_and_nobody_else():
    article = make_article("Ann Smith met the Mill Board. “It rose,” Bo Lee said.")
    make_mention(article, make_speaker("Ann Smith"))
    make_mention(article, make_organization("Mill Board"))
    make_quote(article, "It rose", speaker=make_speaker("Bo Lee"))
    make_speaker("Only Filed")
    assert listed() == [["Ann Smith", "Bo Lee"], ["Mill Board"]]


@pytest.mark.django_db
def test_who_loses_the_last_article_leaves_the_lists_and_comes_back():
    user, ann = make_user(), make_speaker("Ann Smith")
    one, two = make_article("Ann Smith spoke."), make_article("Ann Smith slept.")
    for article in (one, two):
        make_mention(article, ann)
    states.hide(one, user=user)
    assert listed() == [["Ann Smith"], []]
    states.withdraw(two, user=user, reason=Reason.LEGAL)
    assert listed() == [[], []]
    states.release(one, user=user)
    assert listed() == [["Ann Smith"], []]


@pytest.mark.django_db
def test_a_corrected_quote_moves_from_one_speaker_to_the_other():
    quote = make_quote(speaker=make_speaker("Ann Smith"))
    review.correct(quote, user=make_user(), speaker=make_speaker("Bo Lee"))
    assert listed() == [["Bo Lee"], []]


@pytest.mark.django_db
def test_a_rejected_quote_takes_its_speaker_along():
    quote, user = make_quote(speaker=make_speaker("Ann Smith")), make_user()
    review.reject(quote, user=user)
    assert listed() == [[], []]
    review.reopen(quote, user=user)
    assert listed() == [["Ann Smith"], []]


@pytest.mark.django_db
def test_quotes_that_a_publication_does_not_let_show_list_nobody():
    paper = make_publication()
    make_quote(make_article("“It rose.”", publication=paper), "It rose", speaker=make_speaker())
    edits.change_fields(paper, user=make_user(), display="headline")
    assert listed() == [[], []]


@pytest.mark.django_db
def test_a_withdrawn_person_is_not_listed_though_articles_name_them():
    ann = mentioned(make_speaker("Ann Smith"))
    states.withdraw(ann, user=make_user(), reason=Reason.LEGAL)
    assert listed() == [[], []]


@pytest.mark.django_db
def test_wrong_flags_are_told_and_made_anew():
    archive.fill(Random(3), size=30)
    assert documents.differences() == []
    before = listed()
    make_speaker("Only Filed")
    people, bodies = Speaker.objects.filter(in_lists=False).count(), len(before[1])
    Speaker.objects.update(in_lists=True)
    Organization.objects.update(in_lists=False)
    assert documents.differences() == [
        f"The lists are wrong about {people} speakers: manage.py reindex makes them anew.",
        f"The lists are wrong about {bodies} organizations: manage.py reindex makes them anew.",
    ]
    documents.reindex()
    assert (documents.differences(), listed()) == ([], before)


@pytest.mark.django_db
def test_lost_names_of_articles_are_told_and_made_anew():
    archive.fill(Random(4), size=10)
    number = ArticleNames.objects.count()
    ArticleNames.objects.all().delete()
    Speaker.objects.update(in_lists=False)
    Organization.objects.update(in_lists=False)
    assert documents.differences() == [
        f"The lists are wrong about {number} articles: manage.py reindex makes them anew."
    ]
    listings.renew()
    assert documents.differences() == []


@pytest.mark.django_db
def test_letters_are_those_of_listed_names():
    for name in ("Álvaro Diaz", "Ann Smith", "bo lee", "آصف رحیمی"):
        mentioned(make_speaker(name, sort_name=name))
    make_speaker("Zed Filed", sort_name="Zed")
    assert sorted(initials(Speaker)) == sorted(["Á", "A", "B", "آ"])
    assert [each.name for each in beginning(find_speakers(), "sort_name", "B")] == ["bo lee"]
    assert initials(Organization) == initials(Publication) == []


@pytest.fixture
def other():
    """Begins a function in a session of its own; what it returns gives its result."""
    with ThreadPoolExecutor(1) as pool:
        yield lambda work: pool.submit(work)
        pool.submit(lambda: connection.close()).result(SECONDS)


@pytest.mark.django_db(transaction=True)
def test_two_who_take_the_last_names_away_at_once_leave_none(other):
    ann, user = make_speaker("Ann Smith"), make_user()
    one, two = make_article("Ann Smith spoke."), make_article("Ann Smith slept.")
    for article in (one, two):
        make_mention(article, ann)
    documents.index([one.pk, two.pk])
    begun = threading.Event()

    def hide_two():
        with transaction.atomic():
            begun.set()
            states.hide(two, user=user)

    with transaction.atomic():
        states.hide(one, user=user)
        hidden = other(hide_two)
        assert begun.wait(SECONDS)
    hidden.result(SECONDS)
    assert (listed(), documents.differences()) == ([[], []], [])


@pytest.mark.django_db(transaction=True)
def test_who_is_named_while_the_last_name_goes_stays(other):
    ann, user = make_speaker("Ann Smith"), make_user()
    one, two = make_article("Ann Smith spoke."), make_article("Ann Smith slept.", state="hidden")
    for article in (one, two):
        make_mention(article, ann)
    documents.index([one.pk])
    begun = threading.Event()

    def release_two():
        with transaction.atomic():
            begun.set()
            states.release(two, user=user)

    with transaction.atomic():
        states.hide(one, user=user)
        released = other(release_two)
        assert begun.wait(SECONDS)
    released.result(SECONDS)
    assert (listed(), documents.differences()) == ([["Ann Smith"], []], [])


@pytest.mark.django_db
def test_flags_follow_random_decisions():
    random, user = Random(9), make_user()
    archive.fill(random, size=12)
    quotes = list(Quote.objects.all())
    for _ in range(20):
        quote = random.choice(quotes)
        decide = random.choice([review.reject, review.reopen, review.accept])
        decide(Quote.objects.get(pk=quote.pk), user=user)
    assert documents.differences() == []
