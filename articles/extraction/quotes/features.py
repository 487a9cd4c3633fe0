"""What tells a quotation from a title, a nickname, a term: names, each of which can have a weight.

Of the text itself only small words and words of the project's own lists go into a name; every
other word is "word", "capital" or "number".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ..language.lists import words
from ..records import Span

_TOKEN = re.compile(r"[^\W_](?:[\w’'.-]*\w)?|\S")
_MARKS = "\"'“”‘’«»„‟`‚‹› \u00a0"
_REACH = 60
_CUE_REACH = 160
_NEAR, _OFF = 2, 6
_SPEAKERS_OWN = frozenset(
    {"i", "we", "you", "my", "our", "your", "me", "us", "i’m", "i'm", "we’re"}
)
_SPEAKERS_OWN |= {"we're", "don’t", "don't", "it’s", "it's", "that’s", "that's", "i’ve", "i've"}
_FINITE = frozenset({"is", "are", "was", "were", "be", "have", "has", "had", "do", "does", "did"})
_FINITE |= {"will", "would", "can", "could", "should", "must", "may", "might", "not", "never"}
_LENGTHS = ((1, "1"), (2, "2"), (3, "3"), (4, "4"), (6, "5-6"), (9, "7-9"), (14, "10-14"))
_LISTS = ("reporting_verbs", "auxiliaries", "prepositions", "determiners", "phrase_ends")
_LISTS += ("clause_openers", "speech_nouns", "term_nouns", "stop_words_en")


@dataclass(frozen=True, slots=True)
class Setting:
    """Words between marks where they stand: `number` counts those before in the paragraph."""

    text: str
    span: Span
    paragraph: Span
    closed: bool = True
    single: bool = False
    number: int = 0


@cache
def _listed() -> frozenset[str]:
    return frozenset().union(*(words(name) for name in _LISTS))


def word_class(word: str) -> str:
    """A word as features may name it: itself in small letters if one of our lists has it."""
    lower = word.lower()
    if lower in _listed():
        return lower
    first = word[0]
    if first.isalpha():
        return "capital" if first.isupper() else "word"
    return "number" if first.isdigit() else word


def quotation_features(setting: Setting) -> list[str]:
    """The features of words between marks."""
    text, span, paragraph = setting.text, setting.span, setting.paragraph
    said = _TOKEN.findall(text[span.start : span.end])
    before = text[max(paragraph.start, span.start - _CUE_REACH) : span.start].rstrip(_MARKS)
    after = text[span.end : min(paragraph.end, span.end + _CUE_REACH)].lstrip(_MARKS)
    earlier = _TOKEN.findall(before[-_REACH:])
    later = _TOKEN.findall(after[:_REACH])
    found = ["quotation"]
    found += _inside(text, span, said)
    found += _beside(earlier, later, _length(said))
    found += _cues(before, after)
    found += _place(setting, earlier, later)
    return found


def _length(said: list[str]) -> str:
    count = sum(word[0].isalnum() for word in said)
    return next((label for most, label in _LENGTHS if count <= most), "15 or more")


def _inside(text: str, span: Span, said: list[str]) -> Iterator[str]:
    length = _length(said)
    yield f"{length} words"
    counted = [w for w in said if w[0].isalpha() and w.lower() not in words("title_small_words")]
    capitals = sum(word[0].isupper() for word in counted) / max(1, len(counted))
    share = "all" if capitals > 0.99 else "most" if capitals > 0.5 else "few"
    end = text[span.end - 1]
    closing = "comma" if end == "," else "stop" if end in ".?!…—" else "none"
    first = "capital" if text[span.start].isupper() else "small"
    yield f"{share} capitals"
    yield f"ends in {closing}"
    yield f"first {first}"
    yield f"{length} words, {share} capitals, ends in {closing}"
    yield f"first {first}, ends in {closing}"
    inner = [word for word in said if word[0].isalnum()]
    if inner:
        yield f"first word {word_class(inner[0])}"
        yield f"last word {word_class(inner[-1])}"
        yield f"{length} words, first word {word_class(inner[0])}"
    lower = {word.lower() for word in said}
    if lower & _SPEAKERS_OWN:
        yield "speaks of I, we or you"
    if lower & _FINITE:
        yield "has a finite verb"
        yield f"{length} words, has a finite verb"


def _beside(earlier: list[str], later: list[str], length: str) -> Iterator[str]:
    before = [word_class(word) for word in reversed(earlier[-3:])] + ["start"] * 3
    after = [word_class(word) for word in later[:2]] + ["end"] * 2
    yield f"before: {before[0]}"
    yield (
        f"before: {before[1]} {before[0]}" if before[0] in _SMALL else f"second before: {before[1]}"
    )
    yield f"after: {after[0]}"
    yield f"second after: {after[1]}"
    yield (
        f"{length} words before {after[0]}"
        if after[0] in "().,;:"
        else f"after {length} words, {_kind(after[0])}"
    )
    yield f"{_kind(before[0])} before {length} words"
    yield f"{_kind(before[0])} before, {_kind(after[0])} after"


_SMALL = frozenset({"a", "an", "the", "his", "her", "their", ",", ":", "as", "of"})


def _kind(word: str) -> str:
    """The coarse class of a word beside the marks."""
    for name in ("reporting_verbs", "term_nouns", "speech_nouns", "determiners", "prepositions"):
        if word in words(name):
            return name
    return (
        word if not word[0].isalnum() or word in {"word", "capital", "number", "end"} else "small"
    )


def _cues(before: str, after: str) -> Iterator[str]:
    verbs = words("reporting_verbs")
    earlier = [word.lower() for word in _TOKEN.findall(before)][::-1]
    later = [word.lower() for word in _TOKEN.findall(after)]
    for side, near in (("before", earlier), ("after", later)):
        distance = next((n for n, word in enumerate(near) if word in verbs), None)
        if distance is None:
            continue
        stops = sum(word in {".", "!", "?"} for word in near[:distance])
        if not stops:
            yield f"verb {side}: {near[distance]}"
            if distance < _NEAR:
                yield f"verb beside {side}: {near[distance]}"
        label = "beside" if distance < _NEAR else "near" if distance < _OFF else "far"
        yield f"verb {label} {side}, {min(stops, 2)} stops between"
    opening = next((n for n, word in enumerate(earlier[:5]) if word in words("determiners")), None)
    if opening is not None and all(word[0].isalnum() for word in earlier[:opening]):
        ends = _kind(word_class(later[0])) if later else "end"
        yield f"in a noun phrase after {earlier[opening]}, {min(opening, 2)} words before"
        yield f"in a noun phrase before {ends}"
    if any(word in words("term_nouns") for word in earlier[:4]):
        yield "noun of a title or term before"
    if not any(word in verbs for word in earlier + later):
        yield "no verb"


def _place(setting: Setting, earlier: list[str], later: list[str]) -> Iterator[str]:
    yield f"number {min(setting.number, 3)} of its paragraph"
    if setting.single:
        yield "single marks"
    if not setting.closed:
        yield "never closed"
    if not earlier:
        yield "opens the paragraph" if later else "fills the paragraph"
    mark = setting.text[setting.span.start - 1 : setting.span.start]
    if mark in {"'", "’"}:
        yield "opened by what may be an apostrophe"
