"""The words of a text without marks, each with its place: what a version keeps of another."""

import re
from bisect import bisect_left
from functools import cached_property, lru_cache

from articles.folding import fold

#: A word with the apostrophes inside it.
WORD = re.compile(r"\w+(?:['’‘ʼ]\w+)*")
#: Segments of one quote stand at most this many characters apart.
LONGEST_GAP = 2000
#: Of words that stand in a text more often, the places nearest to the expected one are looked at.
MANY = 50
#: What may end or begin a quote within its marks: neither letters, space nor quotation marks.
PUNCTUATION = re.compile(r"[^\w\s\"'“”„‟«»‘’‚‹›]*")

folded = lru_cache(maxsize=20_000)(fold)


class Wording:
    """A text's words, folded, in order: `words[i]` stands from `starts[i]` to `ends[i]`."""

    def __init__(self, text):
        self.text = text
        matches = list(WORD.finditer(text))
        self.starts = [match.start() for match in matches]
        self.ends = [match.end() for match in matches]
        self.words = [folded(match[0]) for match in matches]

    @cached_property
    def places(self):
        """{word: [indices where it stands]}"""
        found = {}
        for index, word in enumerate(self.words):
            found.setdefault(word, []).append(index)
        return found

    def within(self, start, end):
        """The words that begin between two offsets."""
        return self.words[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def before(self, offset, count):
        """The last `count` words before `offset`."""
        at = bisect_left(self.starts, offset)
        return self.words[max(0, at - count) : at]

    def after(self, offset, count):
        """The first `count` words from `offset` on."""
        at = bisect_left(self.starts, offset)
        return self.words[at : at + count]

    def occurrences(self, needle, near):
        """At most MANY indices where the words `needle` stand in a row, nearest to `near` first."""
        rarest = min(range(len(needle)), key=lambda i: len(self.places.get(needle[i], ())))
        target = bisect_left(self.starts, near)
        found = [
            place - rarest
            for place in self.near(needle[rarest], target + rarest)
            if self.words[max(0, place - rarest) : place - rarest + len(needle)] == needle
        ]
        return sorted(found, key=lambda index: abs(self.starts[index] - near))

    def near(self, word, target):
        """At most MANY indices where `word` stands, those about the index `target`."""
        places = self.places.get(word, [])
        return around(places, bisect_left(places, target))

    def span(self, index, count, part):
        """(start, end) of `count` words from `index`, with the punctuation that `part` has."""
        start, end = self.starts[index], self.ends[index + count - 1]
        matches = list(WORD.finditer(part))
        head, tail = part[: matches[0].start()], part[matches[-1].end() :]
        if head and self.text.endswith(head, 0, start):
            start -= len(head)
        if tail and not self.text.startswith(tail, end):
            tail = PUNCTUATION.match(self.text, end, end + len(tail))[0]
        return start, end + len(tail)


def around(sequence, at):
    """At most MANY members of a sequence, those about position `at`."""
    return sequence[max(0, at - MANY // 2) : at + MANY // 2]


def bare_words(text):
    """The words of `text`, folded, without marks and white space."""
    return [folded(match[0]) for match in WORD.finditer(text)]


def standing(parts, wording, near):
    """Lists of spans where the words of `parts` stand one after the other, whatever their marks.

    The nearest to offset `near` comes first; nothing is found of parts without any word.
    """
    needles = [bare_words(part) for part in parts]
    if not all(needles):
        return
    for index in wording.occurrences(needles[0], near):
        if spans := follow(parts, needles, wording, index):
            yield spans


def follow(parts, needles, wording, index):
    """The spans of `parts`, the first from word `index` on, or None if one does not follow."""
    spans = [wording.span(index, len(needles[0]), parts[0])]
    for part, needle in zip(parts[1:], needles[1:], strict=True):
        end = spans[-1][1]
        behind = [i for i in wording.occurrences(needle, end) if wording.starts[i] >= end]
        if not behind or wording.starts[behind[0]] > end + LONGEST_GAP:
            return None
        spans.append(wording.span(behind[0], len(needle), part))
    return spans
