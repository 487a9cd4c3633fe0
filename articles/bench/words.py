"""How many words a second the extraction reads, beside spaCy splitting the same into words."""

import multiprocessing
import time
from concurrent.futures import ProcessPoolExecutor

import django
from django.conf import settings

from articles.extraction import extract
from articles.extraction.attribution import attribute_quotes
from articles.extraction.layout import lay_out
from articles.extraction.mentions import find_mentions
from articles.extraction.quotes import nested_quotations, quotations
from articles.extraction.reading import read
from articles.extraction.reading.files import Unreadable, sources

#: Times over the texts; the first is the cold one, the fastest of the others the warm one.
REPEATS = 4
SAMPLE = settings.BASE_DIR / "articles" / "sample"


class NoText(ValueError):
    """A text cannot be read; says which and why."""


def measured(paths, report):
    """{"words", "texts", "cold": {what: words a second}, "warm": {what: words a second}}

    Each is measured in a new process, so that cold is cold.
    """
    given = texts(paths)
    report(f"words: {len(given)} texts")
    cold, warm = {}, {}
    for name in RUNS:
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), django.setup) as pool:
            count, times = pool.submit(timed, name, given).result()
        cold[name], warm[name] = count / times[0], count / min(times[1:])
        report(f"words: {name}, {warm[name]:,.0f} a second")
    return {"texts": len(given), "words": count, "cold": cold, "warm": warm}


def timed(name, given):
    """(words in all texts, seconds of processor for each time over them)"""
    documents = [read(each) for each in given]
    run = RUNS[name](given, documents)
    times = [processor_seconds(run) for _ in range(REPEATS)]
    return sum(len(document.text.split()) for document in documents), times


def processor_seconds(run):
    started = time.process_time()
    run()
    return time.process_time() - started


def texts(paths):
    """The Sources below `paths`; without any, the sample's. Raises NoText."""
    found = list(sources(paths or [SAMPLE]))
    for each in found:
        if isinstance(each, Unreadable):
            raise NoText(f"{each.name}: {each.reason}")
    return found


def splitting(_given, documents):
    import spacy

    split = spacy.blank("en")
    return lambda: [split(document.text) for document in documents]


def attributing(_given, documents):
    laid_out = [(document.text, lay_out(document)) for document in documents]
    return lambda: [attributed(*each) for each in laid_out]


def extracting(given, _documents):
    return lambda: [extract(each) for each in given]


def attributed(text, layout):
    """Quotes with who speaks, of a text whose parts are known: what other tools do."""
    mentions = find_mentions(text, layout.blocks, None)
    found = quotations(text, layout.blocks) + nested_quotations(text, layout.blocks)
    return attribute_quotes(text, layout.blocks, mentions, found, "en")


SPLITTING = "spacy.blank, which splits words"
#: What is measured: each makes a function that goes once over all texts.
RUNS = {
    SPLITTING: splitting,
    "quotes with speakers": attributing,
    "whole extraction": extracting,
}
