"""How much a quote of the new text looks like a stored one, from 0 to 1."""

from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

#: Weights of the parts of a score. Hypothesis weighs the quote 50, what stands before and after it
#: 20 each and the position 2; here the speaker's name says something too. Tuned on edit scripts.
WORDS, BEFORE, AFTER, SPEAKER, PLACE = 60, 12, 12, 12, 4
#: Two different names weigh more than the same one: a quote must never pass to another speaker.
ANOTHER = 36
#: Letters from which a quote's own words say all that words can; those of fewer say less.
TELLING = 24
#: Of two places whose scores differ by less, neither is the one for certain.
CLOSE = 0.05
#: Words around a quote that are compared.
AROUND = 8
#: Two unlike texts share about this part of their letters by chance.
CHANCE = 0.5
#: Words less alike than this are other words, whatever stands around them.
LEAST = 0.4
#: What the words of a part of a quote are worth, or of a quote that took in another.
PART = 0.9
#: What they are worth where nothing around them has remained, and from where on it has.
ALONE, SUPPORT = 0.65, 0.4
#: Letters of a part must agree this far for it to count as one, up to this share of the whole.
SAME_PART, MOST_OF_IT = 92, 0.85
#: So many letters may be over at either end before something is cut off there.
EDGE = 4
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
    words, cut_before, cut_after = words_alike(old, new)
    if words < LEAST:
        return 0.0
    before, after = context_alike(old.before, new.before), context_alike(old.after, new.after)
    around = min(before or 0, after or 0)
    if cut_before or cut_after:
        before, after = None if cut_before else before, None if cut_after else after
        supported = max(before or 0, after or 0) >= SUPPORT or half(old, new)
        words = words if supported else min(words, ALONE)
    parts = [
        (WORDS * telling(old, new), words),
        (BEFORE, before),
        (AFTER, after),
        speakers_alike(old.speaker, new.speaker, around),
        (PLACE, places_alike(old.place, new.place)),
    ]
    known = [(weight, value) for weight, value in parts if value is not None]
    return sum(weight * value for weight, value in known) / sum(weight for weight, _ in known)


def words_alike(old, new):
    """(how alike two quotes' own words are, whether one goes on before the other, or after it).

    By letters or by words; or one is a part of the other, as after a split or a join: then what
    stands where it was cut says nothing.
    """
    if old.words == new.words:
        return 1.0, False, False
    before, after = old.bare, new.bare
    alike = max(above_chance(before, after), Indel.normalized_similarity(old.words, new.words))
    short, long = sorted((before, after), key=len)
    part = fuzz.partial_ratio_alignment(short, long) if is_part(short, long) else None
    if part is None or part.score < SAME_PART:
        return alike, False, False
    return max(alike, PART), part.dest_start > EDGE, part.dest_end < len(long) - EDGE


def half(old, new):
    """Whether one is no less than half of the other."""
    short, long = sorted((len(old.bare), len(new.bare)))
    return 2 * short >= long


def is_part(short, long):
    return TELLING <= len(short) <= MOST_OF_IT * len(long)


def above_chance(before, after):
    return max(0.0, (fuzz.ratio(before, after) / 100 - CHANCE) / (1 - CHANCE))


def context_alike(before, after):
    if before is None or after is None:
        return None
    if not (before and after):
        return float(before == after)
    return above_chance(before, after)


def speakers_alike(before, after, around):
    """(weight, 1) for one name or a part of it, 0 for two; None in its place if one is unknown.

    Two names say nothing where all `around` is the same: the machine has changed its mind.
    """
    if not (before and after):
        return SPEAKER, None
    return (SPEAKER, 1.0) if one_name(before, after) else (ANOTHER * (1 - around), 0.0)


def one_name(before, after):
    """Whether one of two folded names is the other or a part of it."""
    one, other = set(before.split()), set(after.split())
    return one <= other or other <= one


def another_voice(old, new):
    """Whether two Sights have other words and another speaker: never one quote for certain.

    Somebody else may say nearly the same, and stand where the first stood.
    """
    known = old.speaker and new.speaker
    return bool(known and old.words != new.words and not one_name(old.speaker, new.speaker))


def places_alike(expected, place):
    if expected is None or place is None:
        return None
    return max(0.0, 1 - abs(expected - place) / FAR)
