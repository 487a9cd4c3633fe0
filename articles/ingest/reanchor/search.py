"""The stored quotes of an article still to be found, and the new ones nobody has claimed yet."""

from bisect import bisect
from dataclasses import replace

from articles.folding import fold, fold_name

from .likeness import AROUND, Sight
from .nearly import nearly_standing
from .spans import pairs_of, parts_of, words
from .wording import Wording, bare_words, standing


class Search:
    """What is left to find, and how each quote is seen.

    `away` are the stored quotes whose place in the old text is not known: orphans, and those
    the machine joined to others. `within_reach` holds {id(stored): score} of those that another
    quote took in, as long as nothing better is found; `given` the places, tuples of (start, end)
    pairs, that quotes found by their words alone have.
    """

    def __init__(self, stored, found, old_text, text, away):
        self.text = text
        self.old, self.new = Wording(old_text), Wording(text)
        self.stored = list(stored)
        self.away = {id(quote) for quote in away}
        self.lost = {id(quote): quote for quote in stored}
        self.unclaimed = {id(quote): quote for quote in found}
        self.keys = {id(quote): key_of(quote.text) for quote in stored}
        self.keys |= {id(q): key_of(words(text, pairs_of(q.segments))) for q in found}
        self.anchors = self.fixed_points()
        self.sights, self.within_reach, self.given = {}, {}, set()

    def fixed_points(self):
        """Sorted (old, new) offsets of words that were quoted once and are again."""
        once = [pair for pair in self.with_same_words() if len(pair[0]) == len(pair[1]) == 1]
        return sorted((old[0].start, new[0].segments[0].start) for old, new in once)

    def present(self):
        """The quotes still to be found whose place in the old text is known."""
        return [quote for key, quote in self.lost.items() if key not in self.away]

    def absent(self):
        """The quotes still to be found that stood in an older text."""
        return [quote for key, quote in self.lost.items() if key in self.away]

    def with_same_words(self):
        """[([stored], [found])] of present and unclaimed quotes with the same words."""
        new = self.groups(self.unclaimed.values())
        return [(old, new[key]) for key, old in self.groups(self.present()).items() if key in new]

    def groups(self, quotes):
        """{words: [quotes]}"""
        found = {}
        for quote in quotes:
            found.setdefault(self.keys[id(quote)], []).append(quote)
        return found

    def expected(self, offset):
        """Where an offset of the old text should be in the new, by the nearest anchor before it."""
        if not self.anchors:
            return offset
        at = max(0, bisect(self.anchors, (offset, float("inf"))) - 1)
        before, after = self.anchors[at]
        return offset + after - before

    def of_stored(self, quote):
        """The Sight of a stored quote."""
        if id(quote) not in self.sights:
            self.sights[id(quote)] = self.seen_before(quote)
        return self.sights[id(quote)]

    def seen_before(self, quote):
        said = tuple(bare_words(quote.text))
        # A corrected speaker is a person's word: the machine's may well be another.
        speaker = "" if quote.review == "corrected" else fold_name(quote.label)
        if id(quote) in self.away:
            return Sight(said, speaker=speaker)
        first, last = quote.spans[0][0], quote.spans[-1][1]
        return Sight(
            said,
            before=" ".join(self.old.before(first, AROUND)),
            after=" ".join(self.old.after(last, AROUND)),
            speaker=speaker,
            place=self.expected(first),
        )

    def of_found(self, quote):
        """The Sight of a quote that the extractor found."""
        if id(quote) not in self.sights:
            self.sights[id(quote)] = self.at(pairs_of(quote.segments), self.name_in(quote))
        return self.sights[id(quote)]

    def name_in(self, found):
        """The folded name of who speaks in a quote that the extractor found, or empty."""
        mention = found.speaker_mention
        printed = self.text[mention.start : mention.end] if mention else ""
        return fold_name(found.speaker or printed)

    def inside(self, spans, found):
        """The Sight of words at `spans`, said as `found` is, which stands over them.

        Where it goes on beyond them on one side, what stands there was put there since.
        """
        sight = self.at(spans, self.name_in(found))
        theirs = pairs_of(found.segments)
        goes_before, goes_after = theirs[0][0] < spans[0][0], theirs[-1][1] > spans[-1][1]
        if goes_before == goes_after:
            return sight
        return replace(sight, before=None) if goes_before else replace(sight, after=None)

    def at(self, spans, speaker=""):
        """The Sight of what stands at `spans` of the new text."""
        first, last = spans[0][0], spans[-1][1]
        return Sight(
            tuple(word for start, end in spans for word in self.new.within(start, end)),
            before=" ".join(self.new.before(first, AROUND)),
            after=" ".join(self.new.after(last, AROUND)),
            speaker=speaker,
            place=first,
        )

    def places(self, quote):
        """Lists of spans where a stored quote's words stand in the new text, nearest first."""
        return standing(parts_of(quote), self.new, self.expected(quote.start))

    def nearly(self, quote):
        """The spans of the words most like a stored quote's, about where it should be, or None."""
        return nearly_standing(parts_of(quote), self.new, self.expected(quote.start))

    def settle(self, quote, found=None):
        """Neither is looked for any more."""
        self.lost.pop(id(quote))
        self.unclaimed.pop(id(found), None)


def key_of(text):
    """The words of a quote without marks; of one without words, the marks."""
    return " ".join(bare_words(text)) or fold(text)
