"""The parts of a person's name."""

import re
import unicodedata
from functools import lru_cache

from .lists import words

_SEPARATORS = re.compile(r"[\s\u00a0]+")
_DOUBLED = re.compile(r"([^\W\d_])\1")
_POSSESSIVE = re.compile(r"['’‘]s?$")


def name_words(name: str) -> list[str]:
    return [word for word in _SEPARATORS.split(name) if word]


def plain(name: str) -> str:
    """A name with single spaces and without a possessive ending."""
    return _POSSESSIVE.sub("", " ".join(name_words(name)))


@lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """A key that spelling variants of one name share: Nazary, Nazari; Müller, Muller, Muler."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if c.isalnum())
    return _DOUBLED.sub(r"\1", bare.replace("y", "i"))


def is_title(word: str) -> bool:
    return word.rstrip(".").lower() in words("titles")


def is_suffix(word: str) -> bool:
    return word.rstrip(".").lower() in words("suffixes")


def is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1


def gender(given_name: str) -> str | None:
    """'m' or 'f' if a given name is mostly a man's or a woman's, else None."""
    name = _listed(given_name)
    male, female = (name in words(f"first_names_{kind}") for kind in ("male", "female"))
    return None if male == female else "m" if male else "f"


def is_given_name(word: str) -> bool:
    name = _listed(word)
    return name in words("first_names_male") or name in words("first_names_female")


@lru_cache(maxsize=4096)
def _listed(given_name: str) -> str:
    """A given name as the lists have it: without accents, of Hans-Peter the first part."""
    letters = given_name if given_name.isascii() else unicodedata.normalize("NFKD", given_name)
    return "".join(c for c in letters if not unicodedata.combining(c)).partition("-")[0]
