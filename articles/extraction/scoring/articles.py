"""Gold annotations against an Extraction: how many of what was expected were found.

A gold file is JSON with the fields of an article (headline, dek, bylines, publication, published,
section), `quotes` (segments, kind, speaker, speaker_mention), `speakers` (name, variants),
`people_mentioned`, `organizations` (name, variants, mentions), and what is no body text: the words
of `captions`, `keyword_lines`, `boilerplate`, `editor_notes`, the spans of `stray_captions`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..language.names import name_words
from ..records import Extraction, Quote, Span

METADATA = ("headline", "dek", "bylines", "publication", "published", "section")
_BODY = frozenset({"paragraph", "question", "answer", "heading"})
_TURNS = frozenset({"question", "answer", "nested"})
_NOT_BODY = ("captions", "keyword_lines", "boilerplate", "editor_notes")
_EDGE = " \t\r\n\u00a0\"'“”‘’.,;:!?…-–—"
_NO_PART_OF_NAME = frozenset(
    {"mr", "mrs", "ms", "dr", "rep", "sen", "gen", "gov", "president", "commander", "cmdr"}
    | {"a", "an", "the"}
)
#: A count of mentions is right if it is off by no more than this share, or by one.
_MENTION_TOLERANCE = 0.05

Name = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """How many of the expected were found."""

    found: int
    expected: int


def score(gold: Mapping, extraction: Extraction) -> dict[str, Row]:
    """A Row for metadata, body clean, quotes, speakers, false quotes (expected: none), people,
    organizations and mention counts. A quote is found if every segment's span is the same but for
    marks and space at its edges and it is a turn where a turn is expected."""
    quotes = _Quotes(gold, extraction)
    return {
        "metadata": _count(_metadata(gold, extraction)),
        "body clean": _count(_body_clean(gold, extraction)),
        "quotes": _count(quotes.found()),
        "speakers": _count(quotes.right_speakers()),
        "false quotes": Row(quotes.false(), 0),
        "people": _count(_people(gold, extraction)),
        "organizations": _count(hit is not None for _, hit in _organizations(gold, extraction)),
        "mention counts": _count(
            hit is not None and _is_near(len(hit.mentions), body["mentions"])
            for body, hit in _organizations(gold, extraction)
        ),
    }


def total(scores: Iterable[Mapping[str, Row]]) -> dict[str, Row]:
    """The rows of several articles added up."""
    added: dict[str, Row] = {}
    for rows in scores:
        for name, row in rows.items():
            before = added.get(name, Row(0, 0))
            added[name] = Row(before.found + row.found, before.expected + row.expected)
    return added


def _count(outcomes: Iterable[bool]) -> Row:
    listed = list(outcomes)
    return Row(sum(listed), len(listed))


def _metadata(gold: Mapping, extraction: Extraction) -> Iterator[bool]:
    for field in METADATA:
        yield _plain(gold[field]) == _plain(getattr(extraction, field))


def _plain(value: object) -> object:
    if isinstance(value, str):
        return " ".join(name_words(value)) or None
    return [_plain(item) for item in value] or None if value else None


def _body_clean(gold: Mapping, extraction: Extraction) -> Iterator[bool]:
    body = [block for block in extraction.blocks if block.kind in _BODY]
    for start, end in sorted(set(_outside(gold, extraction.text))):
        yield not any(block.start < end and start < block.end for block in body)


def _outside(gold: Mapping, text: str) -> Iterator[tuple[int, int]]:
    for field in _NOT_BODY:
        for words in gold[field]:
            start = text.find(words)
            if start >= 0:
                yield start, start + len(words)
    for span in gold["stray_captions"]:
        yield span["start"], span["end"]


class _Quotes:
    """The quotes of both sides by their spans."""

    def __init__(self, gold: Mapping, extraction: Extraction) -> None:
        text = extraction.text
        self.gold = gold
        self.expected = [(_key(text, _spans(text, quote)), quote) for quote in gold["quotes"]]
        self.given = {
            _key(text, [(s.start, s.end) for s in quote.segments]): quote
            for quote in extraction.quotes
        }

    def found(self) -> Iterator[bool]:
        return (self._given(key, quote) is not None for key, quote in self.expected)

    def right_speakers(self) -> Iterator[bool]:
        for key, quote in self.expected:
            given = self._given(key, quote)
            yield given is not None and _name(given.speaker) in _right_names(self.gold, quote)

    def false(self) -> int:
        return len(self.given.keys() - {key for key, _ in self.expected})

    def _given(self, key: tuple, quote: Mapping) -> Quote | None:
        given = self.given.get(key)
        return given if given and _group(given.kind) == _group(quote["kind"]) else None


def _spans(text: str, quote: Mapping) -> list[tuple[int, int]]:
    """The segments of an annotated quotation, by their words where the text is not the file's;
    words that the text has not are at an impossible place."""
    if "segments" in quote:
        return [(segment["start"], segment["end"]) for segment in quote["segments"]]
    starts = [(text.find(words), words) for words in quote["words"]]
    return [(start, start + len(words)) if start >= 0 else (-1, -1) for start, words in starts]


def _key(text: str, segments: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(_trimmed(text, start, end) for start, end in segments)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return Span(start, end)


def _group(kind: str) -> str:
    return kind if kind in _TURNS else "marks"


def _right_names(gold: Mapping, quote: Mapping) -> set[Name]:
    """The names that are right for a quote; who speaks in a headline may stay open."""
    names = _names_of(gold, quote["speaker"], quote["speaker_mention"])
    if quote["kind"] == "headline":
        names |= {_name(quote["speaker_mention"]), ()}
    return names


def _names_of(gold: Mapping, person: str, mention: str | None = None) -> set[Name]:
    """A person's canonical name, every full form that the article prints, its first word with
    any surname; for one who is never named also the words used."""
    variants = next((s["variants"] for s in gold["speakers"] if s["name"] == person), [])
    printed = {_name(variant) for variant in variants}
    full = {name for name in printed if len(name) > 1}
    mixed = {(name[0], single[0]) for name in full for single in printed if len(single) == 1}
    return full | mixed | {_name(person)} | ({_name(mention)} if mention and not full else set())


def _name(name: str | None) -> Name:
    """The words of a name in small letters, titles and articles left out."""
    words = (name or "").lower().replace("’", "'").replace(".", "")
    return tuple(word for word in name_words(words) if word not in _NO_PART_OF_NAME)


def _people(gold: Mapping, extraction: Extraction) -> Iterator[bool]:
    """A body that speaks is looked for among the bodies."""
    given = {_name(form) for person in extraction.people for form in _forms(person)}
    bodies = {body["name"] for body in gold["organizations"]}
    named = [s["name"] for s in gold["speakers"] if len(_name(s["name"])) > 1]
    named = [name for name in named if name not in bodies]
    for name in [n for n in named if n[0].isupper()] + list(gold["people_mentioned"]):
        yield not given.isdisjoint(_names_of(gold, name))


def _organizations(gold: Mapping, extraction: Extraction) -> Iterator[tuple[Mapping, object]]:
    for body in gold["organizations"]:
        wanted = {_plain(form).lower() for form in [body["name"], *body["variants"]]}
        hits = (
            given
            for given in extraction.organizations
            if wanted & {_plain(form).lower() for form in _forms(given)}
        )
        yield body, next(hits, None)


def _forms(record) -> list[str]:
    return [record.name, *record.variants]


def _is_near(count: int, expected: int) -> bool:
    return abs(count - expected) <= max(1, _MENTION_TOLERANCE * expected)
