"""Pull quotes: boxes that say again what the article says."""

from .opinion import shingles
from .paragraph import Paragraph

#: (words in a row that are compared, share of them that must be found again): a box whose class
#: calls it a pull quote may shorten and sign the words, any other has almost the same.
_CALLED_SO = (2, 0.5)
_OTHER = (4, 0.6)
_BOX_WORDS = 60


def without_repeats(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs but for boxes whose words stand in the text as well."""
    plain = [p for p in paragraphs if p.box is None and p.kind != "headline"]
    if len(plain) == len(paragraphs):
        return paragraphs
    said = {
        length: {words for p in plain for words in shingles(p.tokens, length)}
        for length, _ in (_CALLED_SO, _OTHER)
    }
    return [paragraph for paragraph in paragraphs if not _is_repeat(paragraph, said)]


def _is_repeat(paragraph: Paragraph, said: dict[int, set]) -> bool:
    small = len(paragraph.tokens) <= _BOX_WORDS
    if paragraph.box is None or paragraph.post is not None or not small:
        return False
    length, share = _CALLED_SO if paragraph.pull_quote else _OTHER
    found = set(shingles(paragraph.tokens, length))
    if not found:
        return paragraph.pull_quote
    return len(said[length] & found) >= share * len(found)
