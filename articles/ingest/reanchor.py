"""Finding an article's stored quotes again in its new text, so that they keep their ids.

Pure functions over text: what becomes of the plan is `quotes.py`'s business.
"""

from bisect import bisect
from dataclasses import dataclass, field

from articles.folding import fold

ELLIPSIS = " … "
#: The same words more often than this are paired in reading order, not by distance.
MANY = 50
#: Segments of one quote stand at most this many characters apart.
LONGEST_GAP = 2000


def words(text, spans):
    """The words of (start, end) pairs in `text`, joined by an ellipsis."""
    return ELLIPSIS.join(text[start:end] for start, end in spans)


def pairs_of(segments):
    """(start, end) pairs of extracted segments."""
    return [(span.start, span.end) for span in segments]


def flat(spans):
    """A flat list of offsets of (start, end) pairs."""
    return [offset for span in spans for offset in span]


@dataclass
class Plan:
    """What happens to each stored quote, and which found ones are new.

    `found_again`: (stored, found). `kept`: (stored, spans) whose words stand there though the
    extractor no longer reports them. `disputed`: (stored, spans, found) where a person decided
    and the machine sees other bounds. `joined`: (stored, stored that took it in).
    `orphans`: stored quotes whose words are gone. `new`: found quotes nobody stored.
    """

    found_again: list = field(default_factory=list)
    kept: list = field(default_factory=list)
    disputed: list = field(default_factory=list)
    joined: list = field(default_factory=list)
    orphans: list = field(default_factory=list)
    new: list = field(default_factory=list)


def reanchor(stored, found, old_text, text, fixed=()):
    """A Plan for `stored` quotes (of `old_text`) given those `found` in `text`.

    `fixed` are those stored ones whose words a person chose, to the letter.
    """
    plan = Plan()
    plan.found_again = same_words(stored, found, text, fixed)
    paired = {id(quote) for pair in plan.found_again for quote in pair}
    lost = [quote for quote in stored if id(quote) not in paired]
    unclaimed = [quote for quote in found if id(quote) not in paired]
    anchors = sorted((old.start, new.segments[0].start) for old, new in plan.found_again)
    taken = {span for _, new in plan.found_again for span in pairs_of(new.segments)}
    placed = []
    for quote in lost:
        spans = place(quote, old_text, text, anchors)
        if spans and not taken & set(spans):
            placed.append((quote, spans))
            taken.update(spans)
        else:
            plan.orphans.append(quote)
    settle(placed, unclaimed, plan)
    return plan


def same_words(stored, found, text, fixed):
    """(stored, found) pairs with the same folded words, nearest to where they stood."""
    old, new = {}, {}
    for quote in stored:
        old.setdefault(fold(quote.text), []).append(quote)
    for quote in found:
        new.setdefault(fold(words(text, pairs_of(quote.segments))), []).append(quote)
    shared = [(old[key], new[key]) for key in old if key in new]
    anchors = sorted(
        (a[0].start, b[0].segments[0].start) for a, b in shared if len(a) == len(b) == 1
    )
    return [
        (quote, other)
        for a, b in shared
        for quote, other in nearest(a, b, anchors)
        if quote not in fixed or quote.text == words(text, pairs_of(other.segments))
    ]


def nearest(stored, found, anchors):
    """Pairs of quotes with the same words: in reading order, or by distance if some are gone."""
    if len(stored) == len(found) or max(len(stored), len(found)) > MANY:
        return list(zip(stored, found, strict=False))
    distances = sorted(
        (abs(expected(old.start, anchors) - new.segments[0].start), i, j)
        for i, old in enumerate(stored)
        for j, new in enumerate(found)
    )
    pairs, used_old, used_new = [], set(), set()
    for _, i, j in distances:
        if i not in used_old and j not in used_new:
            pairs.append((stored[i], found[j]))
            used_old.add(i)
            used_new.add(j)
    return pairs


def expected(start, anchors):
    """Where an offset of the old text should be in the new, by the nearest anchor before it."""
    if not anchors:
        return start
    before, after = anchors[max(0, bisect(anchors, (start, float("inf"))) - 1)]
    return start + after - before


def place(quote, old_text, text, anchors):
    """The spans of `quote`'s exact words in `text` nearest to where they should be, or None."""
    target = expected(quote.start, anchors)
    parts = [old_text[start:end] for start, end in quote.spans]
    starts = [text.find(parts[0], target), text.rfind(parts[0], 0, target + len(parts[0]))]
    for start in sorted((s for s in starts if s >= 0), key=lambda s: abs(s - target)):
        if spans := follow(parts, text, start):
            return spans
    return None


def follow(parts, text, start):
    """The spans of `parts` in `text`, the first at `start`, or None if one is missing."""
    spans = [(start, start + len(parts[0]))]
    for part in parts[1:]:
        start = text.find(part, spans[-1][1], spans[-1][1] + LONGEST_GAP + len(part))
        if start < 0:
            return None
        spans.append((start, start + len(part)))
    return spans


def settle(placed, unclaimed, plan):
    """Decide between stored quotes found by their words alone and new ones over the same words.

    What a person reviewed stays as it is; else the new bounds inherit the id of the quote
    they share most with, and other quotes inside them are joined to it.
    """
    heirs = {}
    disputed = set()
    spoken_for = inside_disputed(placed, unclaimed)
    for quote, spans in sorted(placed, key=lambda item: item[0].review == "machine"):
        rival = most_shared(spans, unclaimed)
        if rival is None:
            plan.kept.append((quote, spans))
        elif quote.review != "machine" and id(rival) not in disputed:
            plan.disputed.append((quote, spans, rival))
            disputed.add(id(rival))
            spoken_for.add(id(rival))
        elif id(rival) in spoken_for:
            plan.kept.append((quote, spans))
        elif id(rival) in heirs:
            plan.joined.append((quote, heirs[id(rival)]))
        else:
            heirs[id(rival)] = quote
            plan.found_again.append((quote, rival))
    plan.new = [q for q in unclaimed if id(q) not in heirs and id(q) not in spoken_for]


def inside_disputed(placed, unclaimed):
    """ids of found quotes whose words a person put into another quote: they are not new.

    What is nested in a quote stands beside it.
    """
    decided = [spans for quote, spans in placed if quote.review != "machine"]
    return {
        id(quote)
        for quote in unclaimed
        for spans in decided
        if quote.kind != "nested"
        and 2 * shared_length(spans, pairs_of(quote.segments)) >= length(pairs_of(quote.segments))
    }


def most_shared(spans, found):
    """The found quote that shares the most characters with `spans`, at least half of either."""
    best, most = None, 0
    for quote in found:
        theirs = pairs_of(quote.segments)
        common = shared_length(spans, theirs)
        if common > most and 2 * common >= min(length(spans), length(theirs)):
            best, most = quote, common
    return best


def shared_length(spans, others):
    return sum(max(0, min(b, d) - max(a, c)) for a, b in spans for c, d in others)


def length(spans):
    return sum(end - start for start, end in spans)
