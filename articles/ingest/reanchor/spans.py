"""(start, end) pairs of a text, half-open, in code points."""

ELLIPSIS = " … "


def words(text, spans):
    """The words of (start, end) pairs in `text`, joined by an ellipsis."""
    return ELLIPSIS.join(text[start:end] for start, end in spans)


def parts_of(quote):
    """The words of each segment of a stored quote, from its own text: its article has changed.

    All of them as one where its spans are those of other words.
    """
    gaps = len(ELLIPSIS) * (len(quote.spans) - 1)
    if length(quote.spans) + gaps != len(quote.text):
        return [quote.text]
    parts, at = [], 0
    for start, end in quote.spans:
        parts.append(quote.text[at : at + end - start])
        at += end - start + len(ELLIPSIS)
    return parts


def pairs_of(segments):
    """(start, end) pairs of extracted segments."""
    return [(span.start, span.end) for span in segments]


def flat(spans):
    """A flat list of offsets of (start, end) pairs."""
    return [offset for span in spans for offset in span]


def shared_length(spans, others):
    """How many characters two lists of pairs have in common."""
    return sum(max(0, min(b, d) - max(a, c)) for a, b in spans for c, d in others)


def length(spans):
    """How many characters the pairs hold."""
    return sum(end - start for start, end in spans)
