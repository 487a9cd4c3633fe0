"""What a quote's columns hold, each span checked against the article's text."""

from django.db.models import Q

from articles.fingerprint import fingerprint
from articles.models import State

from ..reanchor import ELLIPSIS, flat, words

#: What the machine says of who speaks; a person's review fixes all of it.
ATTRIBUTION = ("speaker", "organization", "label", "named", "kind")


class BadSpan(ValueError):
    """A span that does not lie in the article's text: a fault of the extractor."""


def bounds(spans, text):
    """Fields of a quote that stands at `spans` of `text`. Raises BadSpan."""
    end = 0
    for start, stop in spans:
        if not end <= start < stop <= len(text):
            raise BadSpan(
                f"a quote's span {start}–{stop} does not fit the text of {len(text)} characters"
            )
        end = stop
    said = words(text, spans)
    return {
        "start": spans[0][0],
        "end": spans[-1][1],
        "segments": flat(spans),
        "text": said,
        "fingerprint": fingerprint(said),
    }


def span_fields(name, span, text):
    if span is None:
        return {f"{name}_start": None, f"{name}_end": None}
    if not 0 <= span.start < span.end <= len(text):
        raise BadSpan(f"a {name}'s span {span.start}–{span.end} leaves the text")
    return {f"{name}_start": span.start, f"{name}_end": span.end}


def attribution(found, text, voices):
    """{field: value} of who speaks, for a quote as the extractor `found` it."""
    body = found.speaker_kind == "organization"
    mention = found.speaker_mention
    printed = text[mention.start : mention.end] if mention else ""
    return {
        "speaker": None if body else voices.people.get(found.speaker),
        "organization": voices.organizations.get(found.speaker) if body else None,
        "label": found.speaker or printed,
        "named": found.named,
        "kind": found.kind,
    }


def evidence(found, text):
    """{field: value} of why, for a quote as the extractor `found` it."""
    return {
        **span_fields("mention", found.speaker_mention, text),
        **span_fields("cue", found.cue, text),
        "basis": found.basis[:100],
        "confidence": found.confidence,
        "candidates": [{"name": c.name, "confidence": c.confidence} for c in found.candidates],
    }


def misplaced(article):
    """Sentences about the article's quotes whose stored words are not those at their spans."""
    there = Q(orphaned_at=None) & ~Q(state=State.MERGED)
    for quote in article.quotes.filter(there):
        if ELLIPSIS.join(article.text[a:b] for a, b in quote.spans) != quote.text:
            yield f"quote {quote.public_id}: its words are not what its spans say"
        elif (quote.start, quote.end) != (quote.segments[0], quote.segments[-1]):
            yield f"quote {quote.public_id}: its envelope is not that of its segments"
        elif quote.fingerprint != fingerprint(quote.text):
            yield f"quote {quote.public_id}: its fingerprint is not that of its words"
