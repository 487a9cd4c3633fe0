"""Folding: the one-way street from words as printed to words as compared.

Used by search, authority keys and ids, always on both sides; stored text is never folded.
"""

import re
import unicodedata

#: Letters that keyboards of different countries use for one Persian or Arabic letter.
ARABIC_LETTERS = str.maketrans("يىكةۀأإآٱؤ", "ییکههااااو")
#: Apostrophes, primes and the half rings of transliteration.
APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼʿʾ‛`´′", "'"))
DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
#: Zero-width joiners and marks of direction: nothing to see, so nothing to compare.
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200d\u200e\u200f\u2060\ufeff\u00ad\u0640"))
#: A zero-width non-joiner separates the parts of a Persian word.
SPACED = {ord("\u200c"): " "}

#: Sounds that transliterations of one name write differently, longest first.
SOUNDS = (
    ("kh", "k"), ("gh", "k"), ("q", "k"), ("ck", "k"), ("c", "k"), ("g", "k"),
    ("ph", "f"), ("v", "w"), ("dh", "d"), ("th", "t"), ("zh", "z"), ("dj", "j"),
    ("x", "ks"), ("tz", "z"),
)  # fmt: skip


def fold(text: str) -> str:
    """`text` in lower case without accents, with one form for each letter, digit and mark.

    White space becomes single spaces, so offsets into `text` do not hold in the result.
    """
    text = text.translate(SPACED).translate(INVISIBLE).translate(ARABIC_LETTERS)
    text = text.translate(APOSTROPHES).translate(DASHES)
    letters = (c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    plain = "".join(plain_digit(c) for c in letters).casefold()
    return " ".join(plain.split())


def plain_digit(character: str) -> str:
    """The ASCII digit for a decimal digit of any script; other characters unchanged."""
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)


def fold_name(name: str) -> str:
    """The key under which spellings of one name that differ only in form meet.

    >>> fold_name("Á. al-Rashid’s")
    "a al rashid's"
    """
    return " ".join(re.sub(r"[^\w']+", " ", fold(name)).split())


def sound_key(name: str) -> str:
    """One code a word, so that transliterations meet: a suggestion, never a decision.

    >>> sound_key("Nazary") == sound_key("Nazari")
    True
    """
    return " ".join(filter(None, map(sound_of, fold_name(name).replace("'", "").split())))


def sound_of(word: str) -> str:
    """The consonants of a folded word, doubled letters once; vowels count only at the start."""
    for spelling, sound in SOUNDS:
        word = word.replace(spelling, sound)
    skeleton = word[:1] + re.sub(r"[aeiouyh]", "", word[1:])
    skeleton = re.sub(r"^[aeiouy]", "a", skeleton)
    return re.sub(r"(.)\1+", r"\1", skeleton)
