"""Whole quotations pasted into the search box: as a phrase, as words, then the nearest there is.

Searching itself tries all words, then some words in a row (`SearchPage.loosened`). Here is what
comes before that, the words as they stand; and after it, quotes of which most letters agree.
"""

import re
from dataclasses import replace

from django.db import connection

from articles.models import Word

from .moment import TooMuch
from .moment import reading as one_reading
from .query import (
    MAX_CHARACTERS,
    PASTED_WORDS,
    QUOTATION_MARKS,
    Query,
    Term,
    condition,
    is_operator,
    parse,
    readable,
    verbatim,
)
from .scan import is_there
from .snippets import WORD
from .stop_words import ENGLISH_STOP_WORDS

#: The rarest words of a quotation by which others are looked for, and quotes compared with it.
TELLING = 4
COMPARED = 500
#: Nearest quotes shown, and the share of the letter triples that they must have in common.
NEAREST = 5
ALIKE = 0.35

MARKED = re.compile(r'"([^"]*)"')
NEAR = """
WITH candidates AS MATERIALIZED (
    SELECT quote_id FROM search_quote WHERE tsv @@ %(condition)s::tsquery LIMIT %(compared)s
), near AS (
    SELECT id, word_similarity(%(words)s, text) + word_similarity(text, %(words)s) AS likeness
    FROM articles_quote JOIN candidates ON quote_id = id
)
SELECT id FROM near WHERE likeness >= 2 * %(alike)s ORDER BY likeness DESC, id LIMIT %(nearest)s
"""


def as_it_stands(reading):
    """The Reading with its words as a phrase if the list has them so; else as single words.

    Asked of the whole list, whatever is chosen: so a filter's link leads to what it promised.
    """
    phrase = verbatim(reading.words)
    if not phrase:
        return without_what_stands_around(reading)
    [[term]] = phrase.alternatives
    try:
        with one_reading():
            there = is_there(condition(phrase), reading.selection.listed)
    except TooMuch:
        return reading
    words = term.words.replace('"', " ")
    return replace(reading, words=f'"{words}"' if there else words, verbatim=there)


def without_what_stands_around(reading):
    """The Reading with only the quotation where it was pasted with words around it, who said it
    and the like, and no text has all of that."""
    quotation = quotation_in(reading.words)
    if not quotation:
        return reading
    listed = reading.selection.listed
    try:
        with one_reading():
            whole = is_there(condition(parse(reading.words)), listed)
            there = not whole and is_there(condition(verbatim(quotation)), listed)
    except TooMuch:
        return reading
    return replace(reading, words=f'"{quotation}"', verbatim=True) if there else reading


def quotation_in(typed):
    """The only whole quotation between marks in what was typed without operators; or empty."""
    text = readable(typed)[:MAX_CHARACTERS].translate(QUOTATION_MARKS)
    quotations = [each for each in MARKED.findall(text) if verbatim(each)]
    if len(quotations) != 1 or any(map(is_operator, MARKED.sub(" ", text).split())):
        return ""
    return quotations[0].strip()


def nearest(typed):
    """The keys of the quotes nearest to a pasted quotation, the nearest first."""
    words = [word for term in parse(typed).wanted for word in WORD.findall(term.words)]
    if len(words) < PASTED_WORDS:
        return []
    rare = Word.objects.filter(word__in=set(words) - ENGLISH_STOP_WORDS).order_by("articles")
    telling = list(rare.values_list("word", flat=True)[:TELLING])
    query = condition(Query(tuple((Term(word),) for word in telling)))
    if not query.matches:
        return []
    parameters = {
        "condition": query.matches,
        "words": " ".join(words),
        "compared": COMPARED,
        "alike": ALIKE,
        "nearest": NEAREST,
    }
    with connection.cursor() as cursor:
        cursor.execute(NEAR, parameters)
        return [key for [key] in cursor.fetchall()]
