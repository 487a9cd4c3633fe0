"""Mentions as resolution sees them: read from an extraction, or from the archive by block."""

from dataclasses import dataclass, field

from django.db import connection

from articles.models import Organization, Speaker

from .evidence import (
    AFFILIATION,
    BODY,
    MOST_BODIES,
    MOST_PEOPLE,
    OUTLET,
    beside,
    body,
    company,
    role_traits,
    trait,
)
from .grouping import CROWD
from .keys import (
    LONGEST_BLOCK,
    LONGEST_NAME,
    block_of,
    identity_key,
    is_acronym,
    name_key,
    name_words,
)
from .namesakes import WINDOW
from .senses import Unit

#: Ranks of undated articles come last.
UNDATED = "9999-12-31"

#: The earliest units of each name of the blocks, those of some articles left out. Names are stepped
#: through by the index, so that a name of a million articles costs no more than WINDOW rows.
READ = """
WITH RECURSIVE found AS (
    SELECT wanted.block, (
        SELECT min(m.key) FROM {table} m WHERE m.block = wanted.block AND m.block <> ''
    ) AS key, 1 AS number
    FROM unnest(%(blocks)s::text[]) AS wanted (block)
    UNION ALL
    SELECT found.block, (
        SELECT min(m.key) FROM {table} m
        WHERE m.block = found.block AND m.block <> '' AND m.key > found.key
    ), number + 1
    FROM found WHERE found.key IS NOT NULL AND number <= %(crowd)s
), keys AS (
    SELECT block, key FROM found WHERE key IS NOT NULL
    UNION
    SELECT * FROM unnest(%(of_blocks)s::text[], %(keys)s::text[])
)
SELECT keys.block, m.* FROM keys CROSS JOIN LATERAL (
    SELECT m.key, m.name, m.rank, m.article_id, m.{record}_id, {columns}, m.id FROM {table} m
    WHERE m.block = keys.block AND m.block <> '' AND m.key = keys.key
        AND m.article_id <> ALL(%(articles)s)
    ORDER BY m.rank LIMIT %(window)s
) m
"""

#: The outlet of a mention's article, in the place of traits.
OUTLET_OF = "ARRAY[(SELECT publication_id FROM articles_article a WHERE a.id = m.article_id)]"


@dataclass(slots=True)
class Named:
    """A person or body of the article at hand: its unit, and what its mention row keeps.

    `alias` is the name key before legal forms are left out.
    """

    unit: Unit
    block: str
    alias: str = ""
    variants: list = field(default_factory=list)


def rank_of(article):
    """Where the article stands in the fixed order: by day, then permanent id."""
    return f"{article.published or UNDATED} {article.public_id}"


def people_of(article, extraction):
    """{name key: Named} of the people whom the extraction gives a full name."""
    full = {person.name: person_key(person.name) for person in extraction.people}
    people = [person for person in extraction.people if full[person.name]]
    often = sorted(people, key=lambda person: (-len(person.mentions), full[person.name]))
    bodies = sorted(extraction.organizations, key=lambda body: (-len(body.mentions), body.name))
    around = {
        "people": [full[person.name] for person in often[: MOST_PEOPLE + 1]],
        "bodies": [body(BODY, each.name) for each in bodies[:MOST_BODIES]],
        "same": blocks_of(full.values()),
    }
    found = {}
    for person in people:
        key, block = full[person.name], block_of(full[person.name])
        traits = traits_of(person, key, block, around, article.publication)
        named = found.setdefault(
            key, Named(new_unit(person.name, key, article, traits), block, key)
        )
        named.variants += [v for v in (person.name, *person.variants) if v not in named.variants]
        named.unit.traits = tuple(sorted({*named.unit.traits, *traits}))
    return found


def person_key(name):
    """The identity key of a full name; "" for a bare surname, with or without a title."""
    key = identity_key(Speaker, name)
    return key if len(name_words(key)[0]) > 1 else ""


def body_key(name):
    return identity_key(Organization, name)


def blocks_of(keys):
    """{block: keys in it}"""
    blocks = {}
    for key in filter(None, keys):
        blocks.setdefault(block_of(key), set()).add(key)
    return blocks


def traits_of(person, key, block, around, outlet):
    others = [other for other in around["people"] if other != key][:MOST_PEOPLE]
    found = {company(other) for other in others} | {*around["bodies"]}
    found |= {beside(other) for other in around["same"][block] if other != key}
    found |= {*role_traits(person.role or "")}
    if person.affiliation:
        found.add(body(AFFILIATION, person.affiliation))
    if outlet:
        found.add(trait(OUTLET, outlet.public_id))
    return tuple(sorted(found))


def bodies_of(article, extraction):
    """{name key: Named} of the article's organizations; those with an acronym have its block."""
    found = {}
    for each in extraction.organizations:
        key = body_key(each.name)
        if not key:
            continue
        acronyms = [name for name in (each.name, *each.variants) if is_acronym(name)]
        block = body_key(acronyms[0])[:LONGEST_BLOCK] if acronyms else ""
        unit = new_unit(each.name, key, article, (article.publication_id,))
        alias = name_key(Organization, each.name)[:LONGEST_NAME]
        named = found.setdefault(key, Named(unit, block, alias))
        named.block = named.block or block
        named.variants += [v for v in (each.name, *each.variants) if v not in named.variants]
    return found


def new_unit(name, key, article, traits):
    return Unit(key, name[:LONGEST_NAME], rank_of(article), article.pk, None, traits)


def stored_units(model, articles, wanted):
    """{block: units of other articles} for the blocks of `wanted`, {block: its keys}.

    Of each name the WINDOW earliest, of a block's names the first CROWD and those wanted: so what
    is read of a block is bounded.
    """
    mentions = model._meta.get_field("mentions").related_model
    columns = "m.traits" if model is Speaker else OUTLET_OF
    statement = READ.format(
        table=mentions._meta.db_table, record=model._meta.model_name, columns=columns
    )
    pairs = [(block, key) for block, keys in wanted.items() for key in keys]
    blocks, keys = (list(each) for each in zip(*pairs, strict=True))
    parameters = {"blocks": list(wanted), "of_blocks": blocks, "keys": keys}
    limits = {"articles": sorted(articles), "window": WINDOW, "crowd": CROWD}
    found = {block: [] for block in wanted}
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters | limits)
        for block, *columns in cursor.fetchall():
            found[block].append(Unit(*columns[:5], tuple(columns[5]), columns[6]))
    return found
