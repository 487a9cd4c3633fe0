"""Words that stay out: found again by digests, and blanked without moving any other."""

import hashlib
import re
from urllib.parse import unquote

from articles.folding import fold

BLANK = "█"
#: A digest is of so many words at most; of longer passages it knows the beginning.
WINDOW = 8
DIGEST = 32  # hex digits
#: Letters and digits, with the combining marks and joiners that stand within a word.
WORD = re.compile(r"[^\W_][\w\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u200c\u200d]*")


def words_of(text):
    """[(start, end, folded word)]"""
    return [(each.start(), each.end(), fold(each.group())) for each in WORD.finditer(text)]


def count(text):
    """How many words `text` has."""
    return len(WORD.findall(text))


def digest_of(phrase):
    """`<words in the digest>:<hex>:<words in all>` of a phrase, empty for one without words."""
    folded = [word for _start, _end, word in words_of(phrase)]
    if not folded:
        return ""
    window = folded[:WINDOW]
    return f"{len(window)}:{hexadecimal(window)}:{len(folded)}"


def digests(phrases):
    """The digests of phrases, sorted, none twice."""
    return sorted({digest_of(each) for each in phrases} - {""})


def hexadecimal(folded):
    return hashlib.sha256(" ".join(folded).encode()).hexdigest()[:DIGEST]


def whole(text):
    """The digest of all words of a text: the same for the same words in another file."""
    folded = " ".join(word for _start, _end, word in words_of(text))
    return hashlib.sha256(folded.encode()).hexdigest()


def matches(text, known):
    """Half-open (start, end, digest) of every passage of `text` that one of `known` is of."""
    table = {}
    for each in known:
        window, hexadecimal_digits, total = each.split(":")
        table.setdefault(int(window), {})[hexadecimal_digits] = (int(total), each)
    words = words_of(text) if table else []
    for window, digests_of_it in table.items():
        for at in range(len(words) - window + 1):
            key = hexadecimal([word for *_place, word in words[at : at + window]])
            if key in digests_of_it:
                total, digest = digests_of_it[key]
                yield words[at][0], words[min(at + total, len(words)) - 1][1], digest


def found(text, known):
    """Half-open (start, end) of every passage of `text` that one of `known` is of, in order."""
    return sorted((start, end) for start, end, _digest in matches(text, known))


def blanked(text, spans):
    """`text` with a block for every visible character of `spans`: every offset stays right."""
    characters = list(text)
    for start, end in spans:
        characters[start:end] = [each if each.isspace() else BLANK for each in text[start:end]]
    return "".join(characters)


def all_blank(text):
    """Blocks in the place of everything."""
    return blanked(text, [(0, len(text))])


def is_blank(text):
    """Whether nothing is left of `text` but blocks and what stands between them."""
    return BLANK in text and not WORD.search(text)


class Known:
    """Digests, and what they do to strings, addresses and JSON."""

    everything = False

    def __init__(self, known):
        self.digests = frozenset(known)

    def found(self, text):
        """Where they stand in `text`."""
        return found(text, self.digests)

    def wipe(self, text):
        """`text` with blocks where they stand."""
        return blanked(text, self.found(text)) if text else text

    def address(self, url):
        """`url`, empty if the words stand in it."""
        return "" if self.found(unquote(url)) else url

    def tree(self, value):
        """A JSON value with every string wiped."""
        return mapped(value, self.wipe)


class Everything:
    """The same for a whole record: nothing of it stays."""

    everything = True

    def found(self, text):
        """All of it."""
        return [(0, len(text))]

    wipe = staticmethod(all_blank)

    def address(self, url):
        """None at all."""
        return ""

    def tree(self, value):
        """A JSON value with every string blanked."""
        return mapped(value, all_blank)


def mapped(value, change):
    """A JSON value with `change` applied to every string in it."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list | tuple):
        return type(value)(mapped(each, change) for each in value)
    if isinstance(value, dict):
        return {key: mapped(each, change) for key, each in value.items()}
    return value
