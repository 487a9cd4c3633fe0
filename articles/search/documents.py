"""The search documents: one row for each public article and current quote, written only here.

Every function that writes anything public calls `index` inside its transaction.
"""

import json

from django.db import connection, transaction

from articles.models import Article

from .contents import article_documents, current_quotes, public_articles, quote_document
from .context import Context

#: Articles worked on at a time: their texts are in memory together.
CHUNK = 100

FRESH = """
SELECT {keys}, day, facets,
    setweight(to_tsvector(configuration::regconfig, a), 'A')
    || setweight(to_tsvector(configuration::regconfig, b), 'B')
    || setweight(to_tsvector(configuration::regconfig, c), 'C')
    || setweight(to_tsvector(configuration::regconfig, d), 'D')
    || setweight(to_tsvector('simple', exact), 'D')
    || array_to_tsvector(tokens) AS tsv
FROM json_to_recordset(%(documents)s) AS document(
    article_id bigint, quote_id bigint, day date, facets text[], tokens text[],
    configuration text, a text, b text, c text, d text, exact text)
"""
WRITE = """
INSERT INTO {table} ({keys}, day, facets, tsv) {fresh}
ON CONFLICT ({keys}) DO UPDATE
SET day = excluded.day, facets = excluded.facets, tsv = excluded.tsv
WHERE ({table}.day, {table}.facets, {table}.tsv)
    IS DISTINCT FROM (excluded.day, excluded.facets, excluded.tsv)
"""
REMOVE = """
DELETE FROM {table} WHERE article_id = ANY(%(articles)s) AND NOT {key} = ANY(%(wanted)s)
"""
COMPARE = """
SELECT {key}, fresh.tsv IS NOT NULL AS wanted, stored.tsv IS NOT NULL AS there
FROM ({fresh}) AS fresh
FULL JOIN (SELECT * FROM {table} WHERE article_id = ANY(%(articles)s)) AS stored USING ({keys})
WHERE (fresh.day, fresh.facets, fresh.tsv) IS DISTINCT FROM (stored.day, stored.facets, stored.tsv)
ORDER BY {key}
"""
#: Table, columns that identify a row, and the one that names the listed thing.
TABLES = {
    "article": {"table": "search_article", "keys": "article_id", "key": "article_id"},
    "quote": {"table": "search_quote", "keys": "article_id, quote_id", "key": "quote_id"},
}


def index(article_ids):
    """Brings the search documents of these articles and of their quotes in line with them.

    The articles are locked first, so that two writers of one article index one after the other.
    """
    for chunk in chunks(sorted(set(article_ids))):
        with transaction.atomic(savepoint=False):
            lock(chunk)
            for kind, rows in fresh_documents(chunk).items():
                write(kind, chunk, rows)


def reindex():
    """Brings all search documents in line with the database; the number of articles looked at."""
    article_ids = all_articles()
    index(article_ids)
    return len(article_ids)


def differences():
    """A sentence for each search document that is missing, left over or out of date."""
    return [
        sentence(kind, *row)
        for chunk in chunks(all_articles())
        for kind, rows in fresh_documents(chunk).items()
        for row in compare(kind, chunk, rows)
    ]


def all_articles():
    """The keys of all articles in any state, in order."""
    return list(Article.objects.order_by("pk").values_list("pk", flat=True))


def chunks(article_ids):
    """Lists of at most CHUNK keys."""
    return [article_ids[at : at + CHUNK] for at in range(0, len(article_ids), CHUNK)]


def lock(article_ids):
    locked = Article.objects.filter(pk__in=article_ids).order_by("pk")
    list(locked.select_for_update(no_key=True).values_list("pk"))


def fresh_documents(article_ids):
    """{"article": rows, "quote": rows} as the database stands."""
    articles = public_articles(article_ids)
    quotes = current_quotes(article_ids)
    context = Context(article_ids, quotes)
    by_key = {article.pk: article for article in articles}
    return {
        "article": article_documents(articles, quotes, context),
        "quote": [quote_document(quote, by_key[quote.article_id], context) for quote in quotes],
    }


def write(kind, article_ids, rows):
    wanted = [row[TABLES[kind]["key"]] for row in rows]
    with connection.cursor() as cursor:
        cursor.execute(REMOVE.format(**TABLES[kind]), {"articles": article_ids, "wanted": wanted})
        cursor.execute(statement(WRITE, kind), {"documents": json.dumps(rows)})


def compare(kind, article_ids, rows):
    """(key, wanted, there) of each document that differs from a fresh one."""
    with connection.cursor() as cursor:
        parameters = {"documents": json.dumps(rows), "articles": article_ids}
        cursor.execute(statement(COMPARE, kind), parameters)
        return cursor.fetchall()


def statement(template, kind):
    names = TABLES[kind]
    return template.format(**names, fresh=FRESH.format(**names))


def sentence(kind, key, wanted, there):
    if not there:
        return f"The search document of {kind} {key} is missing."
    if not wanted:
        return f"The search document of {kind} {key} is left over: it is not public."
    return f"The search document of {kind} {key} is out of date."
