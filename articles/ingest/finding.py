"""Finding the words that a person gives in an article's text, however they were copied."""

import re
from dataclasses import dataclass

from .reanchor import LONGEST_GAP

#: Marks that a quote leaves outside, though they are easily copied with it.
OUTER_MARKS = '“”„"«»'
#: Places that are told apart; a word that stands more often needs others beside it.
MOST_PLACES = 50
#: Characters shown on each side of a place.
AROUND = 60


class NotFound(ValueError):
    """The words are not in the text, or stand there more than once; says so in one sentence.

    `places` are the Places to choose from, none where the words are not there.
    """

    def __init__(self, sentence, places=()):
        super().__init__(sentence)
        self.places = places


@dataclass(frozen=True)
class Place:
    """(start, end) pairs of one place where the words stand."""

    spans: tuple

    @property
    def start(self):
        """Where it begins."""
        return self.spans[0][0]

    def around(self, text):
        """(before, words, after): the place with the words about it, on one line."""
        start, end = self.spans[0][0], self.spans[-1][1]
        low, high = max(0, start - AROUND), min(len(text), end + AROUND)
        before, after = text[low:start], text[end:high]
        if low:
            before = before.partition(" ")[2]
        if high < len(text):
            after = after.rpartition(" ")[0]
        return tuple(re.sub(r"\s+", " ", piece) for piece in (before, text[start:end], after))


def places(text, words):
    """Every Place of `words` in `text`, at most MOST_PLACES, in order.

    White space counts alike; an ellipsis between white space, where it is not the text's own,
    stands for what interrupts the words.
    """
    whole = matches(text, [words])
    return whole or matches(text, re.split(r"\s+(?:…|\.\.\.)\s+", words))


def matches(text, pieces):
    patterns = [pattern for pattern in map(pattern_of, pieces) if pattern]
    if not patterns:
        return []
    found = []
    for first in patterns[0].finditer(text):
        if spans := follow(text, first, patterns[1:]):
            found.append(Place(tuple(spans)))
        if len(found) == MOST_PLACES:
            break
    return found


def pattern_of(piece):
    """What finds a piece whatever its white space is; None for nothing but marks."""
    words = piece.strip().strip(OUTER_MARKS).split()
    return re.compile(r"\s+".join(map(re.escape, words))) if words else None


def follow(text, first, patterns):
    """The spans of `first` and of each pattern after it, or None where one does not follow."""
    spans = [first.span()]
    for pattern in patterns:
        after = spans[-1][1]
        match = pattern.search(text, after, after + LONGEST_GAP)
        if match is None:
            return None
        spans.append(match.span())
    return spans


def the_place(text, words, near=None):
    """The Place of `words`: the only one, or the one that begins nearest to offset `near`.

    Raises NotFound.
    """
    found = places(text, words)
    if not found:
        raise NotFound("These words are not in the article's text.")
    if len(found) > 1 and near is None:
        times = f"{len(found)} times" + (" or more" if len(found) == MOST_PLACES else "")
        sentence = f"These words stand there {times}: choose which, or give more."
        raise NotFound(sentence, found)
    return min(found, key=lambda place: abs(place.start - near)) if near is not None else found[0]
