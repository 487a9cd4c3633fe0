"""The quotations of running text, their segments joined."""

import math
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from ..language.lists import words
from ..learned import shipped
from ..records import Block, Span
from .features import Setting
from .found import FoundQuote
from .judgement import is_headline_quotation, quotation_log_odds
from .marks import Stretch, stretches
from .transcripts import turn_label

_READ = frozenset({"headline", "dek", "paragraph", "heading", "caption"})
_EDGE = "\"'“”‘’«»„` \u00a0\t\n\r"
_POSTED = re.compile(r"\b(?:tweet|retweet|post)(?:s|ed|ing)?\b")
_POSTED_REACH = 80
_WORD = re.compile(r"[^\W_][\w’'.-]*")
#: An attribution between two parts of a quotation is no longer than this.
_INTERRUPTION_WORDS = 40
_INTERRUPTION_LENGTH = 320
_FULL_STOP_INSIDE = re.compile(r"([^\W_]*)(?<!\b\w)[.!?]\s+\S")
#: From so many words on what is quoted is a clause, not some words of one.
_CLAUSE_WORDS = 6
#: So many words at most are set between commas whatever they say, none of these among them.
_FEW_WORDS = 6
_LISTING = frozenset({"and", "or", "but", "as", "to"})
_OWN = re.compile(r"[\"'”’»]+ [^.,;:\"“”]*")
_OWN_REACH = 60


#: Words in marks -> the log-odds that they are a quotation.
Judge = Callable[[Setting], float]


def quotations(text: str, blocks: Iterable[Block], judge: Judge | None = None) -> list[FoundQuote]:
    """The quotations in marks outside interview turns, in reading order; the shipped model
    judges what is one unless another judge is given.

    One that its attribution interrupts, or that goes on in the next paragraph, is one quotation
    of several segments.
    """
    judge = judge or (lambda setting: quotation_log_odds(setting, shipped()))
    found: list[FoundQuote] = []
    open_end = None
    for block in blocks:
        if block.kind not in _READ:
            continue
        inside = stretches(text, block.start, block.end)
        new = inside
        if open_end is not None and inside and _goes_on(text, block, inside[0]):
            found[-1] = _with(found[-1], text, inside[0])
            new = inside[1:]
        for quote in _in_block(text, block, new, judge):
            if found and _is_interrupted(text, found[-1], quote):
                found[-1] = _joined(found[-1], quote)
            else:
                found.append(quote)
        open_end = _left_open(block, found, inside)
    return found


def _in_block(text: str, block: Block, inside: list[Stretch], judge: Judge) -> Iterator[FoundQuote]:
    paragraph = Span(block.start, block.end)
    for number, stretch in enumerate(inside):
        span = trimmed(text, stretch.start, stretch.end)
        if not span:
            continue
        if block.kind == "headline":
            said = text[span.start : span.end]
            log_odds = math.inf if is_headline_quotation(said) else -math.inf
        else:
            log_odds = judge(Setting(text, span, paragraph, stretch.closed, stretch.single, number))
        if log_odds > 0:
            yield FoundQuote(_kind(text, block, span), (span,), block, log_odds)


def trimmed(text: str, start: int, end: int) -> Span | None:
    """A span without marks and white space at its edges, None if nothing else is in it."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return Span(start, end) if start < end else None


def _kind(text: str, block: Block, span: Span) -> str:
    if block.kind == "headline":
        return "headline"
    near = text[span.end : min(block.end, span.end + _POSTED_REACH)]
    if _POSTED.search(near.partition("\n")[0]):
        return "post"
    before = text[max(block.start, span.start - 12) : span.start].rstrip(_EDGE)
    opens = span.start - block.start <= 2 or not before or before[-1] in ".,:!?…—–-"
    clause = len(_WORD.findall(text, span.start, span.end)) >= _CLAUSE_WORDS
    return "direct" if opens and (clause or text[span.start].isupper()) else "mixed"


def _is_interrupted(text: str, first: FoundQuote, second: FoundQuote) -> bool:
    """Whether nothing but an attribution stands between two quotations of one paragraph."""
    if first.block is not second.block or first.kind == "headline":
        return False
    start, end = first.segments[-1].end, second.segments[0].start
    if end - start > _INTERRUPTION_LENGTH or text[start - 1] not in ",.?!—–-…":
        return False
    if _is_attributed_itself(text, second):
        return False
    between = text[start:end].strip(_EDGE)
    if _opens_anew(text[start - 1], between):
        return False
    if not between.endswith((".", ",", ":", "—", "–")) or _has_full_stop(between):
        return False
    said = _WORD.findall(between.lower())
    if between.endswith(",") and _is_set_off(text, start, end, said):
        return True
    before_who = said[: said.index("who")] if "who" in said else said
    verbs = _verbs(before_who) or _verbs(said)
    return verbs == 1 and len(said) <= _INTERRUPTION_WORDS and said[-1] not in {"that", "and"}


def _is_set_off(text: str, start: int, end: int, said: list[str]) -> bool:
    """Whether a few words stand between commas inside one sentence: “A,” he began, “and b.”"""
    few = 2 <= len(said) <= _FEW_WORDS and _LISTING.isdisjoint(said)
    return few and text[start - 1] == "," and text[end].islower()


def _joined(first: FoundQuote, second: FoundQuote) -> FoundQuote:
    surer = max(first.log_odds, second.log_odds)
    return replace(first, segments=first.segments + second.segments, log_odds=surer)


def _opens_anew(last: str, between: str) -> bool:
    """Whether what stands between two quotations leads only to the second: “A.” Holt added, “B.”"""
    return (between.endswith(":") and last in ".?!") or (between.endswith(",") and last == ".")


def _is_attributed_itself(text: str, quote: FoundQuote) -> bool:
    """Whether a comma ends a quotation and a verb of speaking follows in the clause."""
    end = quote.segments[-1].end
    if text[end - 1] not in ",?!":
        return False
    clause = _OWN.match(text, end, min(quote.block.end, end + _OWN_REACH))
    return bool(clause) and _verbs(_WORD.findall(clause.group().lower())) > 0


def _has_full_stop(between: str) -> bool:
    """Whether a sentence ends inside; no abbreviation such as "Rep." ends one."""
    ends = (match.group(1).lower() for match in _FULL_STOP_INSIDE.finditer(between))
    return any(word not in words("abbreviations") for word in ends)


def _verbs(said: list[str]) -> int:
    """How many words are reporting verbs, none of them a noun as in "the report", which
    "to" does not make of one: he used to say."""
    nouns = (words("determiners") | words("prepositions")) - {"to"}
    verbs = words("reporting_verbs")
    return sum(
        word.strip(".") in verbs and before not in nouns
        for before, word in zip(["", *said], said, strict=False)
    )


def _goes_on(text: str, block: Block, stretch: Stretch) -> bool:
    """Whether a stretch opens its paragraph and is no transcript's next turn."""
    opens = not text[block.start : stretch.start].strip(_EDGE)
    return opens and not turn_label(text, Span(stretch.start, stretch.end))


def _with(quote: FoundQuote, text: str, stretch: Stretch) -> FoundQuote:
    span = trimmed(text, stretch.start, stretch.end)
    return replace(quote, segments=(*quote.segments, span)) if span else quote


def _left_open(block: Block, found: list[FoundQuote], inside: list[Stretch]) -> int | None:
    """The end of the last quotation if its mark is not closed in its paragraph."""
    if not found or not inside or inside[-1].closed or block.kind == "headline":
        return None
    last = found[-1].segments[-1].end
    return last if inside[-1].start <= last <= inside[-1].end else None
