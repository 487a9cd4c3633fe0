"""Which publication an article is from, as far as the text says so."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ..language.letters import UPPER
from ..language.lists import phrases
from ..language.lists import words as word_list
from ..records import Block, Candidate, Span
from .imprint import agency_dateline, publication_line
from .turns import Turn

_NAME = rf"(?:The |the )?[{UPPER}][\w&.-]*(?: [{UPPER}][\w&.-]*){{0,3}}"
_TOLD = re.compile(rf"\b(?:told|tells)\s({_NAME})")
_OWN_SITE = re.compile(rf"(?<!\w)({_NAME})['’]s? websites? (?:can|may) (?:also )?be\b")
_ON_STAFF = re.compile(
    rf"(?<!\w)({_NAME})['’]s? (?:[\w-]+ ){{0,4}}(?:analyst|correspondent|editor|reporter|columnist|"
    r"contributor|bureau chief)\b"
)
#: "Ida Berg of The Harbour Post spoke to her"; "River News interviews the captain".
_INTERVIEWS = re.compile(
    rf"(?<!\w)({_NAME}) (?:interviews|interviewed|met"
    r"|(?:spoke|speaks|talks|talked|sat down|caught up) (?:with|to))\b"
)
_OF_PAPER = re.compile(
    rf"(?<!\w)[{UPPER}][\w’'.-]*(?: [{UPPER}][\w’'.-]*){{1,3}} of ({_NAME})"
    r" (?:spoke|speaks|talked|talks|sat down|met|interviewed|asked|put)\b"
)
#: A talk of another day or in a programme, a statement, an editorial board: another's story.
_ANOTHERS = re.compile(
    r"['’]s\b|\s(?:editorial board|in a (?:written )?statement|in an e?-?mail|in (?:19|20)\d\d"
    r"|(?:earlier|later|last|this|previously)\b|(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)
_LEAST_MENTIONS = 2


def publication_candidates(
    text: str, blocks: list[Block], turns: Sequence[Turn] = ()
) -> list[Candidate]:
    """Candidates in order of trust: its own website, its staff in the author's note, "told the
    paper" in the first lines or again and again. Agencies are told by every paper's story."""
    found = [
        *_in_kinds(_OWN_SITE, text, blocks, {"boilerplate", "note"}),
        *_in_kinds(_ON_STAFF, text, blocks, {"note"}),
        *_interviewing(text, blocks, turns),
        *_told(text, blocks),
    ]
    return [*_imprints(text, blocks), *(c for c in found if _is_publication(c.value))]


def _imprints(text: str, blocks: list[Block]) -> Iterator[Candidate]:
    """The publication that the front or an agency's dateline names."""
    for block in blocks:
        if block.kind in {"byline", "dateline"}:
            name = publication_line(text[block.start : block.end])
            if name:
                span = Span(block.start + name[0], block.start + name[1])
                yield Candidate(text[span.start : span.end], "text", span)
        if block.kind == "dateline":
            agency = agency_dateline(text, block.start, min(len(text), block.end + 1))
            if agency and (_is_publication(agency.group(1)) or _is_agency(agency.group(1))):
                yield Candidate(agency.group(1), "text", Span(*agency.span(1)))


def _interviewing(text: str, blocks: list[Block], turns: Sequence[Turn]) -> Iterator[Candidate]:
    """The publication that an interview's front says to ask."""
    for block in blocks:
        if not turns or block.start >= turns[0].segments[0].start:
            return
        for form in (_OF_PAPER, _INTERVIEWS):
            yield from map(_candidate, form.finditer(text, block.start, block.end))


def _in_kinds(
    form: re.Pattern, text: str, blocks: list[Block], kinds: set[str]
) -> Iterator[Candidate]:
    for block in blocks:
        match = form.search(text, block.start, block.end) if block.kind in kinds else None
        if match:
            yield _candidate(match)


def _told(text: str, blocks: list[Block]) -> Iterator[Candidate]:
    """Whom the sources told it, if the article says so in its own voice: in the first lines or
    again and again, and neither of another day's talk nor of another house's programme."""
    matches = [
        match
        for block in blocks
        if block.kind == "paragraph"
        for match in _TOLD.finditer(text, block.start, block.end)
    ]
    named = [_candidate(match) for match in matches if _is_own_voice(text, match)]
    counts = Counter(candidate.value for candidate in named if _is_publication(candidate.value))
    lede = _lede_end(blocks)
    for value, count in counts.most_common():
        first = next(candidate for candidate in named if candidate.value == value)
        if count >= _LEAST_MENTIONS or first.span.start < lede:
            yield first


def _is_own_voice(text: str, match: re.Match) -> bool:
    named = _candidate(match)
    name = str(named.value)
    return not (
        name.startswith("the ")
        or name.removeprefix("The ").split()[0] in word_list("agencies")
        or name in phrases("broadcasters")
        or _ANOTHERS.match(text, named.span.end)
    )


def _lede_end(blocks: list[Block]) -> int:
    """Where the second paragraph ends."""
    return max((b.end for b in [b for b in blocks if b.kind == "paragraph"][:2]), default=0)


def _candidate(match: re.Match) -> Candidate:
    words = match.group(1).split(" ")
    while len(words) > 1 and words[-1] in word_list("calendar"):
        words.pop()
    name = " ".join(words).rstrip(".")
    return Candidate(name, "text", Span(match.start(1), match.start(1) + len(name)))


def _is_publication(name: str) -> bool:
    """Whether a word of the name is one that papers, stations and sites have."""
    known = word_list("publications") | word_list("outlet_words")
    return any(word.rstrip(".") in known for word in name.split())


def _is_agency(name: str) -> bool:
    return bool(set(name.split()) & word_list("agencies"))
