"""Stored quotes whose very words stand in the new text, though nothing was found there alike."""

from .likeness import likeness, telling
from .spans import flat, length, pairs_of, shared_length

#: A quote of which this share is inside another is a part of it.
INSIDE = 0.9
#: Characters of a page, by which things that may overlap are found.
PAGE = 1000


def settle(search, plan, least):
    """Decide about quotes found by their words alone, and about new ones over the same words.

    What a person reviewed stays as it is; else the new bounds inherit the id of the quote
    they share most with, and other quotes inside them are joined to it.
    """
    placed = sorted(standing_still(search, plan, least), key=lambda item: not reviewed(item[0]))
    claims = Claims(plan, placed, list(search.unclaimed.values()))
    for quote, spans in placed:
        claims.decide(quote, spans)
        search.settle(quote)
    for key in claims.spoken_for:
        search.unclaimed.pop(key, None)


def reviewed(quote):
    return quote.review != "machine"


def standing_still(search, plan, least):
    """(stored, spans) of lost quotes whose words stand in the new text, each place given once."""
    taken = {span for _, found in plan.found_again for span in pairs_of(found.segments)}
    for quote in list(search.lost.values()):
        for spans in search.places(quote):
            if not taken & set(spans) and is_there(search, quote, spans, least):
                taken.update(spans)
                yield quote, spans
                break


def is_there(search, quote, spans, least):
    """Whether these words are the quote's: enough of them, or few in the same surroundings."""
    before, after = search.of_stored(quote), search.at(spans)
    if id(quote) in search.away and not reviewed(quote):
        return telling(before, after) == 1
    return telling(before, after) == 1 or likeness(before, after) >= least


class Claims:
    """Who gets which new quote, or place, of those that share words."""

    def __init__(self, plan, placed, unclaimed):
        self.plan = plan
        self.unclaimed = Overlaps((pairs_of(found.segments), found) for found in unclaimed)
        self.owned = Overlaps((pairs_of(found.segments), pair) for pair in plan.found_again
                              for found in pair[1:])  # fmt: skip
        self.heirs, self.disputed = {}, set()
        self.spoken_for = inside_decided(placed, self.unclaimed)

    def decide(self, quote, spans):
        """Put `quote`, whose words stand at `spans`, on the plan."""
        rival = most_shared(spans, self.unclaimed)
        if rival is None:
            self.without_rival(quote, spans)
        elif reviewed(quote) and id(rival) not in self.disputed:
            self.dispute(quote, spans, rival)
        elif id(rival) in self.heirs:
            self.plan.joined.append((quote, self.heirs[id(rival)]))
        elif id(rival) in self.spoken_for:
            self.plan.kept.append((quote, spans))
        else:
            self.heirs[id(rival)] = quote
            self.spoken_for.add(id(rival))
            self.plan.found_again.append((quote, rival))

    def without_rival(self, quote, spans):
        owner = None if reviewed(quote) or quote.kind == "nested" else self.owner_of(spans)
        if owner:
            self.plan.joined.append((quote, owner))
        else:
            self.plan.kept.append((quote, spans))

    def owner_of(self, spans):
        """The stored quote whose words in the new text hold nearly all of `spans`, or None."""
        shares = [(shared_length(spans, theirs), pair[0]) for theirs, pair in self.owned.of(spans)]
        holding = [quote for share, quote in shares if share >= INSIDE * length(spans)]
        return holding[0] if holding else None

    def dispute(self, quote, spans, rival):
        self.disputed.add(id(rival))
        self.spoken_for.add(id(rival))
        if flat(spans) == flat(pairs_of(rival.segments)):
            self.plan.found_again.append((quote, rival))
        else:
            self.plan.disputed.append((quote, spans, rival))


class Overlaps:
    """Things that stand at spans of a text, found by the spans that they may share."""

    def __init__(self, things):
        self.pages = {}
        for spans, thing in things:
            for page in pages(spans):
                self.pages.setdefault(page, []).append((spans, thing))

    def of(self, spans):
        """[(their spans, thing)] of those near `spans`, each once, in order."""
        near = [entry for page in pages(spans) for entry in self.pages.get(page, ())]
        return list({id(thing): (theirs, thing) for theirs, thing in near}.values())


def pages(spans):
    return range(spans[0][0] // PAGE, spans[-1][1] // PAGE + 1)


def inside_decided(placed, unclaimed):
    """ids of found quotes whose words a person put into another quote: they are not new.

    What is nested in a quote stands beside it.
    """
    return {
        id(found)
        for quote, spans in placed
        if reviewed(quote)
        for theirs, found in unclaimed.of(spans)
        if found.kind != "nested" and 2 * shared_length(spans, theirs) >= length(theirs)
    }


def most_shared(spans, unclaimed):
    """The found quote that shares the most characters with `spans`, at least half of either."""
    best, most = None, 0
    for theirs, found in unclaimed.of(spans):
        common = shared_length(spans, theirs)
        if common > most and 2 * common >= min(length(spans), length(theirs)):
            best, most = found, common
    return best
