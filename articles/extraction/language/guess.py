"""The language of a text by script and stop words, and its direction."""

import re
from collections import Counter

from .lists import words

_WORD = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
_HEBREW = re.compile(r"[\u0590-\u05ff]")
_STRONG = re.compile(r"[^\W\d_]")
_LANGUAGES = ("en", "fr", "de", "es", "it", "pt", "fa", "ar", "ps", "ur")
#: Enough for a sure guess; a book need not be read to the end.
_SAMPLE = 20_000
#: Running text in any of these languages has more of its stop words than this share.
_LEAST_SHARE = 0.12
_LEAST_WORDS = 4


def language(text: str) -> str | None:
    """The code of the language a text is in, None where the stop words do not tell."""
    found = _WORD.findall(text[:_SAMPLE].lower())
    if len(found) < _LEAST_WORDS:
        return None
    often = Counter(found)
    counts = {code: sum(map(often.__getitem__, words(f"stop_words_{code}"))) for code in _LANGUAGES}
    best = max(counts, key=counts.__getitem__)
    ties = sum(count == counts[best] for count in counts.values())
    return best if ties == 1 and counts[best] >= _LEAST_SHARE * len(found) else None


def direction(text: str) -> str | None:
    """'rtl' if most letters are Arabic or Hebrew, 'ltr' if not, None if there are no letters."""
    sample = text[:_SAMPLE]
    if not _STRONG.search(sample):
        return None
    right_to_left = len(_ARABIC.findall(sample)) + len(_HEBREW.findall(sample))
    if not right_to_left:
        return "ltr"
    letters = len(_STRONG.findall(sample))
    return "rtl" if 2 * right_to_left > letters else "ltr"
