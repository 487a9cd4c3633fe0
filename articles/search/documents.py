"""The search documents: one row for each public article and current quote, written only here.

Every function that writes anything public calls `index` inside its transaction.

    search_article   article_id            day  facets  place  tsv
    search_quote     article_id, quote_id  day  facets  place  tsv

- Keys begin with the article and searches read these tables alone, one at a time: so a distributed
  PostgreSQL can keep each article's rows together and run them unchanged.
- `day`: ordinal of the first possible day, null if undated.
- `facets`: sorted facet codes (codes), packed as big-endian int4.
- `place`: generated, int4 of the day (or NO_DAY) and of the keys; what lists are ordered by.
- `tsv`: folded words, weights A headline, B dek, C body, D margins and names; of quotes A the
  words, B the names; English ones stemmed, with headline and names also as printed. Beside them
  tokens (tokens), which begin with U+E000 as no word can: one for each facet value, and one for
  each of an article's words that stands in the headline or OFTEN, for ranking.
- Where they lie: `toast_tuple_target` is 128, and only `tsv` may leave the row (EXTERNAL, the
  others MAIN), so that a scan of all matches reads 120 bytes of each and never a word. PostgreSQL
  moves nothing out of a row of less than 2 kB, as that of a quote is, unless part of it lies
  outside already: so rows come by way of a table of the session, which has wide ones.
- The GIN indexes have `fastupdate` off: with it, searches would read what writers have put aside.

The words of an article are cut to INDEXED_BYTES (contents), so a row always fits into a tsvector;
words past position 16,383 are found, but not as part of a phrase: PostgreSQL keeps no more.
What is counted of the documents (counts), and who stands in lists (listings), is written here as
well, in the same transaction.
"""

import json

import psycopg
from django.db import connection, transaction

from articles.models import Article, SearchArticle

from . import counts, listings, rebuilding
from .codes import pack, set_codes
from .contents import current_quotes, documents_of, public_articles
from .context import Context
from .tokens import IN_HEADLINE, MARK, OFTEN

#: Articles worked on at a time: their texts are in memory together.
CHUNK = 100
#: So many times makes a word one that tells what an article is about.
OFTEN_ENOUGH = 3

GIVEN = "%(documents)s"
FRESH = """
SELECT {keys}, day, decode(facets, 'hex') AS facets, words || array_to_tsvector(tokens){telling}
    AS tsv
FROM json_to_recordset(%(documents)s) AS document(
    article_id bigint, quote_id bigint, day int, facets text, tokens text[],
    configuration text, a text, b text, c text, d text, exact text)
CROSS JOIN LATERAL (SELECT
    CASE configuration WHEN 'english' THEN 'english'::regconfig ELSE 'simple'::regconfig END
    AS own) AS configured
CROSS JOIN LATERAL (SELECT {words} AS words
    OFFSET 0  -- else the words are parsed anew wherever they are named
) AS parsed
"""
#: The words of quotes, and what articles have beside such.
WORDS = """
    setweight(to_tsvector(own, a), 'A') || setweight(to_tsvector(own, b), 'B')
    || setweight(to_tsvector('simple', exact), 'D')
"""
WORDS_OF_ARTICLES = """
    setweight(to_tsvector(own, a), 'A') || setweight(to_tsvector(own, b), 'B')
    || setweight(to_tsvector(own, c), 'C') || setweight(to_tsvector(own, d), 'D')
    || setweight(to_tsvector('simple', exact), 'D')
"""
#: The words that tell most of an article, as tokens.
TELLING = f"""
    || array_to_tsvector(ARRAY(
        SELECT '{MARK}{IN_HEADLINE}' || lexeme FROM unnest(words) WHERE 'A' = ANY(weights)
        UNION ALL SELECT '{MARK}{OFTEN}' || lexeme FROM unnest(words)
        WHERE cardinality(positions) >= {OFTEN_ENOUGH}))
"""
#: Where rows are wide; what was put there is taken away again.
PREPARE = """
DO $$ BEGIN
    IF to_regclass('pg_temp.search_fresh') IS NULL THEN
        CREATE TEMPORARY TABLE search_fresh (
            article_id bigint, quote_id bigint, day int, facets bytea, tsv tsvector, wide text
        ) WITH (toast_tuple_target = 128) ON COMMIT DELETE ROWS;
        ALTER TABLE pg_temp.search_fresh ALTER tsv SET STORAGE EXTERNAL;
    END IF;
END $$
"""
PUT = """
INSERT INTO pg_temp.search_fresh ({keys}, day, facets, tsv, wide)
SELECT fresh.*, repeat(' ', 2048) FROM ({fresh}) AS fresh
"""
TAKEN = "WITH taken AS (DELETE FROM pg_temp.search_fresh RETURNING *)"
WRITE = (
    TAKEN
    + """
INSERT INTO {table} ({keys}, day, facets, tsv) SELECT {keys}, day, facets, tsv FROM taken
ON CONFLICT ({keys}) DO UPDATE
SET day = excluded.day, facets = excluded.facets, tsv = excluded.tsv
WHERE ({table}.day, {table}.facets, {table}.tsv)
    IS DISTINCT FROM (excluded.day, excluded.facets, excluded.tsv)
"""
)
REMOVE = """
DELETE FROM {table} WHERE article_id = ANY(%(articles)s) AND NOT {key} = ANY(%(wanted)s)
"""
STORED = "SELECT {key}, facets FROM {table} WHERE article_id = ANY(%s)"
COMPARE = """
SELECT {key}, fresh.tsv IS NOT NULL AS wanted, stored.tsv IS NOT NULL AS there
FROM ({fresh}) AS fresh
FULL JOIN (SELECT * FROM {table} WHERE article_id = ANY(%(articles)s)) AS stored USING ({keys})
WHERE (fresh.day, fresh.facets, fresh.tsv) IS DISTINCT FROM (stored.day, stored.facets, stored.tsv)
ORDER BY {key}
"""
#: By the name of the list: table, columns that identify a row, the one that names the listed thing.
TABLES = {
    "articles": {
        "table": "search_article", "keys": "article_id", "key": "article_id",
        "telling": TELLING, "words": WORDS_OF_ARTICLES,
    },
    "quotes": {
        "table": "search_quote", "keys": "article_id, quote_id", "key": "quote_id",
        "telling": "", "words": WORDS,
    },
}  # fmt: skip


def index(article_ids):
    """Brings the search documents of these articles and of their quotes in line with them.

    The articles are locked first, so that two writers of one article index one after the other.
    """
    for chunk in chunks(sorted(set(article_ids))):
        with transaction.atomic(savepoint=False):
            lock(chunk)
            rebuilding.note(chunk)
            changes = {
                listed: write(listed, chunk, rows)
                for listed, rows in fresh_documents(chunk).items()
            }
            counts.change(changes)
            listings.keep(chunk)


def reindex():
    """Brings all search documents in line with the database; the number of articles looked at.

    Readers and writers go on meanwhile: each chunk of articles changes at once.
    """
    article_ids = all_articles()
    index(article_ids)
    listings.renew()
    counts.recount()
    return len(article_ids)


def are_missing():
    """Whether there are public articles, and a table of documents without a single one."""
    tables = connection.introspection.table_names()
    return (
        SearchArticle._meta.db_table in tables
        and not SearchArticle.objects.exists()
        and Article.objects.public().exists()
    )


def differences():
    """A sentence for each search document, kept count or kind of record in lists that is wrong."""
    found = [
        sentence(listed, *row)
        for chunk in chunks(all_articles())
        for listed, rows in fresh_documents(chunk).items()
        for row in compare(listed, chunk, rows)
    ]
    return found + counts.differences() + listings.differences()


def all_articles():
    """The keys of all articles in any state, in order."""
    return list(Article.objects.order_by("pk").values_list("pk", flat=True))


def chunks(article_ids, size=CHUNK):
    """Lists of at most `size` keys."""
    return [article_ids[at : at + size] for at in range(0, len(article_ids), size)]


def lock(article_ids):
    locked = Article.objects.filter(pk__in=article_ids).order_by("pk")
    list(locked.select_for_update(no_key=True).values_list("pk"))


def fresh_documents(article_ids):
    """{"articles": rows, "quotes": rows} as the database stands."""
    quotes = current_quotes(article_ids)
    context = Context(article_ids, quotes)
    return packed(documents_of(public_articles(article_ids), quotes, context))


def packed(rows):
    """The rows with `facets` in the place of `codes` and `sets`, as hexadecimal digits."""
    every = [row for listed in rows.values() for row in listed]
    numbers = set_codes(each for row in every for each in row["sets"])
    for row in every:
        sets = [numbers[each] for each in row.pop("sets")]
        row["facets"] = pack([*row.pop("codes"), *sets]).hex()
    return rows


def write(listed, article_ids, rows):
    """Writes the rows of these articles in the place of those there; the counts.Changes of it."""
    key = TABLES[listed]["key"]
    fresh = {row[key]: row["facets"] for row in rows}
    parameters = {"articles": article_ids, "wanted": list(fresh)}
    with connection.cursor() as cursor:
        cursor.execute(STORED.format(**TABLES[listed]), [article_ids])
        stored = {key: bytes(facets).hex() for key, facets in cursor.fetchall()}
        cursor.execute(REMOVE.format(**TABLES[listed]), parameters)
    insert(WRITE, listed, rows)
    return counts.changes(stored, fresh)


def insert(template, listed, rows):
    """Runs a statement that inserts what is TAKEN with these rows there.

    Documents go beside their statement, not within it: else both sides read them once more.
    """
    put = statement(PUT, listed).replace(GIVEN, f"{GIVEN}::json")
    with connection.cursor() as cursor:
        cursor.execute(PREPARE)
        with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as beside:
            beside.execute(put, {"documents": json.dumps(rows)})
        cursor.execute(template.format(**TABLES[listed]))


def compare(listed, article_ids, rows):
    """(key, wanted, there) of each document that differs from a fresh one."""
    with connection.cursor() as cursor:
        parameters = {"documents": json.dumps(rows), "articles": article_ids}
        cursor.execute(statement(COMPARE, listed), parameters)
        return cursor.fetchall()


def statement(template, listed):
    names = TABLES[listed]
    return template.format(**names, fresh=FRESH.format(**names))


def sentence(listed, key, wanted, there):
    kind = listed.removesuffix("s")
    if not there:
        return f"The search document of {kind} {key} is missing."
    if not wanted:
        return f"The search document of {kind} {key} is left over: it is not public."
    return f"The search document of {kind} {key} is out of date."
