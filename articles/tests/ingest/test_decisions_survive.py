"""What editors decided about quotes lives through every edit of the article."""

import random

import pytest
from django.db import transaction

from articles.ingest import review
from articles.ingest.quotes import misplaced
from articles.models import Quote, Speaker
from articles.search import documents
from articles.tests.factories import make_user

from .edit_scripts import Desk
from .stored_versions import put

pytestmark = pytest.mark.django_db


def decide(quotes, dice, user):
    """Accept, correct or reject some of `quotes`; {id: (review, speaker)} of these."""
    people = list(Speaker.objects.order_by("pk"))
    for quote in quotes:
        what = dice.choice(["accept", "correct", "reject", "", ""])
        if what == "correct":
            review.correct(quote, user=user, speaker=dice.choice(people))
        elif what:
            getattr(review, what)(quote, user=user)
    return decisions()


def decisions():
    rows = Quote.objects.exclude(review="machine").select_related("speaker")
    return {quote.public_id: (quote.review, str(quote.speaker)) for quote in rows}


def standing(version):
    """Numbers of the quotes whose words the version has and reports as they were."""
    return {n for said, _ in version.reported() if not said.edited for n in said.who}


def live_through(seed):
    """Store three versions of an article, with decisions about the first one's quotes."""
    desk = Desk(seed)
    version = desk.article()
    article = put(version, 1)
    places = {(spans[0][0], spans[-1][1]): said for said, spans in version.places}
    said = {q.public_id: places[q.start, q.end] for q in article.quotes.all()}
    decided = decide(list(article.quotes.all()), random.Random(seed), make_user())
    ids = set(said)
    for number in (2, 3):
        version = desk.edited(version)
        article = put(version, number)
        check(article, version, said, decided)
        assert ids <= set(article.quotes.values_list("public_id", flat=True))
        ids = set(article.quotes.values_list("public_id", flat=True))


def check(article, version, said, decided):
    assert decisions() == decided
    assert [*misplaced(article), *documents.differences()] == []
    places = [str(quote.segments) for quote in Quote.objects.current().filter(article=article)]
    assert len(places) == len(set(places))
    gone = article.quotes.filter(public_id__in=decided, orphaned_at__isnull=False)
    lost = [q.text for q in gone if said[q.public_id].who & standing(version)]
    assert [words for words in lost if len(words) > 24] == []


def live_through_each(seeds):
    for seed in seeds:
        with transaction.atomic():
            live_through(seed)
            transaction.set_rollback(True)


def test_decisions_survive_a_dozen_edit_scripts():
    live_through_each(range(12))


@pytest.mark.audit
def test_decisions_survive_two_hundred_edit_scripts():
    live_through_each(range(200))
