"""Every address of the whole sample, before and after a record of each kind was taken out."""

import pytest
from django.db.models import Count

from articles.ingest import states
from articles.ingest.consistency import problems
from articles.models import Article, Organization, Publication, Quote, Reason, Speaker
from articles.tests.permalinks.archives import ingested
from articles.tests.permalinks.crawler import Crawl

pytestmark = [pytest.mark.django_db, pytest.mark.audit]
#: Letters of a quote that tell it from others.
TELLING = 40


def test_nothing_is_left_on_any_address(client, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    ingested()
    before = Crawl(client, pictures=False).run()
    gone, words = taken_out()
    ids = [each.public_id for each in gone]
    assert len(gone) > 20
    assert [each for each in (*ids, *words) if not before.holding([each])] == []
    after = Crawl(client, pictures=False).run()
    assert after.holding([*ids, *words]) == []
    assert {each.status for each in after.answers.values()} <= {200, 301}
    assert len(after.answers) > len(before.answers) / 2
    for address in before.holding(ids):
        answer = after.at(address)
        answer = after.at(answer.where) if answer.status == 301 else answer
        assert answer.status in ((410,) if any(f"/{each}/" in address for each in ids) else
                                 (200, 410)), address  # fmt: skip
        assert [each for each in words if each in answer.words] == [], address
    assert list(problems()) == []


def taken_out():
    """(records, words): one of each kind with what goes with it, and what may stand nowhere."""
    speaker = most(Speaker.objects.filter(name__contains=" "), "quotes")
    body = most(Organization.objects.filter(name__contains=" "), "mentions")
    outlet = Publication.objects.annotate(n=Count("articles")).order_by("n", "pk")[0]
    house = Organization.objects.filter(name=outlet.name).exclude(pk=body.pk)  # has its own page
    said = list(speaker.quotes.all())
    published = list(outlet.articles.all())
    article = Article.objects.exclude(pk__in=[each.pk for each in published]).order_by("pk")[0]
    quote = Quote.objects.exclude(article=article).exclude(article__publication=outlet)
    quote = quote.exclude(speaker=speaker).filter(text__iregex=r"(\w+\W+){12}").order_by("pk")[0]
    records = [speaker, body, outlet, *house, article, quote]
    words = [speaker.name, body.name, outlet.name, article.headline]
    words += [each.headline for each in published]
    words += [each.text[:TELLING] for each in (*said, quote) if len(each.text) > TELLING]
    whole = Quote.objects.filter(article__in=[article, *published])
    gone = {each.public_id: each for each in (*records, *said, *published, *whole)}
    for record in records:
        states.withdraw(record, reason=Reason.PRIVACY)
    return list(gone.values()), words


def most(records, related):
    """The record with the most of what is related to it."""
    return records.annotate(n=Count(related)).order_by("-n", "pk")[0]
