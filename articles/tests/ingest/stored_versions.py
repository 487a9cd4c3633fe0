"""Invented versions of an article, stored as an extractor without faults would find them."""

from dataclasses import replace

from articles.ingest.store import store
from articles.tests.factories import make_batch

from .edit_scripts import NAMES
from .extractions import extraction, source


def put(version, number, reference="papers/one.txt"):
    """The Article after storing `version`, whose extraction is of version `number`."""
    people = [(name, name.split()[-1]) for name in NAMES if name in version.text]
    quotes = tuple(quote for _, quote in version.reported())
    given = replace(extraction(version.text, people=people), quotes=quotes)
    return store(
        source(version.text, reference),
        given,
        batch=make_batch(),
        extractor=str(number),
        replace=True,
    ).article
