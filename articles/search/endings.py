"""Whole English words that begin with what was typed but are indexed by a shorter stem.

"running" is indexed as "run", so the beginning "runnin" stands in no index: it is completed
to the word first. Nobody needs to know which words there are: a stem that no text has finds none.
"""

import string

import Stemmer

#: Endings that the English stemmer takes off or rewrites.
LIST = """
s es ed er ers est ing ings ly y ies ied ier iest ness ment ments ful fully less able ably ability
ation ations ational ative ator ators ate ated ates ating ization izations isation isations
ize izes ized izer izing ise ises ised ising ity ities ive ives ively iveness ic ics ical ically
icate al ally alize alism ality ist ists ism ance ances ancy ence ences ency ant ants ent ents
ently ion ions ional ious iously ous ously ousness eer eers eering
"""
ENDINGS = LIST.split()
#: A shorter beginning is the beginning of its stems too.
SHORTEST = 3


def completions(beginning):
    """The words that `beginning` (folded) may stand for, one for each stem it does not begin.

    >>> completions("runnin")
    ['running']
    """
    if len(beginning) < SHORTEST or not set(beginning) <= set(string.ascii_lowercase):
        return []
    # A stemmer is not safe between threads, and cheap to make.
    stem = Stemmer.Stemmer("english").stemWord
    known = (beginning, stem(beginning))
    found = {}
    for word in sorted(completed(beginning), key=lambda word: (len(word), word)):
        if not stem(word).startswith(known):
            found.setdefault(stem(word), word)
    return sorted(found.values())


def completed(beginning):
    """`beginning` with each ending, and with the rest of each ending it has begun."""
    for ending in ENDINGS:
        for typed in range(min(len(ending), len(beginning))):
            if beginning.endswith(ending[:typed]):
                yield beginning + ending[typed:]
