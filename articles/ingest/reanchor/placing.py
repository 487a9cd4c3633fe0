"""Stored quotes whose very words stand in the new text, though nothing was found there alike."""

from .likeness import CLOSE, likeness, telling
from .overlaps import Overlaps
from .spans import flat, length, pairs_of, shared_length

#: A quote of which this share is inside another is a part of it.
INSIDE = 0.9


def settle(search, plan, accept, least, *, joining):
    """Decide about quotes found by their words alone, and about new ones over the same words.

    What a person reviewed stays as it is; else the new bounds inherit the id of the quote
    they share most with, and other quotes inside them are joined to it: unless `joining`, they
    are left for later.
    """
    placed = sorted(standing_still(search, plan, least), key=lambda item: not decided(item[0]))
    claims = Claims(search, plan, placed, accept, joining)
    for quote, spans in placed:
        if claims.decide(quote, spans):
            search.settle(quote)
            search.given.add(tuple(spans))
    for key in claims.spoken_for:
        search.unclaimed.pop(key, None)


def keep_decided(search, plan, quotes, accept):
    """Leave those of `quotes` a person decided about on their words, corrected as these are."""
    placed, taken = [], places_given(plan)
    for quote in quotes:
        spans = decided(quote) and search.nearly(quote)
        if not spans or tuple(spans) in taken:
            continue
        if likeness(search.of_stored(quote), search.at(spans)) >= accept:
            placed.append((quote, spans))
            taken.add(tuple(spans))
    claims = Claims(search, plan, placed, accept, joining=True)
    for quote, spans in placed:
        claims.decide(quote, spans)
        search.settle(quote)
    for key in claims.spoken_for:
        search.unclaimed.pop(key, None)


def decided(quote):
    """Whether a person said something about it: checked it, or took it from the public."""
    return quote.review != "machine" or quote.state != "public"


def standing_still(search, plan, least):
    """(stored, spans) of lost quotes whose words stand in the new text, each place given once.

    Of those that want one place, the one comes first around which the most is as it was.
    """
    taken = places_given(plan) | search.given
    for quote, places in most_alike_first(search):
        there = [spans for spans in places if tuple(spans) not in taken]
        spans = next((each for each in there if is_there(search, quote, each, least)), None)
        if spans and (decided(quote) or not also_elsewhere(search, quote, spans, there)):
            taken.add(tuple(spans))
            yield quote, spans


def most_alike_first(search):
    """[(lost quote, the places of its words)], those first around which the most is as it was."""
    standing = [(quote, list(search.places(quote))) for quote in search.lost.values()]
    return sorted(
        ((quote, places) for quote, places in standing if places),
        key=lambda item: -likeness(search.of_stored(item[0]), search.at(item[1][0])),
    )


def also_elsewhere(search, quote, spans, places):
    """Whether a quote of few words stands nearly as well at another of `places` as at `spans`."""
    before = search.of_stored(quote)
    if telling(before, before) == 1:
        return False
    best = likeness(before, search.at(spans)) - 2 * CLOSE
    others = (each for each in places if each != spans)
    return any(likeness(before, search.at(each)) > best for each in others)


def places_given(plan):
    """The places, tuples of (start, end) pairs, that some stored quote has already."""
    found = {tuple(pairs_of(found.segments)) for _, found in plan.found_again}
    return found | {tuple(entry[1]) for entry in plan.kept + plan.disputed}


def is_there(search, quote, spans, least):
    """Whether these words are the quote's: enough of them, or few in the same surroundings."""
    before, after = search.of_stored(quote), search.at(spans)
    if id(quote) in search.away and not decided(quote):
        return telling(before, after) == 1
    return telling(before, after) == 1 or likeness(before, after) >= least


class Claims:
    """Who gets which new quote, or place, of those that share words."""

    def __init__(self, search, plan, placed, accept, joining):
        self.search, self.plan, self.accept, self.joining = search, plan, accept, joining
        unclaimed = search.unclaimed.values()
        self.unclaimed = Overlaps((pairs_of(found.segments), found) for found in unclaimed)
        self.owned = Overlaps((pairs_of(pair[1].segments), pair) for pair in plan.found_again)
        self.heirs, self.disputed = {}, set()
        self.spoken_for = inside_decided(placed, self.unclaimed)

    def decide(self, quote, spans):
        """Put `quote`, whose words stand at `spans`, on the plan; False if they are another's."""
        rival = most_shared(spans, self.unclaimed)
        if decided(quote):
            self.dispute(quote, spans, rival)
        elif rival is None:
            return self.without_rival(quote, spans)
        elif id(rival) not in self.heirs and id(rival) in self.spoken_for:
            self.plan.kept.append((quote, spans))
        elif (alike := self.alike(quote, spans, rival)) < self.accept:
            self.search.within_reach[id(quote)] = alike
            return False
        elif id(rival) in self.heirs:
            return self.join(quote, spans, self.heirs[id(rival)], rival)
        else:
            self.heirs[id(rival)] = quote
            self.spoken_for.add(id(rival))
            self.plan.found_again.append((quote, rival))
        return True

    def without_rival(self, quote, spans):
        owner, found = self.owner_of(spans)
        if owner is None or quote.kind == "nested":
            return self.keep(quote, spans)
        return self.join(quote, spans, owner, found)

    def keep(self, quote, spans):
        """Leave `quote` on its words, unquoted as they are: enough words, or all around as well."""
        before, after = self.search.of_stored(quote), self.search.at(spans)
        if telling(before, after) < 1 and likeness(before, after) < self.accept:
            return False
        self.plan.kept.append((quote, spans))
        return True

    def join(self, quote, spans, owner, found):
        """Join `quote` to the `owner` of what was found over it, or note how well it would do."""
        alike = self.alike(quote, spans, found)
        if self.joining and alike >= self.accept:
            self.plan.joined.append((quote, owner))
            return True
        self.search.within_reach[id(quote)] = alike
        return False

    def alike(self, quote, spans, found):
        """How much the words at `spans`, over which `found` stands, look like the quote's own."""
        return likeness(self.search.of_stored(quote), self.search.inside(spans, found))

    def owner_of(self, spans):
        """(stored, found) that holds nearly all of `spans` in the new text, or two None."""
        for theirs, pair in self.owned.of(spans):
            if shared_length(spans, theirs) >= INSIDE * length(spans):
                return pair
        return None, None

    def dispute(self, quote, spans, rival):
        """Leave what a person decided about where it is, whatever the machine sees there."""
        if rival is None or id(rival) in self.disputed:
            self.plan.kept.append((quote, spans))
            return
        self.disputed.add(id(rival))
        self.spoken_for.add(id(rival))
        if flat(spans) == flat(pairs_of(rival.segments)):
            self.plan.found_again.append((quote, rival))
        else:
            self.plan.disputed.append((quote, spans, rival))


def inside_decided(placed, unclaimed):
    """ids of found quotes whose words a person put into another quote: they are not new.

    What is nested in a quote stands beside it.
    """
    return {
        id(found)
        for quote, spans in placed
        if decided(quote)
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
