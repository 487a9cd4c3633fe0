"""An archive of very many invented people, put into the tables as resolution would have left it."""

from itertools import islice

from django.db import connection

from articles.ingest.authority.naming import own_name
from articles.ingest.authority.units import people_of
from articles.models import (
    Article,
    Publication,
    Speaker,
    SpeakerMention,
    State,
    VariantName,
    derived_id,
)

CHUNK = 2000


def fill(world, articles):
    """The Publication of so many articles about the world's people, each with a record."""
    keys = add_people(world.people)
    outlet = Publication.objects.create(public_id=derived_id("crowd"), name="The Crowd")
    coming = world.articles(articles)
    while made := list(islice(coming, CHUNK)):
        SpeakerMention.objects.bulk_create(mentions(add_articles(made, outlet), made, keys))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return outlet


def add_people(people):
    """Keys of their records, by number; namesakes have an id of their own."""
    keys, ids = [], set()
    for at in range(0, len(people), CHUNK):
        rows = [Speaker(public_id=free(p, ids), name=p.name) for p in people[at : at + CHUNK]]
        stored = Speaker.objects.bulk_create(rows)
        VariantName.objects.bulk_create(own_name(record) for record in stored)
        keys += [record.pk for record in stored]
    return keys


def free(person, ids):
    plain = derived_id("speaker", person.name.lower())
    found = derived_id("speaker", person.name, person.number) if plain in ids else plain
    ids.add(found)
    return found


def add_articles(made, outlet):
    return Article.objects.bulk_create(
        Article(
            public_id=derived_id("article", fields["reference"]),
            text="x",
            layout=[],
            state=State.PUBLIC,
            publication=outlet,
            **fields,
        )
        for fields, _extraction, _truth in made
    )


def mentions(articles, made, keys):
    for article, (_fields, extraction, truth) in zip(articles, made, strict=True):
        for key, named in people_of(article, extraction).items():
            yield SpeakerMention(
                article=article,
                speaker_id=keys[truth[named.unit.name]],
                name=named.unit.name,
                spans=[0, 1],
                variants=named.variants,
                key=key,
                block=named.block,
                rank=named.unit.rank,
                traits=list(named.unit.traits),
            )
