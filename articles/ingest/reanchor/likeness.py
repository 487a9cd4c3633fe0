"""How much a quote of the new text looks like a stored one, from 0 to 1."""

from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

#: Weights of the parts of a score. Hypothesis weighs the quote 50, what stands before and after it
#: 20 each and the position 2; here the speaker's name says something too. Tuned on edit scripts.
WORDS, BEFORE, AFTER, SPEAKER, PLACE = 60, 12, 12, 12, 4
#: Letters from which a quote's own words say all that words can; those of fewer say less.
TELLING = 24
#: Words around a quote that are compared.
AROUND = 8
#: Two unlike texts share about this part of their letters by chance.
CHANCE = 0.5
#: Words less alike than this are other words, whatever stands around them.
LEAST = 0.4
#: What the words of one half of a quote are worth, or of one that took in another.
HALF = 0.8
#: Letters of a part must agree this far for it to count as one.
SAME_PART = 95
#: Characters by which a quote may be away from where it should be, until its place says nothing.
FAR = 2000


@dataclass(frozen=True, slots=True)
class Sight:
    """What is compared of a quote. None where it is not known.

    `words` are folded, without marks; `before` and `after` likewise, joined by spaces; `place`
    is where it stands, or should stand, in the new text.
    """

    words: tuple
    before: str | None = None
    after: str | None = None
    speaker: str = ""
    place: float | None = None

    @property
    def bare(self):
        """Its words as one text."""
        return " ".join(self.words)


def telling(old, new):
    """How much the words of a pair can say: 1 unless they are few."""
    return min(1, len(old.bare) / TELLING, len(new.bare) / TELLING)


def likeness(old, new):
    """The weighted score of two Sights, over what is known of both."""
    words = words_alike(old, new)
    if words < LEAST:
        return 0.0
    parts = [
        (WORDS * telling(old, new), words),
        (BEFORE, context_alike(old.before, new.before)),
        (AFTER, context_alike(old.after, new.after)),
        (SPEAKER, speakers_alike(old.speaker, new.speaker)),
        (PLACE, places_alike(old.place, new.place)),
    ]
    known = [(weight, value) for weight, value in parts if value is not None]
    return sum(weight * value for weight, value in known) / sum(weight for weight, _ in known)


def words_alike(old, new):
    """How alike two quotes' own words are: by letters, by words, or as part of the other."""
    if old.words == new.words:
        return 1.0
    before, after = old.bare, new.bare
    alike = max(above_chance(before, after), Indel.normalized_similarity(old.words, new.words))
    short, long = sorted((before, after), key=len)
    if alike < HALF and len(short) >= TELLING and fuzz.partial_ratio(short, long) >= SAME_PART:
        return HALF
    return alike


def above_chance(before, after):
    return max(0.0, (fuzz.ratio(before, after) / 100 - CHANCE) / (1 - CHANCE))


def context_alike(before, after):
    if before is None or after is None:
        return None
    if not (before and after):
        return float(before == after)
    return above_chance(before, after)


def speakers_alike(before, after):
    """1 for one name or a part of it, 0 for two names, None where one is not known."""
    if not (before and after):
        return None
    one, other = set(before.split()), set(after.split())
    return float(one <= other or other <= one)


def places_alike(expected, place):
    if expected is None or place is None:
        return None
    return max(0.0, 1 - abs(expected - place) / FAR)
