"""Whether words between marks are a quotation or a title, a nickname, a term."""

import math
import re

from ..language.lists import words
from ..learned import Model
from ..records import Span
from .features import Setting, quotation_features

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_HEADLINE_WORDS = 2
_TITLE_SHARE = 0.99
_CUE_SPAN = 160


#: After marks; 717 of 721 such words on PolNeAR train are quotations.
_SPOKEN = re.compile(
    r"[\"'”’»]{1,2} (?:sa(?:id|ys)|ask(?:ed|s)|repl(?:ied|ies)|add(?:ed|s)|cried|shouted"
    r"|wr(?:ote|ites))\b"
)
#: Right before words that name a thing or a person, whoever uses them.
_NAMED = re.compile(
    r"\b(?:so-called|nicknamed|titled|entitled|subtitled|known as|known (?:\w+ ){1,4}as|dubbed"
    r"|(?:is|are|was|were|been) called|also called|a\.?k\.?a\.?|stands for"
    r"|(?:author|editor|writer) of)[, ]{1,2}(?:the |a )?$",
    re.IGNORECASE,
)
_NAMED_REACH = 60
#: Names are no longer than this, unless they are written as titles are.
_NAME_WORDS = 4


def quotation_log_odds(setting: Setting, model: Model) -> float:
    """How likely what stands between two marks of running text is something somebody says, as
    log-odds; infinite where there is no doubt."""
    said = setting.text[setting.span.start : setting.span.end]
    if not _WORD.search(said) or _is_name(setting, said):
        return -math.inf
    return math.inf if _is_spoken(setting) else model.quotation_score(quotation_features(setting))


def _is_spoken(setting: Setting) -> bool:
    """Whether a comma or the like ends the words and a verb of speaking follows their marks."""
    end = setting.span.end
    return setting.text[end - 1] in ",?!…" and bool(_SPOKEN.match(setting.text, end))


def _is_name(setting: Setting, said: str) -> bool:
    start = setting.span.start
    before = setting.text[max(setting.paragraph.start, start - _NAMED_REACH) : start]
    found = _WORD.findall(said)
    named = _NAMED.search(before.rstrip("\"“‘«'` ") + " ")
    return bool(named) and (len(found) <= _NAME_WORDS or is_title(said, found))


def is_headline_quotation(said: str) -> bool:
    """Whether words between marks in a headline are a quotation: two words at least."""
    return len(_WORD.findall(said)) >= _HEADLINE_WORDS


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
