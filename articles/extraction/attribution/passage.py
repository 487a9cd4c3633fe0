"""A paragraph as tokens in which a quotation and a name are one token each."""

import re
from collections.abc import Iterable
from itertools import zip_longest
from typing import NamedTuple

from ..language.letters import UPPER
from ..language.lists import words
from ..mentions import BodyEntry, Mentions, PersonEntry
from ..records import Block, Span

QUOTE, NAME, WORD, MARK = "quote", "name", "word", "mark"
_TOKEN = re.compile(r"\d{1,3}-year-olds?\b|\d[\d.,]*\d|[^\W_](?:[\w’'&./-]*\w)?|\S")
_TITLES_BEFORE = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Cmdr|Sgt|Adm|Rev)\b"
    r"\.?[ \u00a0]){1,2}$"
)
_HONOURS_AFTER = re.compile(rf"(?:,? (?:{'|'.join(sorted(words('honours'), reverse=True))})\b)+")
#: What stands before a noun, never before a verb: the report, her claims; and in "so called".
_NO_VERB = frozenset({"the", "a", "an", "his", "its", "their", "my", "our", "your", "so", "s"})
#: A full stop inside the marks that end a quotation, none of three.
_CLOSED = re.compile(r"(?<!\.)[.?!][\"'”’»]+\Z")
#: What stands after a full stop that ends no sentence.
_INSIDE = re.compile(r"[),;:]|\s+[a-z]")
_OPENS = re.compile(rf"\s+[{UPPER}\"“]")
_STOPS, _STOPPING = frozenset(".!?…"), frozenset({MARK, QUOTE})
_EDGE = "\"'“”‘’«»„`"


class Token(NamedTuple):
    """`entry` is whom a name names; `lower` the word in small letters; `is_cue` says that it is a
    reporting verb."""

    kind: str
    lower: str
    start: int
    end: int
    entry: PersonEntry | BodyEntry | None = None
    is_cue: bool = False

    @property
    def ends_sentence(self) -> bool:
        return self.lower in _STOPS and self.kind in _STOPPING


def passage(text: str, block: Block, segments: Iterable[Span], mentions: Mentions) -> list[Token]:
    """The tokens of a block in order; words inside the segments are left out."""
    fixed: list[Token] = []
    for span in segments:
        after = fixed[-1].end if fixed else block.start
        start, end = _with_marks(text, span, after, block.end)
        fixed.append(Token(QUOTE, _stop(text, end, block.end), start, end))
    quoted = [(token.start, token.end) for token in fixed]
    position = 0
    for span, entry in mentions.within(block.start, block.end):
        while position < len(quoted) and quoted[position][1] <= span.start:
            position += 1
        free = position == len(quoted) or span.end <= quoted[position][0]
        if free and "-" not in (text[span.start - 1 : span.start], text[span.end : span.end + 1]):
            start, end = _with_title(text, block, span.start), _with_honours(text, block, span.end)
            fixed.append(Token(NAME, "", start, end, entry))
    tokens = list(_filled(text, block, sorted(fixed, key=lambda token: token.start)))
    return [_noun(token, after) for token, after in zip_longest(tokens, tokens[1:])]


def _noun(token: Token, following: Token | None) -> Token:
    """A word that is noun and verb is the noun before another verb: the latest report says."""
    before_verb = following is not None and following.is_cue
    if token.is_cue and before_verb and token.lower in words("speech_nouns") | words("body_nouns"):
        return token._replace(is_cue=False)
    return token


def _stop(text: str, end: int, before: int) -> str:
    """The full stop inside the marks of a quotation if a new sentence follows, else nothing."""
    closed = _CLOSED.search(text, max(0, end - 4), end)
    return "." if closed and _OPENS.match(text, end, before) else ""


def _with_marks(text: str, span: Span, after: int, before: int) -> tuple[int, int]:
    """A segment with its marks, within the two places."""
    start, end = span.start, min(span.end, before)
    while start > after and text[start - 1] in _EDGE:
        start -= 1
    while end < before and text[end] in _EDGE:
        end += 1
    return start, end


def _with_title(text: str, block: Block, start: int) -> int:
    """Where the title before a name begins: Rep., Lt. Col."""
    reach = max(block.start, start - 14)
    found = _TITLES_BEFORE.search(text[reach:start])
    return reach + found.start() if found else start


def _with_honours(text: str, block: Block, end: int) -> int:
    """Where the letters for honours after a name end: Ann Holt KC; Ann Holt, PhD."""
    found = _HONOURS_AFTER.match(text, end, block.end)
    return found.end() if found else end


def _filled(text: str, block: Block, fixed: list[Token]):
    position = block.start
    for token in fixed:
        yield from _words(text, position, token.start)
        if token.start >= position:
            yield token
            position = token.end
    yield from _words(text, position, block.end)


def _is_short(word: str) -> bool:
    return len(word) == 1 or word in words("abbreviations")


def _words(text: str, start: int, end: int):
    verbs, before = words("reporting_verbs"), ""
    for match in _TOKEN.finditer(text, start, end):
        lower = match.group().lower()
        if lower == "." and (_is_short(before) or _INSIDE.match(text, match.end(), end)):
            continue
        kind = WORD if lower[0].isalnum() else MARK
        yield Token(kind, lower, *match.span(), None, lower in verbs and before not in _NO_VERB)
        before = lower
