"""The piece of a text that shows best why it was found, with the words that match."""

import re
from collections import Counter
from dataclasses import dataclass

import Stemmer

from articles.folding import fold

from .query import NON_JOINER, parse
from .stop_words import ENGLISH_STOP_WORDS
from .tokens import is_english

#: Characters of a snippet, about three lines.
LENGTH = 240
#: A text that is longer by so little is shown whole.
TOLERANCE = 40
#: Matches with at most one word between them stand together.
TOGETHER = 2
#: Characters between such matches at most.
CLOSE = 40

ELLIPSIS = "…"
#: Letters and digits with the marks above and below them; a zero-width non-joiner joins.
MARKS = r"\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u200c\u200d"
WORD = re.compile(rf"[^\W_](?:[^\W_]|[{MARKS}])*")
SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Match:
    """A word of the text that the query asks for, and the `key` that says what it asks for."""

    start: int
    end: int
    key: str


def snippet(text, query, language=""):
    """[(piece, whether it matches)] of `text`: about LENGTH characters where most words match.

    The pieces joined are a part of `text` between word borders, with an ellipsis on each side
    where something is left out. Nothing is escaped. Words match as in search: folded, and by
    their stem if `language` (a BCP 47 tag) is English or unknown. Takes time linear in `text`.
    """
    return Snippets(query).of(text, language)


class Snippets:
    """The snippets of several texts for one query: what a word is, is found out but once."""

    def __init__(self, query):
        self.query, self.wanted = query, {}

    def of(self, text, language=""):
        """The same as `snippet`."""
        english = is_english(language)
        if english not in self.wanted:
            self.wanted[english] = Wanted(self.query, language)
        matches = matches_in(text, self.wanted[english])
        start, end = window(text, matches)
        inside = [match for match in matches if start <= match.start and match.end <= end]
        pieces = [(f"{ELLIPSIS} ", False)] if text[:start].strip() else []
        pieces += marked(text, start, end, inside)
        return [*pieces, (f" {ELLIPSIS}", False)] if text[end:].strip() else pieces


class Wanted:
    """The words that a query asks for; `find(word)` is what a word of a text answers to.

    `known` keeps the answers.
    """

    def __init__(self, query, language):
        # A stemmer is not safe between threads, and cheap to make.
        self.stem = Stemmer.Stemmer("english").stemWord if is_english(language) else str
        terms = parse(query).wanted
        words = [w for t in terms for w in f"{t.words} {t.joined}".split() if not t.prefix]
        words = [part for word in words for part in WORD.findall(word)]
        if is_english(language):
            words = [w for w in words if w not in ENGLISH_STOP_WORDS] or words
        self.keys = frozenset(map(self.stem, words))
        self.prefixes = tuple(part for t in terms if t.prefix for part in WORD.findall(t.words))
        self.firsts = {each[:1] for each in (*words, *self.keys, *self.prefixes)}
        self.words = words_beginning(self.firsts)
        self.known = {}

    def __bool__(self):
        return bool(self.keys or self.prefixes)

    def find(self, word):
        """What is asked for that `word` is an instance of, or an empty string.

        No stemmer changes the first letter: most words need not be asked for theirs.
        """
        folded = word.lower() if word.isascii() else fold(word)
        if " " not in folded and folded[:1] not in self.firsts:
            return ""
        forms = [folded.replace(" ", ""), *folded.split()] if " " in folded else [folded]
        for form in forms:
            stem = self.stem(form)
            if stem in self.keys:
                return stem
            for prefix in self.prefixes:
                if form.startswith(prefix) or stem.startswith(self.stem(prefix)):
                    return prefix
        return ""


def words_beginning(letters):
    """A pattern of the words that begin with one of some folded letters, or beyond ASCII."""
    plain = "".join(each + each.upper() for each in sorted(letters) if each.isascii())
    first = rf"[{re.escape(plain)}]|[^\W_\x00-\x7f]" if plain else r"[^\W_\x00-\x7f]"
    within = rf"(?<![^\W_])(?<![^\W_][{MARKS}])(?<![^\W_][{MARKS}][{MARKS}])"
    return re.compile(rf"{within}(?:{first})(?:[^\W_]|[{MARKS}])*")


def matches_in(text, wanted):
    """The Matches in order."""
    if not wanted:
        return []
    known, found = wanted.known, []
    words = WORD if NON_JOINER in text else wanted.words  # a part of a word may be asked for
    for word in words.finditer(text):
        key = known.get(word[0])
        if key is None:
            key = known[word[0]] = wanted.find(word[0])
        if key:
            found.append(Match(word.start(), word.end(), key))
    return found


def window(text, matches):
    """(start, end) of the part to show."""
    if len(text) <= LENGTH + TOLERANCE:
        return 0, len(text)
    first, last = densest(text, matches) if matches else (0, 0)
    spare = max(0, LENGTH - (last - first))
    start = max(0, min(first - spare // 3, len(text) - LENGTH))
    end = min(len(text), max(last, start + LENGTH))
    return word_border_after(text, start, first), word_border_before(text, end, last)


def densest(text, matches):
    """(start, end) around the matches of at most LENGTH characters that answer most of the query.

    Of equals the one where most stand together, as in a phrase; then the first.
    """
    best, span = (0, 0), (matches[0].start, matches[0].end)
    keys, together, last = Counter(), 0, 0
    for first, match in enumerate(matches):
        while last < len(matches) and (last <= first or matches[last].end - match.start <= LENGTH):
            keys[matches[last].key] += 1
            together += last > first and close(text, matches[last - 1], matches[last])
            last += 1
        if (len(keys), together) > best:
            best, span = (len(keys), together), (match.start, matches[last - 1].end)
        keys[match.key] -= 1
        if not keys[match.key]:
            del keys[match.key]
        together -= last > first + 1 and close(text, match, matches[first + 1])
    return span


def close(text, match, following):
    """Whether two matches of different words have few words between them, if any."""
    if following.key == match.key or following.start - match.end > CLOSE:
        return False
    return len(WORD.findall(text, match.end, following.start)) < TOGETHER


def word_border_after(text, start, limit):
    """The first beginning of a word from `start` on, at most `limit`; `start` if there is none."""
    if start == 0:
        return 0
    space = SPACE.search(text, start - 1, max(limit, start))
    return space.end() if space and space.end() <= limit else start


def word_border_before(text, end, limit):
    """The last end of a word until `end`, at least `limit`; `end` if there is none."""
    if end == len(text):
        return end
    while end > limit and not text[end].isspace():
        end -= 1
    return end


def marked(text, start, end, matches):
    """The pieces between `start` and `end`."""
    pieces, at = [], start
    for match in matches:
        pieces.append((text[at : match.start], False))
        pieces.append((text[match.start : match.end], True))
        at = match.end
    pieces.append((text[at:end], False))
    return [piece for piece in pieces if piece[0]]
