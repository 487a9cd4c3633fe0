"""Whole paragraphs that are no body text: boilerplate, captions, keywords, notes, dates."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ..language.dates import iso_date
from ..records import Block
from .phrases import any_of

_BOILERPLATE = re.compile(
    r"""(?:
      (?:view|read|see)\ (?:the\ |this\ )?(?:original|full|entire|whole)\b
    | (?:scroll|back|return|skip|jump)\ to\ (?:the\ )?(?:top|main|content)
    | (?:read|see|watch|learn|show|load)\ (?:more|also|next)\b
    | read\ (?:the\ rest|it\ all|on)\b
    | click\ (?:here|on|to)\b
    | (?:share|tweet|print|e-?mail|save)(?:\ (?:this|on|via|it)\b.{0,60})?$
    | (?:follow|like|find|join)\ (?:us|me|@|the\ author)\b
    | (?:follow|like)\ .{1,60}\ on\ (?:twitter|facebook|instagram|x|telegram)\b
    | (?:get|sign\ up|subscribe|receive|join)\b.{0,80}\bnewsletters?\b
    | (?:subscribe|sign\ (?:up|in)|log\ in|register|donate)(?:\ (?:now|here|to|today)\b.{0,60})?$
    | \d+\ (?:comments?|shares?|views?|min(?:ute)?s?\ read)$
    | \d+\s(?:دیدگاه|نظر|تعليق|تعليقات)$
    | (?:©|\(c\)\ |copyright\b) | .{0,80}\ball\ rights\ reserved\b
    | <!\s?[-–—] | [-–—]{1,2}>\s*$ | end\ comment\b
    | (?:you\ can\ )?(?:download|get)\ (?:the|our)\ .{0,40}\bapp\b
    | .{1,60}\ websites?\ (?:can|may)\ (?:also\ )?be\ (?:accessed|reached|visited|found)\b
    | [^\w"'“”‘’«»]+$
    )""",
    re.IGNORECASE | re.VERBOSE,
)
#: Between an opener and what it opens.
_COLON = re.compile(r"\s?[:：]|\s[-–—|]\s|$")
_LINE_END = re.compile(r"\s*[:.…»›>]*\s*$")
_BOILERPLATE_LENGTH = 220
_MIRRORS = re.compile(r"\bwebsites? (?:can|may) (?:also )?be (?:accessed|reached)\b", re.IGNORECASE)
_COMMENT_OPENS = re.compile(r"<!\s?[-–—]{1,2}(?!.*[-–—]>)")
_COMMENT_CLOSES = re.compile(r"[-–—]{1,2}>\s*$")
_COMMENT_LINES = 6

_AGENCY = r"(?:AFP|AP|Reuters|REUTERS|EPA|Getty|Getty Images|Bloomberg|Xinhua|TASS|Anadolu)"
_CREDIT = re.compile(
    rf"""(?:
      \((?:file\ )?(?:photo|image|picture|photograph|illustration|video|source|credit)s?\b
        [^()]{{0,80}}\)
    | \([^()]{{0,80}}\b(?:photo|photos|file|images|picture)\)
    | \((?-i:[^()]{{0,60}}\b{_AGENCY}\b[^()]{{0,40}})\)
    | \b(?:photo|image|photograph|picture|video|credit|illustration|audio)s?
      (?:\ (?:by|credit|courtesy)(?:\ of)?)?\s?:\ [^.:]{{2,80}}\.?
    | (?-i:[\w.'’-]+/(?:[\w\ ]{{2,20}}/){{0,3}}{_AGENCY}\b[\w\ /]{{0,20}})\.?
    | (?-i:{_AGENCY}\ (?:Photo|Images)(?:/[\w\ .]{{2,30}})?)\.?
    )\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
_CREDIT_LENGTH = 160
_FILE_PHOTO = re.compile(r"FILE\s*[-–—:(]|File (?:photo|picture|image)\b|\(?Pictured\b")
_CAPTION_LENGTH = 900

_KEYWORD = re.compile(r"[\w’'&.-]+(?: [\w’'&.-]+){0,2}$")
_LEAST_KEYWORDS = 4

_NOTE = re.compile(
    r"""(?:
      (?:this|the|an?\ (?:earlier|previous))\ (?:article|story|post|piece|report|version)\b.{0,60}
      \b(?:updated|corrected|amended|revised|originally|first\ (?:published|appeared)|misstated)\b
    | (?:updates?|updated|corrections?|clarification)\b\s*(?:[,–—-]|\d)
    | this\ (?:interview|conversation|transcript|article|text)\ (?:has\ been|was|is)\ (?:lightly\ )?
      (?:edited|condensed|shortened|abridged|translated)\b
    | \(?(?:interview|reporting|additional\ reporting|compiled|translation|translated|edited|editing
      |text|words)\s+by\s
    | the\ (?:views|opinions)\ expressed\b
    | .{1,200}\bcontributed\ to\ this\ (?:report|article|story)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_NOTE_LENGTH = 400
_DATE_PREFIX = re.compile(
    r"(?:first |last )?(?:published|posted|updated|modified|issued)\b(?: on\b| at\b)?"
    r"|(?:تاریخ )?انتشار|نُشر|نشر",
    re.IGNORECASE,
)
_DATE_LENGTH = 60
#: A weekday, a time and a place may stand beside a date; more words make a sentence.
_DATE_WORDS = 8
_SENTENCE_END = (".", "!", "?", "…", '"', "”", "»", "؟")


def name_furniture(text: str, blocks: list[Block]) -> list[Block]:
    """The same blocks, those that are wholly furniture with their kind."""
    named = [
        replace(block, kind=_kind(text[block.start : block.end]) or block.kind)
        if block.kind in {"paragraph", "heading"}
        else block
        for block in blocks
    ]
    return list(_with_mirrors(text, list(_with_comments(text, named))))


def _kind(words: str) -> str | None:
    if len(words) <= _BOILERPLATE_LENGTH and _is_boilerplate(words):
        return "boilerplate"
    if is_caption(words):
        return "caption"
    if _is_keywords(words):
        return "keywords"
    if is_date_line(words):
        return "dateline"
    if len(words) <= _NOTE_LENGTH and (_NOTE.match(words) or opens_with("note_openers", words)):
        return "note"
    return None


def _is_boilerplate(words: str) -> bool:
    line = any_of("boilerplate_lines").match(words)
    if line and _LINE_END.match(words, line.end()):
        return True
    opened = opens_with("boilerplate_openers", words)
    return opened or bool(any_of("boilerplate_starts").match(words) or _BOILERPLATE.match(words))


def opens_with(openers: str, words: str) -> bool:
    """Whether a line begins with a phrase of a list and a colon, or is nothing else."""
    opener = any_of(openers).match(words)
    return bool(opener and _COLON.match(words, opener.end()))


def is_caption(words: str) -> bool:
    """Whether a paragraph ends in a credit or begins as captions of pictures do."""
    if len(words) > _CAPTION_LENGTH:
        return False
    if _FILE_PHOTO.match(words) or opens_with("caption_openers", words):
        return True
    return bool(_CREDIT.search(words[-_CREDIT_LENGTH:]))


def is_date_line(words: str) -> bool:
    """Whether a line is a date with at most a weekday, a time and a word such as "Published"."""
    if len(words) > _DATE_LENGTH or len(words.split()) > _DATE_WORDS or not iso_date(words):
        return False
    rest = _DATE_PREFIX.sub("", words)
    return not rest.endswith(_SENTENCE_END) and not any(
        word.isalpha() and word.islower() and len(word) > 2 for word in rest.split()
    )


def _is_keywords(words: str) -> bool:
    if opens_with("keyword_openers", words):
        return len(words) <= _NOTE_LENGTH
    parts = re.split("[,،]", words)
    return (
        len(parts) >= _LEAST_KEYWORDS
        and not words.endswith(_SENTENCE_END)
        and all(_KEYWORD.match(part.strip()) and " and " not in part for part in parts)
    )


def _with_comments(text: str, blocks: list[Block]) -> Iterator[Block]:
    """What stands between the marks of an HTML comment is boilerplate too."""
    inside = 0
    for number, block in enumerate(blocks):
        if _COMMENT_OPENS.match(text, block.start, block.end):
            inside = _comment_length(text, blocks[number : number + _COMMENT_LINES])
        yield replace(block, kind="boilerplate") if inside else block
        inside = max(0, inside - 1)


def _comment_length(text: str, blocks: list[Block]) -> int:
    """How many blocks the comment takes up that begins the first; one if it never ends."""
    for count, block in enumerate(blocks, 1):
        if _COMMENT_CLOSES.search(text[max(block.start, block.end - 8) : block.end]):
            return count
    return 1


def _with_mirrors(text: str, blocks: list[Block]) -> Iterator[Block]:
    """Short lines after "the website can also be accessed at" are addresses."""
    listing = False
    for block in blocks:
        words = text[block.start : block.end]
        short = len(words.split()) <= 8 and not words.endswith(_SENTENCE_END)
        yield replace(block, kind="boilerplate") if listing and short else block
        listing = (listing and short) or bool(
            block.kind == "boilerplate" and _MIRRORS.search(words)
        )
