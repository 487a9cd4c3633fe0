"""Making all search documents anew: the same as indexing, while readers and writers go on."""

from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from articles.ingest import states
from articles.ingest.executors import SameProcess
from articles.models import Quote, Reason, SearchArticle, SearchQuote
from articles.search import Selection, documents, rebuild, search
from articles.tests.factories import make_article, make_user

from . import archive

INDEXES = """
SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid), indisprimary FROM pg_index
WHERE indrelid = ANY(ARRAY['search_article', 'search_quote']::regclass[]) ORDER BY 1
"""
COLUMNS = """
SELECT attrelid::regclass::text, attname, format_type(atttypid, atttypmod), attnotnull,
    attgenerated, attstorage, reloptions
FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
WHERE attnum > 0 AND attrelid = ANY(ARRAY['search_article', 'search_quote']::regclass[])
ORDER BY attrelid::regclass::text, attnum
"""
LEFT_OVER = "SELECT relname FROM pg_class WHERE relname LIKE 'search%%new%%' OR relname = %s"


def rows(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def left_over():
    return rows(LEFT_OVER, rebuild.rebuilding.CHANGED)


@pytest.fixture
def other():
    """Runs a function in a session of its own and waits for it."""
    with ThreadPoolExecutor(1) as pool:
        yield lambda work: pool.submit(work).result(30)
        pool.submit(lambda: connection.close()).result(30)


class Meanwhile(SameProcess):
    """Fills the new tables, then does something else before anybody catches up."""

    def __init__(self, work):
        self.work = work

    def map(self, function, *iterables):
        yield from super().map(function, *iterables)
        self.work()


@pytest.mark.django_db
def test_documents_made_anew_are_those_that_indexing_makes():
    archive.fill(Random(3), size=30)
    assert rebuild.rebuild(SameProcess()) == len(documents.all_articles())
    assert documents.differences() == []
    assert left_over() == []


@pytest.mark.django_db
def test_wrong_and_left_over_documents_go():
    archive.fill(Random(3), size=5)
    SearchQuote.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE search_article SET article_id = article_id + 1000, day = 3")
    rebuild.rebuild(SameProcess())
    assert documents.differences() == []


@pytest.mark.django_db
def test_tables_columns_and_indexes_are_as_they_were():
    before = rows(COLUMNS), rows(INDEXES)
    rebuild.rebuild(SameProcess())
    assert (rows(COLUMNS), rows(INDEXES)) == before


@pytest.mark.django_db
def test_an_empty_archive_can_be_made_anew():
    assert rebuild.rebuild(SameProcess()) == 0
    assert search("", Selection("articles")).total == 0


@pytest.mark.django_db
def test_a_failure_leaves_everything_as_it_was():
    archive.fill(Random(3), size=5)

    def fail():
        raise RuntimeError("cut off")

    with pytest.raises(RuntimeError):
        rebuild.rebuild(Meanwhile(fail))
    assert left_over() == []
    assert documents.differences() == []


@pytest.mark.django_db(transaction=True)
def test_what_is_written_meanwhile_is_not_lost(other):
    archive.fill(Random(3), size=8)
    gone, late = Quote.objects.current().order_by("pk")[:2]
    user = make_user()

    def write():
        states.withdraw(gone, user=user, reason=Reason.LEGAL)
        states.hide(late.article, user=user)
        documents.index([make_article("Cormorants came back.").pk])

    rebuild.rebuild(Meanwhile(lambda: other(write)))
    assert documents.differences() == []
    assert not SearchQuote.objects.filter(quote_id=gone.pk).exists()
    assert not SearchArticle.objects.filter(article_id=late.article_id).exists()
    assert search("cormorants", Selection("articles")).total == 1


@pytest.mark.django_db(transaction=True)
def test_readers_find_everything_until_the_new_documents_are_there(other):
    archive.fill(Random(3), size=8)
    total = search("", Selection("quotes")).total
    found = []

    def read():
        found.append(search("", Selection("quotes")).total)

    rebuild.rebuild(Meanwhile(lambda: other(read)))
    assert found == [total]
    assert search("", Selection("quotes")).total == total


@pytest.mark.django_db(transaction=True)
def test_two_cannot_make_documents_anew_at_once(other):
    with rebuild.alone(), pytest.raises(rebuild.UnderWay):
        other(lambda: rebuild.rebuild(SameProcess()))


@pytest.mark.django_db(transaction=True)
def test_a_writer_that_began_before_is_waited_for(other):
    article = make_article("The river rose.")
    with transaction.atomic():
        documents.index([article.pk])
        taken = other(lambda: rows("SELECT pg_try_advisory_lock(%s)", rebuild.rebuilding.WRITING))
    assert taken == [(False,)]


@pytest.mark.django_db
def test_the_command_says_how_many(capsys):
    archive.fill(Random(3), size=5)
    call_command("reindex", "--rebuild", "--processes", "1")
    assert f"{len(documents.all_articles())} articles" in capsys.readouterr().out


@pytest.mark.django_db(transaction=True)
def test_the_command_refuses_while_another_is_under_way(other):
    def run():
        call_command("reindex", "--rebuild", "--processes", "1")

    with rebuild.alone(), pytest.raises(CommandError):
        other(run)
