"""An Extraction as plain JSON values: what `manage.py extract` prints."""

from .records import Candidate, Extraction, Quote, Span

_PLAIN = (
    "headline",
    "dek",
    "section",
    "publication",
    "url",
    "language",
    "direction",
    "kind",
    "published",
)


def as_json(extraction: Extraction) -> dict:
    """Dictionaries, lists, strings, numbers and None, offsets as `start` and `end`."""
    return {
        "id": extraction.id,
        "text": extraction.text,
        **{field: getattr(extraction, field) for field in _PLAIN},
        "bylines": list(extraction.bylines),
        "evidence": {
            field: [_candidate(candidate) for candidate in candidates]
            for field, candidates in extraction.evidence.items()
        },
        "blocks": [{"kind": b.kind, "start": b.start, "end": b.end} for b in extraction.blocks],
        "quotes": [_quote(quote) for quote in extraction.quotes],
        "people": [
            _named(person) | {"role": person.role, "affiliation": person.affiliation}
            for person in extraction.people
        ],
        "organizations": [_named(organization) for organization in extraction.organizations],
    }


def _span(span: Span | None) -> dict | None:
    return {"start": span.start, "end": span.end} if span else None


def _candidate(candidate: Candidate) -> dict:
    value = candidate.value
    return {
        "value": list(value) if isinstance(value, tuple) else value,
        "from": candidate.origin,
        **(_span(candidate.span) or {}),
        "chosen": candidate.chosen,
    }


def _quote(quote: Quote) -> dict:
    return {
        "kind": quote.kind,
        "segments": [_span(segment) for segment in quote.segments],
        "speaker": quote.speaker,
        "speaker_kind": quote.speaker_kind,
        "named": quote.named,
        "speaker_mention": _span(quote.speaker_mention),
        "cue": _span(quote.cue),
        "basis": quote.basis,
        "confidence": round(quote.confidence, 4),
        "candidates": [
            {"name": candidate.name, "confidence": round(candidate.confidence, 4)}
            for candidate in quote.candidates
        ],
    }


def _named(record) -> dict:
    return {
        "name": record.name,
        "variants": list(record.variants),
        "mentions": [_span(mention) for mention in record.mentions],
    }
