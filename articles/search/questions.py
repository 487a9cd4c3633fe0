"""Questions in plain English: what they ask for, without the words that only ask."""

from dataclasses import replace

from articles.folding import fold

from .moment import TooMuch
from .moment import reading as one_reading
from .operators import read
from .pasted import as_it_stands
from .query import LETTER, condition, is_operator, parse
from .scan import is_there
from .stop_words import ENGLISH_STOP_WORDS

OPENING = """
what who whom whose which when where why how did does do is are was were has have had can could
will would should
"""
ABOUT_THE_ANSWER = """
say says said saying tell tells told talk talks talked talking speak speaks spoke speaking mention
mentions mentioned claim claims claimed think thinks thought quote quotes quoted many much else ever
anyone anybody someone somebody people
"""
#: Words that a question begins with.
OPENERS = frozenset(OPENING.split())
#: Words of questions that say what is done with the answer, not what it is about.
ASKING = frozenset(ABOUT_THE_ANSWER.split())
MARKS = "?!.,;:"


def understood(typed, selection):
    """The Reading of what was typed: operators, then whole quotations, then questions."""
    return without_asking(as_it_stands(read(typed, selection)))


def without_asking(reading):
    """The Reading of a question with only the words that it is about, if the list has these."""
    words = telling(reading.words)
    if reading.verbatim or not words or words == reading.words:
        return reading
    try:
        with one_reading():
            there = is_there(condition(parse(words)), reading.selection.listed)
    except TooMuch:
        return reading
    return replace(reading, words=words, question=reading.words) if there else reading


def telling(typed):
    """The words that a question is about; empty where none is asked or none is left.

    >>> telling("What did Ann say about the dam?")
    'Ann dam'
    >>> telling("the dam"), telling("who said what"), telling("what OR who")
    ('', '', '')
    """
    words = [word.strip(MARKS) for word in typed.split() if LETTER.search(word)]
    if len(words) < 2 or fold(words[0]) not in OPENERS or any(map(is_operator, words)):
        return ""
    if any(mark in typed for mark in '"“”'):
        return ""
    return " ".join(word for word in words if not only_asks(fold(word)))


def only_asks(word):
    return word in ENGLISH_STOP_WORDS or word in ASKING or word in OPENERS
