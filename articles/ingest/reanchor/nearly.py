"""Where words that were corrected stand now, though no quotation was found there."""

from bisect import bisect_left, bisect_right

from rapidfuzz import fuzz

from .wording import LONGEST_GAP, bare_words

#: Words on each side of the expected place that are searched.
WINDOW = 400


def nearly_standing(parts, wording, near):
    """The spans of what is most like `parts`, one after the other, about offset `near`, or None."""
    spans = []
    for part in parts:
        needle = " ".join(bare_words(part))
        at = bisect_left(wording.starts, spans[-1][1] if spans else near)
        span = needle and most_alike(needle, wording, 0 if not spans else at, at)
        if not span or (spans and span[0] > spans[-1][1] + LONGEST_GAP):
            return None
        spans.append(span)
    return spans or None


def most_alike(needle, wording, least, at):
    """(start, end) of the whole words most like `needle` about word `at`, none before `least`."""
    low = max(least, at - WINDOW)
    window = wording.words[low : at + WINDOW + len(needle)]
    offsets, end = [], 0
    for word in window:
        offsets.append(end)
        end += len(word) + 1
    found = fuzz.partial_ratio_alignment(needle, " ".join(window))
    if found is None or not window or found.dest_start >= found.dest_end:
        return None
    first = max(0, bisect_right(offsets, found.dest_start) - 1)
    last = max(first, bisect_left(offsets, found.dest_end) - 1)
    return wording.starts[low + first], wording.ends[low + last]
