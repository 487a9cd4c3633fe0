"""People and bodies that lists show, since a public article names or quotes them."""

from articles.tests.factories import (
    make_article,
    make_mention,
    make_organization,
    make_quote,
    make_speaker,
)


def mentioned(record):
    """The person or body, now named in a public article."""
    make_mention(make_article(record.name), record)
    return record


def quoted_speaker(name="Ann Smith", variants=(), **fields):
    speaker = make_speaker(name, variants, **fields)
    make_quote(speaker=speaker)
    return speaker


def quoted_organization(name="Ministry of Rivers", variants=(), **fields):
    organization = make_organization(name, variants, **fields)
    make_quote(organization=organization)
    return organization
