"""Folding: the one-way street from words as printed to words as compared.

Used by search, authority keys and ids, always on both sides; stored text is never folded.
"""

import re
import unicodedata
from functools import lru_cache

#: Letters that keyboards of different countries use for one Persian or Arabic letter.
ARABIC_LETTERS = str.maketrans("يىكةۀأإآٱؤ", "ییکههااااو")
#: Apostrophes, primes and the half rings of transliteration.
APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼʿʾ‛`´′", "'"))
DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
#: Zero-width joiners and marks of direction: nothing to see, so nothing to compare.
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200d\u200e\u200f\u2060\ufeff\u00ad\u0640"))
#: A zero-width non-joiner separates the parts of a Persian word.
SPACED = {ord("\u200c"): " "}

BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
#: Characters of most words.
SHORT = 20

#: The dots of an initialism: U.S., U.N.
DOTTED = re.compile(r"(?<!\w)(\w)\.(?=\w(?!\w))|(?<=\.\w)\.(?=\w(?!\w))")
NOT_IN_NAMES = re.compile(r"[^\w']+")
#: Sounds that transliterations of one name write differently, longest first.
SOUNDS = {
    "tsch": "k", "sch": "s", "kh": "k", "gh": "k", "ch": "k", "ck": "k", "ph": "f", "dh": "d",
    "th": "t", "sh": "s", "zh": "z", "dj": "j", "tz": "z", "ts": "z", "q": "k", "c": "k", "g": "k",
    "v": "w", "x": "ks",
}  # fmt: skip
SOUND = re.compile("|".join(SOUNDS))
DOUBLED = re.compile(r"(.)\1+")
#: "h" counts between vowels and before consonants (Mohammed, Ahmad), not after one or at the end.
SILENT = re.compile(r"(?<=[^aeiouy])h|h$|[aeiou]|(?<!^)y")
FIRST_VOWEL = re.compile(r"^(?:[aeiou]|y(?![aeiou]))")


def fold(text: str) -> str:
    """`text` in lower case without accents, with one form for each letter, digit and mark.

    White space becomes single spaces, so offsets into `text` do not hold in the result. What is
    ASCII, nearly everything there is, takes a short way to the same result.
    """
    text = text.replace("`", "'")
    if not text.isascii():
        text = BEYOND_ASCII.sub(fold_run, text)
    return " ".join(text.casefold().split())


def fold_run(run):
    """What a match of BEYOND_ASCII becomes; marks and words come again and again."""
    return fold_short(run[0]) if len(run[0]) <= SHORT else fold_letters(run[0])


@lru_cache(maxsize=5_000)
def fold_short(text):
    return fold_letters(text)


def fold_letters(text):
    """`text` with one form for each letter, digit and mark."""
    text = text.translate(SPACED).translate(INVISIBLE).translate(ARABIC_LETTERS)
    text = text.translate(APOSTROPHES).translate(DASHES)
    letters = (c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return "".join(plain_digit(c) for c in letters)


def plain_digit(character: str) -> str:
    """The ASCII digit for a decimal digit of any script; other characters unchanged."""
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)


def fold_name(name: str) -> str:
    """The key under which spellings of one name that differ only in form meet.

    >>> fold_name("Á. al-Rashid’s")
    "a al rashid's"
    >>> fold_name("U.S. Army") == fold_name("US Army")
    True
    """
    plain = DOTTED.sub(r"\1", fold(name))
    return " ".join(NOT_IN_NAMES.sub(" ", plain).split())


def sound_key(name: str) -> str:
    """One code a word, so that transliterations meet: a suggestion, never a decision.

    >>> sound_key("Nazary") == sound_key("Nazari")
    True
    >>> sound_key("Gaddafi") == sound_key("Qadhafi")
    True
    """
    return " ".join(filter(None, map(sound_of, fold_name(name).replace("'", "").split())))


@lru_cache(maxsize=20_000)
def sound_of(word: str) -> str:
    """The consonants of a folded word, doubled letters once; vowels count only at the start.

    Remembered for the commonest words: names repeat, and this is asked for every one of them.
    """
    word = SOUND.sub(lambda match: SOUNDS[match[0]], DOUBLED.sub(r"\1", word))
    start = FIRST_VOWEL.match(word)
    rest = SILENT.sub("", word[1:] if start else word)
    return DOUBLED.sub(r"\1", "a" + rest if start else rest) or word[:1]
