"""What resolution costs where there are very many people already."""

import gc
import time
import tracemalloc
from pathlib import Path

import pytest
from django.db import connection

from articles.ingest.authority import Reading, voices_of
from articles.ingest.mentions import store_mentions
from articles.models import Speaker

from . import invented
from .crowd import add_articles, fill

pytestmark = [pytest.mark.django_db, pytest.mark.audit]

PEOPLE, ARTICLES = 200_000, 40_000
BATCH, BATCHES = 100, 5
#: Milliseconds of processor an article may take, Python's and the server's together.
ALLOWED = 5
#: Bytes that Python may hold at most while it resolves a batch, beside its caches.
MEMORY = 100_000_000


def server_clock():
    """A function that says how many milliseconds of processor the server has spent on this."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        place = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")
    if not place.exists():
        pytest.skip("the server's process cannot be seen from here")
    return lambda: int(place.read_text().split()[0]) / 1e6


def cost(readings, server):
    """(milliseconds of Python, of the server) that resolving an article of a batch takes."""
    python, before = time.process_time(), server()
    voices, _reached = voices_of(readings, extractor="1")
    spent = 1000 * (time.process_time() - python), server() - before
    store_mentions(readings, voices)
    return [each / len(readings) for each in spent]


def batches_after(world, outlet, count):
    """Lists of Readings of articles that come after those there are."""
    made = [
        (fields | {"reference": f"later/{number}"}, extraction, truth)
        for number, (fields, extraction, truth) in enumerate(world.articles(BATCH * count))
    ]
    articles = add_articles(made, outlet)
    readings = [
        Reading(article, extraction)
        for article, (_fields, extraction, _truth) in zip(articles, made, strict=True)
    ]
    return [readings[at : at + BATCH] for at in range(0, len(readings), BATCH)]


def test_an_article_is_resolved_within_milliseconds_among_200_000_people(monkeypatch):
    monkeypatch.setattr(invented, "RESPELT", 0)  # resolution's own answer is put in, not asked for
    monkeypatch.setattr(invented, "SHORTENED", 0)
    world = invented.World(PEOPLE)
    outlet = fill(world, ARTICLES)
    first, *batches, last = batches_after(world, outlet, BATCHES + 2)
    server = server_clock()
    gc.collect()
    gc.freeze()  # the invented people are no part of the archive
    cost(first, server)
    found = [cost(each, server) for each in batches]
    gc.unfreeze()
    python, database = (sum(each) / BATCHES for each in zip(*found, strict=True))
    tracemalloc.start()
    cost(last, server)
    held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(
        f"\n{Speaker.objects.count():,} people: {python:.1f} ms of Python and {database:.1f} ms of "
        f"the server an article, in batches of {BATCH}; at most {held / 1e6:.0f} MB in a batch"
    )
    assert python + database < ALLOWED
    assert held < MEMORY
