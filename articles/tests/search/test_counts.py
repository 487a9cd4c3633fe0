"""Kept counts are those of the documents, whoever writes at the same time."""

import threading
from concurrent.futures import ThreadPoolExecutor
from random import Random

import numpy as np
import pytest
from django.db import connection, transaction

from articles.ingest import review, states
from articles.models import (
    CodeCount,
    CountChange,
    Quote,
    Reason,
    SearchArticle,
    Speaker,
)
from articles.search import Selection, browse, counts, documents, search
from articles.search.codes import EVERYTHING, set_codes
from articles.search.facets import FACETS_OF
from articles.search.moment import one_moment
from articles.search.values import commonest
from articles.tests.factories import make_article, make_quote, make_speaker, make_user

from . import archive

LISTS = ("articles", "quotes")
#: So long somebody waits who should not.
SECONDS = 30
#: Who brings in a set that is new to the archive makes others wait who need the same one.
SETS_OF_BOTH = ("m:2022-08 y:2022", "k:news l:en")


@pytest.mark.django_db
@pytest.mark.parametrize("many", [0, 3, 2_000])
def test_kept_counts_follow_every_write(many, monkeypatch):
    monkeypatch.setattr(counts, "MANY", many)
    random, user = Random(7), make_user()
    archive.fill(random, size=6)
    for _ in range(20):
        quote = random.choice(Quote.objects.all())
        decide = random.choice([review.accept, review.reject, review.reopen])
        decide(quote, user=user)
        assert counts.differences() == []
    states.withdraw(random.choice(Speaker.objects.all()), user=user, reason=Reason.LEGAL)
    assert counts.differences() == []


@pytest.mark.django_db
def test_changes_are_added_up_once_there_are_many(monkeypatch):
    documents.index([make_article().pk])
    assert (CodeCount.objects.count(), CountChange.objects.exists()) == (0, True)
    monkeypatch.setattr(counts, "MANY", 0)
    documents.index([make_article().pk])
    assert not CountChange.objects.exists()
    assert CodeCount.objects.get(listed="articles", code=EVERYTHING).count == 2


@pytest.mark.django_db
def test_indexing_what_has_not_changed_adds_nothing():
    article = make_article()
    documents.index([article.pk])
    before = CountChange.objects.count()
    documents.index([article.pk])
    assert CountChange.objects.count() == before


@pytest.mark.django_db
def test_wrong_counts_are_told_and_counted_anew():
    documents.index([make_article().pk])
    documents.reindex()
    CodeCount.objects.filter(code=EVERYTHING).update(count=9)
    CodeCount.objects.create(listed="articles", code=801, count=1)
    CountChange.objects.create(listed="quotes", code=801, change=2)
    assert documents.differences() == [
        "2 kept counts of articles are wrong: manage.py reindex counts anew.",
        "1 kept counts of quotes are wrong: manage.py reindex counts anew.",
    ]
    documents.reindex()
    assert documents.differences() == []


@pytest.mark.django_db
@pytest.mark.parametrize("listed", LISTS)
@pytest.mark.parametrize("many", [0, 40, 100_000])
def test_the_counts_shown_are_the_commonest_there_are(listed, many, monkeypatch):
    monkeypatch.setattr(counts, "MANY", many)
    archive.fill(Random(5), size=40)
    for number in range(20):
        documents.index([make_quote(speaker=make_speaker(f"Name {number}")).article_id])
    found = counts.true_counts(listed)
    total = found.pop(EVERYTHING)
    numbers = np.array([found.get(code, 0) for code in range(max(found) + 1)])
    assert browse.kept_counts(listed) == {**commonest(numbers, ()), EVERYTHING: total}


@pytest.fixture
def other():
    """Runs a function in a session of its own and waits for it."""
    with ThreadPoolExecutor(1) as pool:
        yield lambda work: pool.submit(work).result(SECONDS)
        pool.submit(lambda: connection.close()).result(SECONDS)


@pytest.mark.django_db(transaction=True)
def test_writers_of_other_articles_do_not_wait_for_each_other(other, monkeypatch):
    monkeypatch.setattr(counts, "MANY", 0)
    one, two = make_article(), make_article()
    set_codes(SETS_OF_BOTH)
    with transaction.atomic():
        documents.index([one.pk])
        other(lambda: documents.index([two.pk]))
        assert SearchArticle.objects.filter(pk=two.pk).exists()
    assert counts.differences() == []


@pytest.mark.django_db(transaction=True)
def test_what_is_taken_back_is_not_counted(other, monkeypatch):
    monkeypatch.setattr(counts, "MANY", 0)
    one, two = make_article(), make_article()
    set_codes(SETS_OF_BOTH)
    with transaction.atomic():
        documents.index([one.pk])
        other(lambda: documents.index([two.pk]))
        transaction.set_rollback(True)
    assert counts.differences() == []
    assert search("", Selection("articles")).total == 1


@pytest.mark.django_db(transaction=True)
def test_counting_anew_keeps_what_is_written_meanwhile(other):
    one, two = make_article(), make_article()
    documents.index([one.pk])
    with one_moment():
        assert counts.true_counts("articles")[EVERYTHING] == 1
        other(lambda: documents.index([two.pk]))
        counts.replace("articles", counts.true_counts("articles"))
    assert counts.differences() == []
    assert search("", Selection("articles")).total == 2


@pytest.mark.django_db(transaction=True)
def test_every_number_shown_is_true_while_others_write(monkeypatch):
    monkeypatch.setattr(counts, "MANY", 20)
    random = Random(11)
    archive.fill(random, size=15)
    stop = threading.Event()
    with ThreadPoolExecutor(3) as pool:
        jobs = [pool.submit(write_until, stop, seed) for seed in range(2)]
        jobs.append(pool.submit(reindex_until, stop))
        try:
            for number in range(24):
                check_one_moment(random, LISTS[number % 2])
        finally:
            stop.set()
        assert all(job.result(SECONDS) > 0 for job in jobs)
    assert documents.differences() == []


def write_until(stop, seed):
    """Decides at random about quotes and articles; how often it did."""
    random, user, done = Random(seed), make_user(), 0
    decisions = [
        lambda quote: review.accept(quote, user=user),
        lambda quote: review.reject(quote, user=user),
        lambda quote: review.reopen(quote, user=user),
        lambda quote: states.hide(quote.article, user=user),
        lambda quote: states.release(quote.article, user=user),
        lambda quote: bring_in(),
    ]
    try:
        while not stop.is_set():
            random.choice(decisions)(random.choice(Quote.objects.all()))
            done += 1
    finally:
        connection.close()
    return done


@transaction.atomic
def bring_in():
    documents.index([make_article("river dam").pk])


def reindex_until(stop):
    done = 0
    try:
        while not stop.is_set():
            documents.reindex()
            done += 1
    finally:
        connection.close()
    return done


def check_one_moment(random, listed):
    """Compares a random page with brute force over the records of the same moment."""
    with one_moment():
        facts = archive.facts(listed)
        facet = random.choice(FACETS_OF[listed])
        values = sorted({value for _w, _d, all_of in facts.values() for value in all_of[facet]})
        chosen = {facet: (random.choice(values),)} if values and random.random() < 0.7 else {}
        wanted = set(random.sample(archive.WORDS[:5], random.randrange(2)))
        selection = Selection(listed, chosen)
        page = search(" ".join(wanted), selection, "newest", page_size=1_000)
    assert set(page.hits) == archive.matching(facts, wanted, set(), selection)
    assert page.total == len(page.hits)
    for shown in page.facets:
        keys = archive.matching(facts, wanted, set(), selection, leave_out=shown.name)
        found = {value.value: value.count for value in shown.values if value.count}
        assert found == dict(archive.counts(facts, keys, shown.name))
