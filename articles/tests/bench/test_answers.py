"""A small synthetic archive in the tests' database: what the bench checks and compares."""

import random

import pytest
from django.db import connection

from articles.bench import check, corpus, engines, questions, relevance, rows, writers
from articles.bench.brute_force import Texts
from articles.bench.peers.archive import Archive
from articles.bench.peers.naive import Naive
from articles.bench.peers.sqlite import Sqlite
from articles.ingest.consistency import problems
from articles.models import Article, Quote, SearchArticle, SearchQuote
from articles.search import documents

pytestmark = pytest.mark.django_db(transaction=True)
SIZE = 300


@pytest.fixture
def archive():
    rows.copy_names()
    rows.copy_articles(0, SIZE)
    documents.reindex()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    yield
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS bench_quote, bench_article")


@pytest.fixture
def asked():
    chance = random.Random(3)
    return [check.random_question(chance) for _ in range(80)]


def differences(asked):
    return check.all_differences(asked, Texts(SIZE, [each.question for each in asked]))


@pytest.mark.audit
def test_the_archive_counts_as_brute_force_does_until_a_document_is_wrong(archive, asked, tmp_path):
    assert differences(asked) == []
    (tmp_path / "stop").touch()
    assert writers.write(tmp_path / "stop", SIZE) == 0
    chance, editor = random.Random(5), writers.editor()
    for write in (writers.decide, writers.correct, writers.withdraw, writers.release) * 10:
        write(chance, SIZE, editor)
    assert differences(asked) == []

    wrong = SearchQuote.objects.filter(article__lte=150)
    wrong.update(facets=SearchQuote.objects.filter(article=200)[0].facets)
    SearchArticle.objects.filter(article__lte=150).delete()
    found = differences(asked)
    assert any("in all instead of" in sentence for sentence in found)
    assert any("speaker" in sentence for sentence in found)


def test_copied_articles_are_as_ingest_would_have_stored_them(archive):
    quotes = sum(len(article.quotes) for article in corpus.articles(0, SIZE))
    assert (Article.objects.count(), Quote.objects.count()) == (SIZE, quotes)
    assert list(problems()) == []


def test_all_engines_find_the_same(archive, tmp_path):
    asked = list(questions.questions())
    kinds = {each.kind for each in asked}
    assert {"rare", "medium", "common", "and", "phrase", "or, not", "browse all"} <= kinds
    archive, naive, sqlite = Archive(), Naive(), Sqlite()
    for peer in (naive, sqlite):
        peer.build(tmp_path, print)
        peer.build(tmp_path, print)
    for each in asked:
        # FTS5 has an older stemmer of English: only without words must it find the same.
        others = (naive,) if each.words else (naive, sqlite)
        answers = [engine.page(each) for engine in (archive, *others)]
        assert {answer.total for answer in answers} == {answers[0].total}
        assert {len(answer.hits) for answer in answers} == {len(answers[0].hits)}
        assert disagreements(answers, each.facets) == []


def disagreements(answers, chosen):
    """Facets' values that answers count differently; each knows only the most frequent ones.

    Only the archive counts a facet with a choice as if nothing were chosen in it.
    """
    ours, *others = (answer.facets for answer in answers)
    return [
        (name, value, count, ours[name][value])
        for theirs in others
        for name, counts in theirs.items()
        if name not in chosen
        for value, count in counts.items()
        if ours.get(name, {}).get(value, count) != count
    ]


def test_few_hits_are_all_ranked(archive):
    found = dict(relevance.measured(print))
    assert found["articles", "medium"] == (20.0, 20)


def test_an_engine_is_timed_after_a_time_that_does_not_count(archive):
    found = engines.row(Archive(), questions.Question("articles", "browse all"))
    assert (found["total"], len(found["ms"])) == (SIZE, engines.REPEATS)
