"""Short forms of given names: Bill is William, Sasha Aleksandr or Aleksandra. Evidence, no more."""

from collections import defaultdict
from functools import cache, lru_cache

from articles.extraction.language.lists import groups
from articles.extraction.language.names import fold
from articles.folding import fold_name, sound_of


def spelled(name):
    """A given name as the list knows it: Katia is Katya there."""
    return fold(fold_name(name))


@cache
def _numbers():
    """{name as spelled there: numbers of the lines of the list it stands in}"""
    numbers = defaultdict(set)
    for number, line in enumerate(groups("nicknames")):
        for name in line:
            numbers[spelled(name)].add(number)
    return dict(numbers)


@cache
def _sounds_of_short_forms():
    """{short form as spelled there: sounds of the names it may stand for}"""
    sounds = defaultdict(set)
    for full, *short_forms in groups("nicknames"):
        for short in short_forms:
            sounds[spelled(short)].add(sound_of(fold_name(full)))
    return dict(sounds)


def may_be_called(one, other):
    """Whether two folded given names may be one person's: one short for the other, or both for one.

    >>> may_be_called("bill", "william"), may_be_called("bill", "robert")
    (True, False)
    """
    one, other = spelled(one), spelled(other)
    return one != other and not _numbers().get(one, set()).isdisjoint(_numbers().get(other, ()))


def given_sounds(word):
    """The sounds under which a folded given name is looked for, those it is short for included.

    >>> sorted(given_sounds("bob"))
    ['b', 'rbrt']
    """
    return {sound_of(word), *_sounds_of_short_forms().get(spelled(word), ())}


@lru_cache(maxsize=20_000)
def given_sound(word):
    """The sound of the one name that a folded given name is short for; else its own."""
    sounds = _sounds_of_short_forms().get(spelled(word), set())
    return next(iter(sounds)) if len(sounds) == 1 else sound_of(word)
