"""Which quotes of the new text are worth comparing with a stored one: few of many."""

from bisect import bisect_left
from collections import Counter

#: A word that more of the new quotes have says nothing about which.
COMMON = 20
#: The rarest words of a quote that are looked up.
RAREST = 8
#: At most this many are compared by their words, and on each side by their place.
MOST, BESIDE = 12, 2


class Rivals:
    """Sights of new quotes, found by their rare words or by where they stand."""

    def __init__(self, sights):
        self.sights = sights
        self.with_word = {}
        for number, sight in enumerate(sights):
            for word in set(sight.words):
                self.with_word.setdefault(word, []).append(number)
        self.order = sorted(range(len(sights)), key=lambda number: sights[number].place)
        self.places = [sights[number].place for number in self.order]

    def of(self, sight):
        """Numbers of the sights to compare with `sight`."""
        known = [self.with_word[word] for word in set(sight.words) if word in self.with_word]
        rare = sorted((numbers for numbers in known if len(numbers) <= COMMON), key=len)[:RAREST]
        shared = Counter(number for numbers in rare for number in numbers)
        chosen = [number for number, _ in shared.most_common(MOST)]
        return {*chosen, *self.beside(sight.place)}

    def beside(self, place):
        if place is None:
            return []
        at = bisect_left(self.places, place)
        return self.order[max(0, at - BESIDE) : at + BESIDE]
