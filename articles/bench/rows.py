"""The synthetic archive as rows of the archive's tables, copied in."""

import datetime
from itertools import chain

from django.db import connection, transaction
from django.db.models import NOT_PROVIDED, JSONField
from psycopg.types.json import Jsonb

from articles.extraction import VERSION
from articles.fingerprint import fingerprint
from articles.folding import fold_name, sound_key
from articles.ingest.authority.keys import block_of, sorted_as
from articles.ingest.authority.units import body_key, person_key
from articles.models import (
    Article,
    Batch,
    Organization,
    OrganizationMention,
    Precision,
    Publication,
    Quote,
    Source,
    Speaker,
    SpeakerMention,
    VariantName,
    derived_id,
)

from . import vocabulary
from .corpus import articles
from .measuring import seconds_of

NOW = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
#: The keys of quotes leave room for so many in each article.
QUOTES_OF_ONE = 40
CONFIDENCE = 0.9
#: Articles copied in one transaction: PostgreSQL keeps a note of each row to check its keys.
TOGETHER = 2_000


def reference(number):
    """What the archive knows the article of this number by."""
    return f"bench/{number}"


def article_id(number):
    """The permanent id of the article of this number."""
    return derived_id("article", reference(number))


def copy(model, rows):
    """Copy dicts of column values into a model's table; defaults stand in for what they lack."""
    defaults = {field.column: default(field) for field in model._meta.concrete_fields}
    rows = iter(rows)
    first = next(rows, None)
    if first is None:
        return
    columns = [name for name in defaults if name in first or defaults[name] is not NOT_PROVIDED]
    names = ", ".join(connection.ops.quote_name(name) for name in columns)
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as out:
        for row in chain([first], rows):
            given = defaults | row
            out.write_row([given[name] for name in columns])


def default(field):
    """What a column holds unless something is given; NOT_PROVIDED for keys the database gives."""
    if getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False):
        return NOW
    if field.primary_key:
        return NOT_PROVIDED
    value = field.get_default()
    return Jsonb(value) if isinstance(field, JSONField) else value


def copy_names():
    """Copy everybody and everything that articles name; their keys are their numbers and one."""
    copy(Publication, publication_rows())
    copy(Speaker, authority_rows(Speaker, vocabulary.speakers()))
    copy(Organization, authority_rows(Organization, vocabulary.organizations()))
    copy(VariantName, name_rows("speaker_id", vocabulary.speakers()))
    copy(VariantName, name_rows("organization_id", vocabulary.organizations()))
    copy(Batch, [{"id": 1, "command": "bench", "finished_at": NOW}])


def publication_rows():
    for number, name in enumerate(vocabulary.publications(), 1):
        keys = [fold_name(name)]
        yield {
            "id": number,
            "public_id": derived_id("publication", keys[0]),
            "name": name,
            "name_keys": keys,
        }


def authority_rows(model, names, first=1):
    kind, key_of = model._meta.model_name, person_key if model is Speaker else body_key
    for number, name in enumerate(names, first):
        yield {
            "id": number,
            "public_id": derived_id(kind, key_of(name)),
            "name": name,
            "sort_name": sorted_as(model, name),
        }


def name_rows(column, names, first=1):
    for number, name in enumerate(names, first):
        keys = {"fold_key": fold_name(name), "sound_key": sound_key(name)}
        yield {column: number, "name": name, "script": "Latn", **keys}


def copy_articles(first, last, seed=1):
    """Copy the articles with these numbers and all that belongs to them.

    (how many quotes they have, seconds that went into drawing the articles)
    """
    quotes = drawing = 0
    for start in range(first, last, TOGETHER):
        batch, seconds = seconds_of(list, articles(start, min(start + TOGETHER, last), seed))
        drawing += seconds
        with transaction.atomic():
            copy(Article, map(article_row, batch))
            copy(Quote, chain.from_iterable(map(quote_rows, batch)))
            copy(SpeakerMention, chain.from_iterable(map(speaker_mention_rows, batch)))
            copy(OrganizationMention, chain.from_iterable(map(body_mention_rows, batch)))
            copy(Source, map(source_row, batch))
        quotes += sum(len(article.quotes) for article in batch)
    return quotes, drawing


def article_row(article):
    layout = [
        {"kind": kind, "start": start, "end": end, "by": "machine"}
        for kind, start, end in article.blocks
    ]
    return {
        "id": article.number + 1,
        "public_id": article_id(article.number),
        "reference": reference(article.number),
        "publication_id": article.publication + 1,
        "headline": article.headline,
        "published": article.day,
        "published_precision": Precision.DAY,
        "language": "en",
        "kind": article.kind,
        "text": article.text,
        "layout": Jsonb(layout),
    }


def quote_rows(article):
    for place, quote in enumerate(article.quotes):
        said = article.text[quote.start : quote.end]
        label = article.text[slice(*quote.mention)]
        yield {
            "id": article.number * QUOTES_OF_ONE + place + 1,
            "public_id": derived_id("quote", article_id(article.number), place),
            "article_id": article.number + 1,
            "speaker_id": key(quote.speaker),
            "organization_id": key(quote.organization),
            "label": label,
            "named": label != "an official",
            "kind": Quote.Kind.DIRECT,
            "start": quote.start,
            "end": quote.end,
            "segments": [quote.start, quote.end],
            "text": said,
            "mention_start": quote.mention[0],
            "mention_end": quote.mention[1],
            "cue_start": quote.cue[0],
            "cue_end": quote.cue[1],
            "basis": "cue",
            "confidence": CONFIDENCE,
            "fingerprint": fingerprint(said),
        }


def key(number):
    return None if number is None else number + 1


def speaker_mention_rows(article):
    for number, spans in places(article, "speaker").items():
        name = vocabulary.speakers()[number]
        name_key = person_key(name)
        yield {
            "name": name,
            "key": name_key,
            "block": block_of(name_key),
            "variants": [name],
            **mention(article, spans),
            "speaker_id": number + 1,
        }


def body_mention_rows(article):
    named = dict.fromkeys(article.organizations, ()) | places(article, "organization")
    for number, spans in named.items():
        name = vocabulary.organizations()[number]
        last = article.text.rindex(name)
        yield {
            "name": name,
            "key": body_key(name),
            "variants": [name],
            **mention(article, [*spans, (last, last + len(name))]),
            "organization_id": number + 1,
        }


def places(article, field):
    """{number: spans} of who speaks in an article."""
    found = {}
    for quote in article.quotes:
        number = getattr(quote, field)
        if number is not None:
            found.setdefault(number, []).append(quote.mention)
    return found


def mention(article, spans):
    return {
        "article_id": article.number + 1,
        "spans": list(chain.from_iterable(spans)),
        "rank": f"{article.day} {article_id(article.number)}",
    }


def source_row(article):
    return {
        "article_id": article.number + 1,
        "reference": reference(article.number),
        "name": reference(article.number),
        "sha256": derived_id("bytes", article.number),
        "media_type": "text/plain",
        "extractor": VERSION,
        "batch_id": 1,
    }
