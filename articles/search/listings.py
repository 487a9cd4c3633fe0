"""Which people and bodies stand in lists: those that a public article names or quotes.

Each record has a flag for it (`in_lists`), so that lists, their letters and how many there are come
from an index. `keep` is part of indexing articles: it compares whom an article names now with whom
it named (search_names), and changes the flags of those who came or went.

Two writers at once: who brings a name holds its record, as a foreign key does, so that nobody takes
it from the lists; who takes a name away holds the record alone before looking for another one.
"""

from collections import defaultdict

from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef
from psycopg.types.json import Jsonb

from articles.models import (
    ArticleNames,
    Organization,
    OrganizationMention,
    Quote,
    Speaker,
    SpeakerMention,
    State,
)

from . import rebuilding
from .codes import GROUPS, STRIDE

MODELS = {GROUPS["speaker"]: Speaker, GROUPS["organization"]: Organization}
MENTIONS = {Speaker: SpeakerMention, Organization: OrganizationMention}

FRESH = """
SELECT article_id, array_agg(code::int ORDER BY code) AS codes
FROM ({naming}) AS naming(article_id, code) GROUP BY article_id
"""
WRITE = """
INSERT INTO search_names (article_id, codes)
SELECT article_id, codes FROM jsonb_to_recordset(%s) AS names(article_id bigint, codes int[])
ON CONFLICT (article_id) DO UPDATE SET codes = excluded.codes
"""
HOLD = "SELECT FROM {table} WHERE id = ANY(%s) ORDER BY id FOR {strength}"
RENEW = """
WITH fresh AS MATERIALIZED ({fresh}), gone AS (
    DELETE FROM search_names WHERE article_id NOT IN (SELECT article_id FROM fresh)
)
INSERT INTO search_names (article_id, codes) SELECT article_id, codes FROM fresh
ON CONFLICT (article_id) DO UPDATE SET codes = excluded.codes
WHERE search_names.codes <> excluded.codes
"""
NAMED = """
SELECT DISTINCT code / {stride} FROM search_names, unnest(codes) AS code
WHERE code & ({stride} - 1) = {group}
"""
FLAGS = "UPDATE {table} SET in_lists = NOT in_lists WHERE in_lists <> (id IN ({named}))"
WRONG_FLAGS = "SELECT count(*) FROM {table} WHERE in_lists <> (id IN ({named}))"
WRONG_NAMES = """
SELECT count(*) FROM ({fresh}) AS fresh FULL JOIN search_names AS stored USING (article_id)
WHERE fresh.codes IS DISTINCT FROM stored.codes
"""


def rows_naming(model):
    """Querysets of the rows that put records of a model into lists."""
    mentions = MENTIONS[model].objects.filter(article__state=State.PUBLIC)
    quotes = Quote.objects.current().filter(**{f"{model._meta.model_name}__isnull": False})
    return mentions.order_by(), quotes.order_by()


def naming(**articles):
    """A queryset of (article's key, code of a record that it names), each once."""
    first, *others = [
        rows.filter(**articles).values_list(
            "article_id", F(model._meta.model_name) * STRIDE + group
        )
        for group, model in MODELS.items()
        for rows in rows_naming(model)
    ]
    return first.union(*others)


def keep(article_ids):
    """Brings the flags in line with what these articles, which the caller has locked, name now."""
    stored = names_of(ArticleNames.objects.filter(pk__in=article_ids))
    fresh = defaultdict(set)
    for article, code in naming(article__in=article_ids):
        fresh[article].add(code)
    if stored == fresh:
        return
    write(stored, fresh)
    come = {code for key, codes in fresh.items() for code in codes - stored.get(key, set())}
    gone = {code for key, codes in stored.items() for code in codes - fresh.get(key, set())}
    for group, model in MODELS.items():
        show(model, keys_of(come, group))
        hide(model, keys_of(gone.difference(*fresh.values()), group))


def names_of(rows):
    """{article's key: codes of the records it names} as stored."""
    return {key: set(codes) for key, codes in rows.values_list("pk", "codes")}


def keys_of(codes, group):
    """The keys of the records of one kind among codes, in order."""
    return sorted(code // STRIDE for code in codes if code % STRIDE == group)


def write(stored, fresh):
    ArticleNames.objects.filter(pk__in=stored.keys() - fresh.keys()).delete()
    changed = [
        {"article_id": key, "codes": sorted(codes)}
        for key, codes in fresh.items()
        if codes != stored.get(key)
    ]
    execute(WRITE, [Jsonb(changed)])


def show(model, keys):
    """Put records into lists that an article has begun to name."""
    if keys:
        hold(model, keys, "KEY SHARE")
        model.objects.filter(pk__in=keys, in_lists=False).update(in_lists=True)


def hide(model, keys):
    """Take records from lists that an article has ceased to name, unless others name them."""
    if keys:
        hold(model, keys, "UPDATE")
        own = {model._meta.model_name: OuterRef("pk")}
        mentions, quotes = (Exists(rows.filter(**own)) for rows in rows_naming(model))
        unnamed = model.objects.filter(~mentions, ~quotes, pk__in=keys, in_lists=True)
        unnamed.update(in_lists=False)


def hold(model, keys, strength):
    execute(HOLD.format(table=model._meta.db_table, strength=strength), [keys])


def renew():
    """Makes all flags anew; who writes articles waits until the transaction ends."""
    with transaction.atomic():
        rebuilding.wait_for_writers()
        fresh, parameters = fresh_names()
        execute(RENEW.format(fresh=fresh), parameters)
        for statement in by_kind(FLAGS):
            execute(statement)


def differences():
    """A sentence for each kind of record whose flags are not as they must be."""
    fresh, parameters = fresh_names()
    [[names]] = execute(WRONG_NAMES.format(fresh=fresh), parameters)
    [[people]], [[bodies]] = [execute(statement) for statement in by_kind(WRONG_FLAGS)]
    found = {"articles": names, "speakers": people, "organizations": bodies}
    return [
        f"The lists are wrong about {number} {kind}: manage.py reindex makes them anew."
        for kind, number in found.items()
        if number
    ]


def fresh_names():
    """(SQL, parameters) of the rows that search_names must have."""
    statement, parameters = naming().query.sql_with_params()
    return FRESH.format(naming=statement), parameters


def by_kind(template):
    """The statement for speakers and that for organizations."""
    return [
        template.format(table=model._meta.db_table, named=NAMED.format(group=group, stride=STRIDE))
        for group, model in MODELS.items()
    ]


def execute(statement, parameters=None):
    """The rows of a statement, None where it gives none."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall() if cursor.description else None
