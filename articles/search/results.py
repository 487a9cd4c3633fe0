"""One page of search results with its facets: the same for pages, JSON, feeds and exports."""

import time
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from . import browse
from . import query as queries
from .codes import EVERYTHING
from .exclusions import all_but, left_out
from .facets import FACETS_OF, Facet, facets_shown
from .moment import TooMuch, reading
from .order import NEWEST, OLDEST, first_places
from .ranking import RANKED, best
from .scan import is_there, newest_matches, scan
from .values import chosen_codes, commonest, read

#: Results on a page for readers; the JSON lists ask for 100.
PAGE_SIZE = 20
#: Nobody turns pages further than this; the whole of a list is to be had as a file.
DEEPEST = 10_000

RELEVANCE = "relevance"
SORTS = (RELEVANCE, NEWEST, OLDEST)


@dataclass(frozen=True)
class SearchPage:
    """A page of hits. `hits` are keys of articles or quotes in order; `took` is in seconds.

    `approximate`: the search took too long, so there are more than `total`, `hits` are the newest
    of those, and `facets` are not known (empty). `page` is the one given: the last one where a
    later one was asked for; `pages` end at the hit DEEPEST. `ranked`: how many hits were compared
    to find the best; the others follow by date. `recent_first`: these were but the newest, as of
    quotes, so that a better one may stand further down. `loosened`: nothing in the archive has
    all of a pasted quotation, so what has some of its words in a row is shown.
    """

    total: int
    hits: tuple[int, ...]
    facets: tuple[Facet, ...]
    took: float
    approximate: bool
    page: int
    pages: int
    ranked: int = 0
    loosened: bool = False
    recent_first: bool = False

    @property
    def goes_deeper(self):
        """Whether there are hits that no page shows."""
        return self.total > DEEPEST


@dataclass(frozen=True)
class Found:
    """What one moment of the archive has: the keys in order, as far as the page needs them.

    `own` has the counts of the facets with a choice, `counts` those of the others: {code: count}.
    """

    total: int
    keys: np.ndarray
    counts: dict = field(default_factory=dict)
    own: dict = field(default_factory=dict)
    chosen: tuple = ()
    ranked: int = 0
    approximate: bool = False


def search(query, selection, sort="", page=1, *, page_size=PAGE_SIZE, facets=None):
    """The SearchPage of what was typed and chosen; a blank query lists everything chosen.

    Sorted by relevance if something was typed, else the newest first. `facets` are the names of
    those to count: all of the list's unless given; what is not counted takes no time.
    """
    started = time.perf_counter()
    wanted = FACETS_OF[selection.listed] if facets is None else tuple(facets)
    asked = Asked(queries.parse(query), selection, sort, page, page_size, wanted)
    found = asked.found()
    loose = not found.total and asked.loosened()
    if loose:
        found = loose.found()
    given = asked.page_given(found.total)
    shown = ()
    if wanted and not found.approximate:
        shown = facets_shown(selection, *read(found.own, found.counts, found.chosen), wanted)
    return SearchPage(
        total=found.total,
        hits=tuple(found.keys[(given - 1) * page_size : given * page_size].tolist()),
        facets=shown,
        took=time.perf_counter() - started,
        approximate=found.approximate,
        page=given,
        pages=asked.pages(found.total),
        ranked=found.ranked,
        loosened=bool(loose),
        recent_first=selection.listed == "quotes" and 0 < found.ranked < found.total,
    )


@dataclass(frozen=True)
class Asked:
    """A search with everything that was asked for."""

    typed: queries.Query
    selection: object
    sort: str
    page: int
    page_size: int
    facets: tuple

    @cached_property
    def condition(self):
        """The Condition of what was typed; of the moment in which it is first asked for."""
        return queries.condition(self.typed)

    def pages(self, total):
        """How many pages there are to turn, at least one."""
        deepest = max(DEEPEST // self.page_size, 1)
        return min(max(1, -(-total // self.page_size)), deepest)

    def page_given(self, total):
        return min(self.page, self.pages(total))

    @property
    def order(self):
        """The order by date, or RELEVANCE where there are words to rank by."""
        if self.sort in (NEWEST, OLDEST) or not self.condition.ranks:
            return self.sort if self.sort == OLDEST else NEWEST
        return RELEVANCE

    def found(self):
        """What there is, as far as it takes no longer than SEARCH_SECONDS."""
        try:
            with reading():
                return self.browsed() if self.is_blank() else self.scanned()
        except TooMuch:
            return self.newest()

    def is_blank(self):
        chosen = self.selection
        narrowed = chosen.included or chosen.excluded or chosen.start or chosen.end
        return not (narrowed or self.condition.matches)

    def browsed(self):
        listed = self.selection.listed
        counts = browse.kept_counts(listed)
        total = counts.get(EVERYTHING, 0)
        number = self.page_given(total) * self.page_size
        return Found(total, browse.places(listed, self.order, min(number, total))[:, -1], counts)

    def scanned(self):
        chosen = chosen_codes(self.selection) if self.facets else []
        scanned = self.scan()
        own = {
            facet: browse.kept_counts(self.selection.listed, chosen)
            if counts is None
            else commonest(counts, chosen, [facet])
            for facet, counts in scanned.without.items()
        }
        keys, ranked = self.in_order(scanned)
        counts = commonest(scanned.counts, chosen, self.facets)
        return Found(scanned.total, keys, counts, own, chosen, ranked)

    def scan(self):
        """The Scan with as many places as the page may need."""
        deepest = max(DEEPEST // self.page_size, 1)
        number = min(self.page, deepest) * self.page_size
        sort = OLDEST if self.order == OLDEST else NEWEST
        if (gone := left_out(self.typed, self.selection)).matches:
            return all_but(gone, self.selection, sort, number)
        number += RANKED if self.order == RELEVANCE else 0
        return scan(self.condition, self.selection, sort, number, self.facets)

    def in_order(self, scanned):
        """(keys in order, how many of them were ranked)"""
        number = self.page_given(scanned.total) * self.page_size
        if self.order != RELEVANCE:
            return first_places(scanned.places, self.order, number)[:, -1], 0
        keys = best(self.typed, self.condition, self.selection, scanned.places)
        if number <= len(keys):
            return keys, len(keys)
        others = first_places(scanned.places, NEWEST, number + len(keys))[:, -1]
        return np.concatenate([keys, others[~np.isin(others, keys)]]), len(keys)

    def newest(self):
        """The newest matches, where there is no time for all of them; none if even these take long.

        As many as are found are given as the total, which is then too low.
        """
        try:
            with reading():
                places = newest_matches(self.condition, self.selection)
        except TooMuch:
            places = np.empty((0, 2), np.int32)
        return Found(len(places), places[:, -1], approximate=True)

    def loosened(self):
        """The search for a pasted quotation that nothing in the archive has as a whole, or None.

        Asked of the whole list, whatever is chosen: so a facet's link leads to what it promised.
        """
        loose = queries.loosened(self.typed)
        if not loose:
            return None
        try:
            with reading():
                there = is_there(self.condition, self.selection.listed)
        except TooMuch:
            return None
        return None if there else replace(self, typed=loose)
