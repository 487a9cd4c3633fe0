"""The text of an element as paragraphs, each with the kind its mark-up tells."""

import re

from lxml import etree

_SKIPPED_TAGS = (
    "nav aside footer script style form noscript template svg iframe button select textarea "
    "input object video audio canvas dialog menu head"
)
_SKIPPED = frozenset(_SKIPPED_TAGS.split())
_BLOCKS_TAGS = (
    "address article blockquote body caption dd div dl dt fieldset figcaption figure h1 h2 "
    "h3 h4 h5 h6 header hr li main ol p pre section table tbody td tfoot th thead tr ul br"
)
_BLOCKS = frozenset(_BLOCKS_TAGS.split())
_KINDS = {"figcaption": "caption", "h1": "headline"} | {f"h{n}": "heading" for n in range(2, 7)}
#: Class names by which sites mark what is no paragraph, the first that fits.
_CLASS_KINDS = (
    ("byline", re.compile(r"\bby-?line|\bauthors?(?:-names?)?\b", re.IGNORECASE)),
    ("dek", re.compile(r"\b(?:dek|standfirst|sub-?title|sub-?head(?:line)?)\b", re.IGNORECASE)),
    ("caption", re.compile(r"\bcaption", re.IGNORECASE)),
    ("dateline", re.compile(r"\b(?:dateline|pub-?date|timestamp)\b", re.IGNORECASE)),
)
_SPACE = re.compile(r"[ \t\n\r\f]+")


class PageText:
    """Collects paragraphs: pairs of kind (None where the mark-up tells nothing) and words."""

    def __init__(self) -> None:
        self.paragraphs: list[tuple[str | None, str]] = []
        self._words: list[str] = []
        self._kinds: list[str | None] = [None]

    def add(self, root: etree._Element) -> None:
        """Adds the shown text of an element. Walks without recursion: pages nest deeply."""
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                if element is not root and _is_hidden(element, root):
                    walk.skip_subtree()
                else:
                    self._open(element)
            else:
                self._close(element, root)
        self._flush()

    def _open(self, element: etree._Element) -> None:
        if element.tag in _BLOCKS:
            self._flush()
        self._kinds.append(_kind(element) or self._kinds[-1])
        self._words.append(element.text or "")

    def _close(self, element: etree._Element, root: etree._Element) -> None:
        if element is root or not _is_hidden(element, root):
            if element.tag in _BLOCKS:
                self._flush()
            self._kinds.pop()
        if element is not root:
            self._words.append(element.tail or "")

    def _flush(self) -> None:
        words = _SPACE.sub(" ", "".join(self._words)).strip()
        self._words.clear()
        if words:
            self.paragraphs.append((self._kinds[-1], words))


def _is_hidden(element: etree._Element, root: etree._Element) -> bool:
    if element.tag in _SKIPPED or element.get("hidden") is not None:
        return True
    if element.get("aria-hidden") == "true" or "display:none" in _style(element):
        return True
    return element.tag == "header" and root.tag == "body"


def _style(element: etree._Element) -> str:
    return (element.get("style") or "").replace(" ", "").lower()


def _kind(element: etree._Element) -> str | None:
    if element.tag in _KINDS:
        return _KINDS[element.tag]
    if element.tag in {"p", "div", "span", "address", "time"}:
        if element.get("rel") == "author" or element.get("itemprop") == "author":
            return "byline"
        classes = element.get("class") or ""
        return next((kind for kind, form in _CLASS_KINDS if form.search(classes)), None)
    return None
