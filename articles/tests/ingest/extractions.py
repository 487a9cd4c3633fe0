"""Extractions for tests, made from words instead of offsets."""

from articles.extraction.records import Block, Extraction, Organization, Person, Quote, Source, Span


def source(text, reference="papers/one.txt", **fields):
    """A plain-text Source."""
    return Source(name=reference, content=text.encode(), reference=reference, **fields)


def extraction(text, quotes=(), people=(), organizations=(), **fields):
    """An Extraction of `text`; quotes are (words, speaker) with words a string or several segments.

    People and organizations are (name, variants…); each is mentioned wherever its names stand.
    """
    return Extraction(
        id="one.txt",
        text=text,
        blocks=(Block("paragraph", 0, len(text)),),
        quotes=tuple(quote(text, *given) for given in quotes),
        people=tuple(Person(n[0], n[1:], mentions(text, n)) for n in people),
        organizations=tuple(Organization(n[0], n[1:], mentions(text, n)) for n in organizations),
        **{"language": "en", "direction": "ltr", **fields},
    )


def quote(text, words, speaker=None, kind="person"):
    pieces = (words,) if isinstance(words, str) else words
    segments, end = [], 0
    for piece in pieces:
        start = text.index(piece, end)
        end = start + len(piece)
        segments.append(Span(start, end))
    return Quote(
        kind="direct",
        segments=tuple(segments),
        speaker=speaker,
        speaker_kind=kind if speaker else None,
        named=kind != "described",
        speaker_mention=None,
        cue=None,
        basis="explicit name" if speaker else "",
        confidence=0.9 if speaker else 0.2,
    )


def mentions(text, names):
    longest = max(names, key=len)
    start = text.find(longest)
    return (Span(start, start + len(longest)),) if start >= 0 else ()
