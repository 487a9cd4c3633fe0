"""The paragraphs of a page that belong to its article, decided one by one."""

import re
from collections import Counter
from collections.abc import Iterable

from lxml.html import HtmlElement

from .opinion import Opinion, shingles, words_of
from .paragraph import Paragraph

#: The article stands in the smallest element with this share of what the opinion keeps.
_ZONE_SHARE = 0.85
#: An opinion that keeps less than this of the prose around it is not followed.
_OPINION_SHARE = 0.5
_PROSE_WORDS = 10
_NAMED_ZONES = frozenset({"article", "main"})
#: What looks like clutter but holds more of the main text than this is the article itself.
_CLUTTER_SHARE = 0.34
#: A kind that a class name gives to more of the page than this is no kind of block.
_KIND_SHARE = 0.5
_KIND_WORDS = 150
_CLASS_KINDS = frozenset({"byline", "dateline", "dek", "note", "keywords", "boilerplate"})
#: A line of links: more of it is linked than not.
_LINKED_SHARE = 0.6
_WHOLLY_LINKED = 0.9
_READ_MORE = re.compile(
    r"(?:\W*)(?:read|see|watch|listen|more|also|related|next|in case you missed|don['’]t miss|from"
    r" the archive|lesen sie|lies auch|mehr|lire|à lire|leer|lea|leia|leggi|اقرأ|بیشتر|همچنین)\b",
    re.IGNORECASE,
)
_READING_TIME = re.compile(r"\b\d+[ -]min(?:ute)?s?[ -](?:read|listen|watch)\b", re.IGNORECASE)
_STAMP_WORDS = 12
_SENTENCE_ENDS = (".", "!", "?", "…", '"', "”", "»", "’", "؟", "。")
#: A pull quote says again what the text says; a box without a telling class almost to the word.
_PULL_QUOTE_REPEATED = 0.5
_BOX_REPEATED = 0.6
_BOX_WORDS = 60
_FRONT = frozenset({"headline", "byline", "dateline", "dek", "caption"})
#: A byline or dek after so many words of the body is none.
_FRONT_WORDS = 60
_NOTE_WORDS = 12
_SINGLE_LIST = "p li dt dd h1 h2 h3 h4 h5 h6 blockquote pre"
_SINGLE = frozenset(_SINGLE_LIST.split())
_ZONES = ("//article", "//main|//*[@role='main']")


def article_paragraphs(
    page: HtmlElement, paragraphs: list[Paragraph], headlines: Iterable[str]
) -> list[Paragraph]:
    """Those of `paragraphs` that are the article's, with its headline; `headlines` are what the
    page's metadata name it."""
    return _Judge(page, paragraphs, {" ".join(words_of(words)) for words in headlines}).kept()


class _Judge:
    def __init__(self, page: HtmlElement, paragraphs: list[Paragraph], headlines: set[str]) -> None:
        opinion = Opinion(page)
        self.paragraphs = paragraphs
        self.words = [words_of(paragraph.words) for paragraph in paragraphs]
        self.trusted = [opinion.keeps(words) for words in self.words]
        self.zone = None
        self.only_zone = not any(self.trusted)
        if self.only_zone:
            self._trust_own_eyes(page)
        else:
            self._trust_prose()
        self.total = sum(
            len(words) for words, kept in zip(self.words, self.trusted, strict=True) if kept
        )
        self._name_headline(headlines)
        self.zone = self.zone if self.zone is not None else self._zone(page)
        self.around_zone = {self.zone, *self.zone.iterancestors()}
        self.only_zone |= any(element.tag == "td" for element in self.around_zone)
        self.inside = [self._is_inside(paragraph) for paragraph in paragraphs]

    def kept(self) -> list[Paragraph]:
        clutter = self._clutter()
        chosen = [
            number
            for number, paragraph in enumerate(self.paragraphs)
            if self._belongs(number) and not clutter.intersection(paragraph.clutter)
        ]
        chosen = self._without_ends(self._with_front(chosen, clutter))
        repeated = self._repeated(chosen)
        return self._with_kinds([number for number in chosen if number not in repeated])

    def _name_headline(self, names: set[str]) -> None:
        """One headline: what the metadata or the title name so, an <h1> before other headings and
        these before plain words, else the first <h1> there is."""
        paragraphs = self.paragraphs
        tops = [n for n, p in enumerate(paragraphs) if p.kind == "headline"]
        lower = [n for n, p in enumerate(paragraphs) if p.kind == "heading"]
        plain = [n for n, p in enumerate(paragraphs) if p.kind is None and not p.linked]
        named = [n for n in (*tops, *lower, *plain) if " ".join(self.words[n]) in names]
        self.headline = next(iter([*named, *tops]), None)
        for number in tops:
            paragraphs[number].kind = "heading"
        if self.headline is not None:
            paragraphs[self.headline].kind = "headline"

    def _trust_own_eyes(self, page: HtmlElement) -> None:
        """Without an opinion what is named the article is trusted, else the prose, else all."""
        self.zone = _largest_zone(page)
        prose = [self._is_prose(number) for number in range(len(self.paragraphs))]
        self.trusted = prose if self.zone is None and any(prose) else [True] * len(prose)

    def _trust_prose(self) -> None:
        """Where the opinion leaves out most of the prose beside what it keeps, the prose is
        trusted: live pages are read so, of which it takes a single entry."""
        prose = [n for n, paragraph in enumerate(self.paragraphs) if self._is_prose(n)]
        around = [_named_zone(self.paragraphs[n].element) for n in prose if self.trusted[n]]
        beside = [
            n for n in prose if around and _named_zone(self.paragraphs[n].element) is around[0]
        ]
        kept = sum(len(self.words[n]) for n in beside if self.trusted[n])
        if kept < _OPINION_SHARE * sum(len(self.words[n]) for n in beside):
            for number in beside:
                self.trusted[number] = True

    def _is_prose(self, number: int) -> bool:
        """Whether a paragraph is a sentence or more, not linked and not where clutter stands."""
        paragraph = self.paragraphs[number]
        return (
            len(self.words[number]) >= _PROSE_WORDS
            and paragraph.kind is None
            and not paragraph.clutter
            and paragraph.linked <= _LINKED_SHARE * len(paragraph.words)
        )

    def _zone(self, page: HtmlElement) -> HtmlElement:
        """The smallest element with most of the trusted prose."""
        weights: Counter[HtmlElement] = Counter()
        order: list[HtmlElement] = []
        prose = {n for n, trusted in enumerate(self.trusted) if trusted and self._is_prose(n)}
        for number, paragraph in enumerate(self.paragraphs):
            if self.trusted[number] and number != self.headline and (not prose or number in prose):
                for element in _containers(paragraph.element):
                    if element not in weights:
                        order.append(element)
                    weights[element] += len(self.words[number])
        root = page.getroottree().getroot()
        needed = _ZONE_SHARE * weights[root]
        fitting = [element for element in order if weights[element] >= needed]
        return min(fitting, key=lambda element: (weights[element], -_depth(element)), default=page)

    def _is_inside(self, paragraph: Paragraph) -> bool:
        element = paragraph.element
        return element is self.zone or any(up is self.zone for up in element.iterancestors())

    def _clutter(self) -> set[HtmlElement]:
        """The suspected elements that hold little of the main text and not the article itself."""
        weights: Counter[HtmlElement] = Counter()
        for paragraph, words, trusted in self._rows():
            if trusted:
                weights.update(dict.fromkeys(paragraph.clutter, len(words)))
        suspects = {element for p in self.paragraphs for element in p.clutter}
        return {
            element
            for element in suspects
            if element not in self.around_zone and weights[element] < _CLUTTER_SHARE * self.total
        }

    def _rows(self):
        return zip(self.paragraphs, self.words, self.trusted, strict=True)

    def _belongs(self, number: int) -> bool:
        """Whether a paragraph is the article's as far as its place and its links tell."""
        paragraph = self.paragraphs[number]
        if number == self.headline:
            return True
        if self.headline is not None and number < self.headline and paragraph.kind == "heading":
            return False
        if len(self.words[number]) <= _STAMP_WORDS and _READING_TIME.search(paragraph.words):
            return False
        if not self.inside[number]:
            return not self.only_zone and self.trusted[number] and paragraph.kind != "heading"
        if paragraph.kind in _FRONT or paragraph.kind == "keywords":
            return True
        linked = paragraph.linked / len(paragraph.words)
        if linked > _LINKED_SHARE and _leads_elsewhere(paragraph.words, linked):
            return False
        return linked <= _LINKED_SHARE or self.trusted[number]

    def _with_front(self, chosen: list[int], clutter: set[HtmlElement]) -> list[int]:
        """With the byline, date, dek and picture between a headline and the body below it."""
        body = next((n for n in chosen if self.inside[n] and n != self.headline), None)
        if self.headline is None or body is None:
            return chosen
        between = {
            number
            for number in range(self.headline + 1, body)
            if self.paragraphs[number].kind in _FRONT
            and not clutter.intersection(self.paragraphs[number].clutter)
        }
        return sorted(between.union(chosen))

    def _without_ends(self, chosen: list[int]) -> list[int]:
        """Without what the opinion leaves out before and after the main text, unless it stands
        beside what is kept or its mark-up names it."""
        trusted = [n for n in chosen if self.trusted[n] and n != self.headline]
        if not trusted:
            return chosen
        beside = {self.paragraphs[n].element.getparent() for n in trusted}
        beside |= {self.paragraphs[n].element for n in trusted}
        first, last = trusted[0], trusted[-1]
        return [
            number
            for number in chosen
            if first <= number <= last
            or self.paragraphs[number].kind not in {None, "heading"}
            or self.paragraphs[number].element.getparent() in beside
            or self.paragraphs[number].element in beside
        ]

    def _repeated(self, chosen: list[int]) -> set[int]:
        """Boxes whose words another paragraph has as well."""
        if all(self.paragraphs[n].box is None for n in chosen):
            return set()
        plain = [n for n in chosen if self.paragraphs[n].box is None and n != self.headline]
        runs = {
            length: {s for n in plain for s in shingles(self.words[n], length)} for length in (2, 4)
        }
        return {number for number in chosen if self._says_again(number, runs)}

    def _says_again(self, number: int, runs: dict[int, set]) -> bool:
        paragraph, words = self.paragraphs[number], self.words[number]
        if paragraph.box is None or paragraph.post is not None or len(words) > _BOX_WORDS:
            return False
        length, share = (2, _PULL_QUOTE_REPEATED) if paragraph.pull_quote else (4, _BOX_REPEATED)
        found = shingles(words, length)
        if not found:
            return paragraph.pull_quote
        return len(runs[length].intersection(found)) >= share * len(set(found))

    def _with_kinds(self, chosen: list[int]) -> list[Paragraph]:
        """The chosen with kinds that fit where they stand."""
        weights: Counter[HtmlElement] = Counter()
        for number in chosen:
            weights[self.paragraphs[number].origin] += len(self.words[number])
        limit = min(_KIND_WORDS, _KIND_SHARE * self.total)
        kept, said = [], 0
        for number in chosen:
            paragraph, count = self.paragraphs[number], len(self.words[number])
            kind = paragraph.kind
            if kind in _CLASS_KINDS and weights[paragraph.origin] > limit:
                kind = None
            kind = _in_place(kind, count, said)
            said += count if kind is None else 0
            paragraph.kind = kind
            kept.append(paragraph)
        return kept


def _in_place(kind: str | None, count: int, said: int) -> str | None:
    if kind == "byline" and said > _FRONT_WORDS and count > _NOTE_WORDS:
        return "note"
    if kind == "dek" and said > _FRONT_WORDS:
        return None
    return kind


def _leads_elsewhere(words: str, linked: float) -> bool:
    """Whether linked words are the title of another page, as far as they tell."""
    if _READ_MORE.match(words):
        return True
    return linked > _WHOLLY_LINKED and not words.endswith(_SENTENCE_ENDS)


def _containers(element: HtmlElement) -> list[HtmlElement]:
    """The elements that hold paragraphs around one, its own only if it could hold several."""
    above = list(element.iterancestors())
    return above if element.tag in _SINGLE and above else [element, *above]


def _named_zone(element: HtmlElement) -> HtmlElement | None:
    """The outermost element around one that is named the article or the page's main part."""
    named = [up for up in element.iterancestors() if up.tag in _NAMED_ZONES]
    return named[-1] if named else None


def _depth(element: HtmlElement) -> int:
    return sum(1 for _ in element.iterancestors())


def _largest_zone(page: HtmlElement) -> HtmlElement | None:
    """The longest element that is named the article or the main part, None if none is."""
    for path in _ZONES:
        longest = max(page.xpath(path), key=lambda found: len(found.text_content()), default=None)
        if longest is not None and longest.text_content().strip():
            return longest
    return None
