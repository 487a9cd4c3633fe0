"""What trafilatura takes for the main text: a second opinion, not the text itself."""

import logging
import re

from lxml.html import HtmlElement
from trafilatura import bare_extraction

# What it gives up on is no news for the archive's log.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_MARKS = re.compile(r"[^\w\s]+")
#: Words in a row that two texts do not share by chance.
SHINGLE = 4
#: A paragraph is in the main text if at least this share of its shingles is.
_SHARE = 0.5


class Opinion:
    """Tells of paragraphs whether trafilatura keeps them."""

    def __init__(self, page: HtmlElement) -> None:
        lines = _main_text(page)
        self._lines = {tuple(line) for line in lines}
        self._shingles = {shingle for line in lines for shingle in shingles(line, SHINGLE)}

    def keeps(self, words: list[str]) -> bool:
        """Whether most of a paragraph's words are in the main text."""
        found = shingles(words, SHINGLE)
        if not found:
            return tuple(words) in self._lines
        return len(self._shingles.intersection(found)) >= _SHARE * len(set(found))


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, marks left out."""
    return _MARKS.sub(" ", text.lower()).split()


def shingles(words: list[str], length: int) -> list[tuple[str, ...]]:
    """Every run of `length` words."""
    return list(zip(*(words[start:] for start in range(length)), strict=False))


def _main_text(page: HtmlElement) -> list[list[str]]:
    """The words of the paragraphs it finds; none if it gives up, on odd pages in any way."""
    try:
        found = bare_extraction(page, fast=True, include_comments=False)
    except Exception:
        return []
    if found is None or found.body is None:
        return []
    return [words_of(" ".join(element.itertext())) for element in found.body]
