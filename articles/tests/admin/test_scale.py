"""Every list of the desk reads a bounded number of rows, however many there are."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.admin.bounded import MOST
from articles.admin.links import list_url
from articles.models import Article, Batch, Change, Publication, Quote, Source, Speaker

#: Rows of each large table, and those that one step of a query may read: a bounded count reads
#: MOST + 1, a page 50 with what hangs on each.
ROWS, READ = 20_000, 4 * MOST

FILL = """
INSERT INTO articles_publication (public_id, state, reason, created_at, changed_at, name,
    variant_names, name_keys, domain, country, language, home_page, display)
VALUES ('zzzzzzzzzz', 'public', '', now(), now(), 'Paper', '{}', '{}', '', '', '', '', 'full');
INSERT INTO articles_speaker (public_id, state, reason, created_at, changed_at, name, sort_name,
    description, wikidata_id)
SELECT id(n), 'public', '', now(), now(), 'Ann ' || n, n || ', Ann', '', ''
FROM generate_series(1, %(rows)s) AS n;
INSERT INTO articles_article (public_id, state, reason, created_at, changed_at, reference,
    publication_id, headline, dek, bylines, section, published, published_precision, source_url,
    language, direction, kind, text, layout, evidence)
SELECT id(n), CASE WHEN n %% 5000 = 0 THEN 'hidden' ELSE 'public' END, '', now(), now(),
    'test/' || n, (SELECT id FROM articles_publication), 'Headline ' || n, '', '{}', '',
    CASE WHEN n %% 97 > 0 THEN DATE '2010-01-01' + n %% 5000 END,
    CASE WHEN n %% 97 > 0 THEN 'day' ELSE 'unknown' END, '', 'en', 'ltr', 'news',
    'The river rose.', '[]', '{}'
FROM generate_series(1, %(rows)s) AS n;
INSERT INTO articles_quote (public_id, state, reason, created_at, changed_at, article_id,
    speaker_id, label, named, kind, start, "end", segments, text, basis, confidence, candidates,
    fingerprint, review, orphaned_at)
SELECT a.public_id, 'public', '', now(), now(), a.id,
    CASE WHEN a.id %% 5 > 0 THEN (SELECT min(id) FROM articles_speaker) END, '', true, 'direct',
    0, 9, ARRAY[0, 9], 'The river', '', (a.id %% 1000) / 1000.0, '[]', 'f1:0', 'machine',
    CASE WHEN a.id %% 4000 = 0 THEN now() END
FROM articles_article AS a;
INSERT INTO articles_change (record_type, record_id, field, after, extractor, reason, score,
    state, at)
SELECT CASE WHEN n %% 3 = 0 THEN 'speaker' ELSE 'quote' END, id(n),
    CASE WHEN n %% 3 = 0 THEN 'moved_to' ELSE 'label' END, '"zzzzzzzzzz"', '1', '',
    CASE WHEN n %% 3 > 0 THEN random() END, CASE WHEN n %% 7 = 0 THEN 'proposed' ELSE 'applied' END,
    now()
FROM generate_series(1, %(rows)s) AS n;
INSERT INTO articles_batch (started_at, command, tally, failures)
SELECT now(), 'ingest', '{"failed": 1}', '[]' FROM generate_series(1, %(rows)s) AS n;
INSERT INTO articles_source (article_id, reference, name, sha256, media_type, charset, metadata,
    extractor, ingested_at, batch_id)
SELECT a.id, a.reference, '', '', '', '', '{}', '1', now(), (SELECT min(id) FROM articles_batch)
FROM articles_article AS a;
"""
ID = """
CREATE FUNCTION pg_temp.id(n bigint) RETURNS text IMMUTABLE LANGUAGE sql AS
$$ SELECT translate(lpad(n::text, 10, 'z'), '01', 'bc') $$;
"""


@pytest.fixture
def many(desk):
    """A desk before thousands of records of each kind."""
    with connection.cursor() as cursor:
        cursor.execute(ID)
        cursor.execute(FILL.replace("id(n)", "pg_temp.id(n)") % {"rows": ROWS})
        cursor.execute("ANALYZE")
        cursor.execute("SET LOCAL enable_seqscan = off")  # as with millions of rows
    return desk


def pages():
    yield reverse("admin:index")
    yield from (reverse("admin:check", query={"what": what})
                for what in ("all", "quotes", "nobody", "changes", "duplicates"))  # fmt: skip
    yield from map(list_url, (Article, Batch, Change, Publication, Quote, Source, Speaker))
    yield list_url(Article, dated="no")
    yield list_url(Article, state__exact="hidden")
    yield list_url(Article, o="3")
    yield list_url(Article, p="20")
    yield list_url(Quote, show="all")
    yield list_url(Quote, show="orphaned")
    yield list_url(Quote, by="nobody")
    yield list_url(Change, state__exact="proposed")
    yield list_url(Change, record_type="quote", record_id="zzzzzzzzz3")
    yield list_url(Speaker, q="Ann 77")


def rows_read(sql):
    """The most rows that one step of a statement reads, those that it throws away among them."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}")
        plan = cursor.fetchone()[0]
    plan = json.loads(plan) if isinstance(plan, str) else plan
    return max(map(read_by, steps(plan[0]["Plan"])))


def steps(step):
    yield step
    for below in step.get("Plans", ()):
        yield from steps(below)


def read_by(step):
    thrown_away = step.get("Rows Removed by Filter", 0) + step.get("Rows Removed by Join Filter", 0)
    return (step["Actual Rows"] + thrown_away) * step["Actual Loops"]


def test_no_list_reads_more_than_its_bound(many):
    too_much = []
    for page in pages():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert many.get(page).status_code == 200
        for query in queries.captured_queries:
            asks = query["sql"].startswith("SELECT")
            if asks and (rows := rows_read(query["sql"])) > READ:
                too_much.append((page, rows, query["sql"][:300]))

    assert too_much == []


def test_a_long_list_says_that_there_are_more(many):
    page = many.get(list_url(Article)).content.decode()
    assert "more than 1,000 articles: search or filter to come to the others" in page
    assert many.get(list_url(Article, p="20")).status_code == 200
    assert many.get(list_url(Article, p="21"), follow=True).status_code == 200
