"""News whose quotations people have annotated by paragraph, against an Extraction.

Both sides are cut into pieces first: at line ends and between a closing and an opening mark;
neighbouring sentences of one speaker are one piece. So a quotation of five paragraphs counts five
times, whether it was found as one or as five. What nobody annotated counts neither way.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from ..records import Extraction, Span
from ..training.annotated import Annotated, Said
from .names import same_speaker

_EDGE = frozenset("\"'`“”„«»‘’‚‹› \t\r\n\u00a0\u200b\ufeff.,;:!?…-–—()[]*")
_CUT = re.compile(r"\s*\n\s*|(?<=[”\"])\s+(?=[“\"])|(?<='')\s+(?='')")
_JOINED = " .,;:!?…-–—"
_TURNS = frozenset({"question", "answer"})
#: Two pieces are the same if they share so much of the text that they cover together.
_LEAST_OVERLAP = 0.8
#: A given piece that shares more than this with an expected one is a wrong piece of it.
_SOME_OVERLAP = 0.3
_BINS = 10
#: Of fewer outcomes no calibration error is told: by chance alone 61 of a source that is perfectly
#: calibrated are 7 per cent off, one time in twenty 11 (950 are 2 off).
_LEAST_OUTCOMES = 200


@dataclass(frozen=True, slots=True)
class Piece:
    """`names` are the words used for the speaker and the full name, as far as there are any."""

    span: Span
    names: tuple[str, ...]
    full_name: str | None
    counts: bool = True
    confidence: float = 1.0


@dataclass(slots=True)
class Tally:
    """Counts over articles; `sure` holds the confidence of each piece found, and whether its
    speaker is right; `sure_of_name` the same, right only by the full name where that is known."""

    expected: int = 0
    given: int = 0
    found: int = 0
    right: int = 0
    right_strictly: int = 0
    named: int = 0
    full_name_right: int = 0
    sure: list[tuple[float, bool]] = field(default_factory=list)
    sure_of_name: list[tuple[float, bool]] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        for name in ("expected", "given", "found", "right", "right_strictly", "named"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.full_name_right += other.full_name_right
        self.sure += other.sure
        self.sure_of_name += other.sure_of_name

    def figures(self) -> dict[str, float]:
        """Percentages: F1 of spans and of spans with their speaker, full names, how often those
        are right that are left after the least sure tenth, and the calibration error unless there
        are too few to tell it."""
        both = self.expected + self.given or 1
        ranked = sorted(self.sure, reverse=True)[: max(1, round(0.9 * len(self.sure)))]
        right = sum(right for _, right in ranked)
        full_names = {"full names": 100 * self.full_name_right / self.named} if self.named else {}
        error = {"calibration error": 100 * calibration_error(self.sure_of_name)}
        return {
            "spans": 200 * self.found / both,
            "spans and speakers": 200 * self.right / both,
            "spans and speakers, strict": 200 * self.right_strictly / both,
            **full_names,
            "right at 90 % coverage": 100 * right / (len(ranked) or 1),
            **(error if len(self.sure_of_name) >= _LEAST_OUTCOMES else {}),
        }


def calibration_error(sure: Sequence[tuple[float, bool]]) -> float:
    """The mean distance of confidence from how often it is right, over ten bins."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in sure:
        bins.setdefault(min(_BINS - 1, int(confidence * _BINS)), []).append((confidence, right))
    apart = (abs(sum(c - r for c, r in members)) for members in bins.values())
    return sum(apart) / (len(sure) or 1)


def score_passages(article: Annotated, extraction: Extraction) -> Tally:
    """What of an annotated article was found, marks and full stops at the edges left aside."""
    annotated = list(_pieces(article.text, [_expected(said) for said in article.said]))
    expected = [piece for piece in annotated if piece.counts]
    aside = [piece.span for piece in annotated if not piece.counts] + list(article.aside)
    given = list(_pieces(article.text, _given(extraction)))
    pairs = _pairs(expected, given)
    taken = {number for _, number in pairs}
    counted = [p for n, p in enumerate(given) if n in taken or not _is_aside(p, aside, expected)]
    tally = Tally(expected=len(expected), given=len(counted), found=len(pairs))
    for one, two in pairs:
        _add_speaker(tally, expected[one], given[two])
    return tally


def _add_speaker(tally: Tally, expected: Piece, given: Piece) -> None:
    right = _is_right(expected, given)
    tally.right += right
    tally.right_strictly += _is_right(expected, given, strict=True)
    tally.sure.append((given.confidence, right))
    if expected.full_name:
        named = same_speaker(expected.full_name, given.full_name, strict=True)
        tally.named += 1
        tally.full_name_right += named
        right = right and named
    tally.sure_of_name.append((given.confidence, right))


def _is_right(expected: Piece, given: Piece, strict: bool = False) -> bool:
    if not expected.names:
        return not given.names
    return any(same_speaker(a, b, strict) for a in expected.names for b in given.names)


def _expected(said: Said) -> Piece:
    names = tuple(name for name in (said.words, said.name) if name)
    return Piece(said.span, names, said.name, said.in_marks)


def _given(extraction: Extraction) -> Iterator[Piece]:
    for quote in extraction.quotes:
        if quote.kind in _TURNS:
            continue
        mention = quote.speaker_mention
        words = extraction.text[mention.start : mention.end] if mention else None
        names = tuple(name for name in (words, quote.speaker) if name)
        for segment in quote.segments:
            yield Piece(segment, names, quote.speaker, confidence=quote.confidence)


def _pieces(text: str, whole: Iterable[Piece]) -> Iterator[Piece]:
    last = None
    seen = set()
    for piece in sorted(whole, key=lambda piece: piece.span):
        for start, end in _cut(text, piece.span):
            span = _trimmed(text, start, end)
            if span in seen or not any(c.isalnum() for c in text[span.start : span.end]):
                continue
            seen.add(span)
            if last and _goes_on(text, last, piece, span):
                last = replace(last, span=Span(last.span.start, span.end))
                continue
            if last:
                yield last
            last = replace(piece, span=span)
    if last:
        yield last


def _goes_on(text: str, last: Piece, piece: Piece, span: Span) -> bool:
    same = last.names == piece.names and last.counts == piece.counts
    between = text[last.span.end : span.start]
    return same and last.span.end <= span.start and not between.strip(_JOINED)


def _cut(text: str, span: Span) -> Iterator[tuple[int, int]]:
    start = span.start
    for cut in _CUT.finditer(text, span.start, span.end):
        yield start, cut.start()
        start = cut.end()
    yield start, span.end


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return Span(start, end)


def _pairs(expected: list[Piece], given: list[Piece]) -> list[tuple[int, int]]:
    """Expected and given pieces that are the same, one to one, those that share most first."""
    shared = sorted(
        (-_overlap(one.span, two.span), i, j)
        for i, one in enumerate(expected)
        for j, two in enumerate(given)
        if two.span.start < one.span.end and one.span.start < two.span.end
    )
    taken: tuple[set[int], set[int]] = set(), set()
    pairs = []
    for negative, i, j in shared:
        if -negative >= _LEAST_OVERLAP and i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((i, j))
    return pairs


def _overlap(one: Span, two: Span) -> float:
    shared = min(one.end, two.end) - max(one.start, two.start)
    return max(0, shared) / (max(one.end, two.end) - min(one.start, two.start))


def _is_aside(piece: Piece, aside: list[Span], expected: list[Piece]) -> bool:
    size = piece.span.end - piece.span.start
    inside = sum(max(0, min(piece.span.end, s.end) - max(piece.span.start, s.start)) for s in aside)
    wrong = any(_overlap(piece.span, other.span) > _SOME_OVERLAP for other in expected)
    return inside > size / 2 and not wrong
