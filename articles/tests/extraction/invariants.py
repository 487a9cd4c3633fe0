"""What holds for the extraction of any text at all."""

from itertools import pairwise

from articles.extraction import Extraction, Source, extract
from articles.extraction.records import Span

BODY = {"heading", "paragraph", "question", "answer"}
KINDS = BODY | {"headline", "dek", "byline", "dateline", "caption", "note", "keywords"}
KINDS |= {"boilerplate"}


def extraction_of(text: str, **fields) -> Extraction:
    return extract(Source("test", text.encode(), charset="utf-8", **fields))


def assert_valid(extraction: Extraction) -> None:
    assert_blocks_cover_once(extraction)
    for quote in extraction.quotes:
        assert quote.segments
        assert all(one.end <= two.start for one, two in pairwise(quote.segments))
        assert 0 <= quote.confidence <= 1
        assert all(0 <= c.confidence <= 1 for c in quote.candidates)
        assert quote.named == (quote.speaker_kind in {"person", "organization"})
        assert (quote.speaker is None) == (quote.speaker_kind is None)
    for span in spans_of(extraction):
        assert 0 <= span.start < span.end <= len(extraction.text)


def assert_blocks_cover_once(extraction: Extraction) -> None:
    position = 0
    for block in extraction.blocks:
        assert block.kind in KINDS
        assert position <= block.start < block.end <= len(extraction.text)
        assert not extraction.text[position : block.start].strip()
        assert extraction.text[block.start : block.end].strip()
        position = block.end
    assert not extraction.text[position:].strip()


def spans_of(extraction: Extraction) -> list[Span]:
    quoted = [segment for quote in extraction.quotes for segment in quote.segments]
    beside = [s for quote in extraction.quotes for s in (quote.speaker_mention, quote.cue) if s]
    named = [
        span
        for record in (*extraction.people, *extraction.organizations)
        for span in record.mentions
    ]
    known = [c.span for found in extraction.evidence.values() for c in found if c.span]
    return quoted + beside + named + known
