"""An archive deleted and rebuilt from its sources has the same links to articles and quotes."""

import random
from pathlib import Path

import pytest
from django.db import transaction

import articles
from articles.extraction.reading.files import sources
from articles.extraction.records import Source
from articles.ingest.batch import Options, ingest
from articles.models import Article, Quote
from articles.tests.ingest.edit_scripts import Desk

pytestmark = pytest.mark.django_db
SAMPLE = Path(articles.__file__).parent / "sample"


def links_after(given, workers=1):
    """({reference: article's id}, {(article's id, place): quote's id}) of an archive of `given`."""
    results = []
    with transaction.atomic():
        ingest(given, Options(workers=workers), results.append)
        found = (
            dict(Article.objects.values_list("reference", "public_id")),
            {
                (article, *segments): public_id
                for article, segments, public_id in Quote.objects.values_list(
                    "article__public_id", "segments", "public_id"
                )
            },
        )
        transaction.set_rollback(True)
    assert {result.status for result in results} <= {"created", "updated"}
    return found


def shuffled(given):
    given = list(given)
    random.Random(8).shuffle(given)
    return given


def test_the_sample_read_in_another_order_by_two_processes_has_the_same_ids():
    first = links_after(sources([SAMPLE]))
    again = links_after(shuffled(sources([SAMPLE])), workers=2)
    assert (len(first[0]), len(first[1]) > 100) == (36, True)
    assert first == again


def versions(references):
    """{reference: [Source of each of its three versions]}"""
    made = {}
    for number, reference in enumerate(references):
        desk = Desk(number)
        texts = [desk.article()]
        texts += [desk.edited(texts[0])]
        texts += [desk.edited(texts[1])]
        made[reference] = [
            Source(name=reference, content=text.text.encode(), reference=reference)
            for text in texts
        ]
    return made


def test_articles_with_several_versions_have_the_same_ids_whatever_came_between():
    made = versions([f"papers/{number}.txt" for number in range(5)])
    by_article = [source for each in made.values() for source in each]
    by_day = [each[day] for day in range(3) for each in reversed(made.values())]
    assert links_after(by_article) == links_after(by_day, workers=2)
