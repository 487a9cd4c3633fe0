"""Whether words between marks are a quotation or a title, a nickname, a term."""

import re

from ..language.lists import words
from ..records import Span

_TERM_BEFORE = re.compile(
    r"\b(?:so-called|nicknamed|titled|entitled|subtitled|known as|dubbed"
    r"|(?:is|are|was|were|been) called"
    r"|(?:word|term|phrase|acronym|expression|hashtag|label)s?|also called|a\.?k\.?a\.?|stands for"
    r"|author of|(?:book|film|movie|novel|song|album|series|show|play|documentary|podcast|poem"
    r"|essay|memoir|episode|program|programme|single|column)s?)[, ]{1,2}(?:the |a )?$",
    re.IGNORECASE,
)
_CONTEXT = 60
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
#: From so many words on, words in marks are a quotation unless something says otherwise.
_SURE_WORDS = 4
_HEADLINE_WORDS = 2
#: Terms and nicknames are no longer than this, titles may be.
_TERM_WORDS = 4
_TITLE_SHARE = 0.99
_CUE_SPAN = 160


def is_quotation(text: str, stretch: Span, paragraph: Span, headline: bool = False) -> bool:
    """Whether what stands between two marks is something somebody says."""
    said = text[stretch.start : stretch.end]
    found = _WORD.findall(said)
    if not found:
        return False
    before = (
        text[max(paragraph.start, stretch.start - 1 - _CONTEXT) : stretch.start].rstrip("\"“‘«'` ")
        + " "
    )
    if headline:
        return len(found) >= _HEADLINE_WORDS
    if _TERM_BEFORE.search(before) and (len(found) <= _TERM_WORDS or is_title(said, found)):
        return False
    cue = has_cue(text, stretch, paragraph)
    if is_title(said, found):
        return cue and said.rstrip().endswith((",", "?", "!"))
    return len(found) >= _SURE_WORDS or cue


def is_title(said: str, found: list[str]) -> bool:
    """Whether words are written as titles are: two at least, every one that counts a capital."""
    counted = [word for word in found if word.lower() not in words("title_small_words")]
    capitals = sum(word[0].isupper() for word in counted)
    return len(counted) > 1 and capitals >= _TITLE_SHARE * len(counted)


def has_cue(text: str, stretch: Span, paragraph: Span) -> bool:
    """Whether a reporting verb stands near, before or after, outside the words themselves."""
    near = (
        text[max(paragraph.start, stretch.start - _CUE_SPAN) : stretch.start]
        + " "
        + text[stretch.end : min(paragraph.end, stretch.end + _CUE_SPAN)]
    )
    return any(
        word in words("reporting_verbs") or word == "according"
        for word in _WORD.findall(near.lower())
    )
