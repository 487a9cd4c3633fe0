"""The keys that names are found and compared by."""

import re
from functools import lru_cache
from itertools import pairwise

from articles.extraction.language.lists import words
from articles.folding import fold_name, sound_of
from articles.models import Speaker, VariantName

from .nicknames import given_sound, may_be_called

#: Column widths of names and keys.
LONGEST_NAME, LONGEST_BLOCK = 300, 100
PARTICLES = {"al", "bin", "ibn", "von", "van", "der", "den", "de", "da", "di", "del", "la", "le"}
SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}
#: Titles that stand in names where other languages have them, beside the extractor's list.
TITLES = {
    "mullah", "mulla", "mawlawi", "maulvi", "maulana", "mawlana", "qari", "sheikh", "shaikh",
    "hajji", "haji", "ayatollah", "hojatoleslam", "ustad", "engineer", "commander", "chief",
}  # fmt: skip
#: The article of Arabic names, written or left out.
ARTICLES = {"al", "el", "ul", "as", "ar", "az", "ad", "an"}
#: Words that make another person of a name: Ahmad Shah is not Ahmad, bin Salman Salman's son.
TELLING = {
    "shah", "gul", "jan", "bin", "ibn", "bint", "abu", "abd", "abdul", "ullah", "allah", "ud",
    "din", "uddin", "zada", "zadeh",
}  # fmt: skip
#: What companies put behind their names.
LEGAL = {
    "inc", "incorporated", "ltd", "limited", "llc", "llp", "corp", "corporation", "co", "plc",
    "gmbh", "ag", "kg", "sa", "sas", "srl", "spa", "nv", "bv", "oy", "oyj", "ab", "asa", "pjsc",
    "ojsc", "jsc", "pty", "bhd", "kk",
}  # fmt: skip
#: Two spellings of one word agree in more than this share of their letters.
ALIKE = 0.5


@lru_cache(maxsize=20_000)
def name_key(model, name):
    """The folded name a record of `model` is found by; "" for a name of nothing but marks."""
    key = fold_name(name)
    if not any(map(str.isalnum, key)):
        return ""
    return key.removeprefix("the ") if model is not Speaker else key


def identity_key(model, name):
    """The key of the thing itself: a body's without legal form, in the width of its column."""
    key = name_key(model, name)
    return (key if model is Speaker else without_legal_form(key))[:LONGEST_NAME]


def without_legal_form(key):
    tokens = [word for word in key.split() if word != "and"]
    while len(tokens) > 1 and tokens[-1] in LEGAL:
        tokens.pop()
    return " ".join(tokens)


@lru_cache(maxsize=20_000)
def name_words(key):
    """(words of a person's folded name without titles and Arabic article, its suffix or "")."""
    tokens = key.split()
    while len(tokens) > 2 and (tokens[0] in TITLES or tokens[0] in words("titles")):
        tokens = tokens[1:]
    suffix = tokens.pop() if len(tokens) > 2 and tokens[-1] in SUFFIXES else ""
    kept = [word for at, word in enumerate(tokens) if at == 0 or word not in ARTICLES]
    return tuple(kept if len(kept) > 1 else tokens), suffix


def block_of(key):
    """Where names that may be one person's meet: the sounds of its first and last word.

    Bill stands with William.
    """
    tokens, _suffix = name_words(key)
    if len(tokens) < 2:
        return ""
    return f"{given_sound(bare(tokens[0]))} {sound_of(bare(tokens[-1]))}"[:LONGEST_BLOCK]


def bare(word):
    return word.replace("'", "")


@lru_cache(maxsize=20_000)
def relation(one, other):
    """How two persons' folded names relate: "same", "spelling", "longer", "nickname", "" if unlike.

    "longer": one has middle names that the other leaves out; "nickname": the given name of one may
    be short for the other's.

    >>> relation("ali nazary", "ali maisam nazari")
    'longer'
    >>> relation("ahmad massoud", "ahmad shah massoud")
    ''
    >>> relation("bill okoro", "william okoro")
    'nickname'
    """
    (a, suffix), (b, other_suffix) = name_words(one), name_words(other)
    if suffix != other_suffix or min(len(a), len(b)) < 2:
        return ""
    if a == b:
        return "same"
    spelling = alike(a[0], b[0])
    if not (alike(a[-1], b[-1]) and (spelling or may_be_called(a[0], b[0]))):
        return ""
    extra = left_over(*sorted((a[1:-1], b[1:-1]), key=len))
    if extra is None or TELLING & set(extra):
        return ""
    if not spelling:
        return "nickname"
    return "longer" if extra else "spelling"


def left_over(short, long):
    """The words of `long` beside those of `short`, which must stand in it in order; else None."""
    extra, at = [], 0
    for word in long:
        if at < len(short) and fits(short[at], word):
            at += 1
        else:
            extra.append(word)
    return extra if at == len(short) else None


def fits(one, other):
    """Whether two middle names may be one: alike, or one the other's initial."""
    return alike(one, other) or (1 in (len(one), len(other)) and one[0] == other[0])


@lru_cache(maxsize=20_000)
def alike(one, other):
    """Whether two folded words sound the same and are not spelled too differently for it."""
    one, other = bare(one), bare(other)
    if one == other:
        return True
    if min(len(one), len(other)) < 2 or sound_of(one) != sound_of(other):
        return False
    return distance(one, other) < (1 - ALIKE) * max(len(one), len(other))


def distance(one, other):
    """How many letters have to be put in, left out or changed to make one word the other."""
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        best = [at]
        for (over, above), (to, second) in zip(pairwise(row), enumerate(other), strict=True):
            best.append(min(above + 1, best[to] + 1, over + (letter != second)))
        row = best
    return row[-1]


@lru_cache(maxsize=20_000)
def fullness(name):
    """How much of a name is there, to choose the one to show: words, then letters."""
    tokens = fold_name(name).split()
    return sum(len(word) > 1 for word in tokens), len(tokens), not name.isupper()


def is_acronym(name):
    """Whether a body's name is one word of capitals: NATO, ANDSF.

    >>> is_acronym("U.N."), is_acronym("Reuters")
    (True, False)
    """
    letters = name.replace(".", "")
    return 2 <= len(letters) <= 10 and letters.isalpha() and letters.isupper()


def sort_name(name):
    """The surname first: "Nazary, Ali Maisam"; names of one word or another script unchanged.

    >>> sort_name("Osama bin Laden")
    'bin Laden, Osama'
    """
    tokens = name.split()
    if len(tokens) < 2 or not re.search("[A-Za-z]", name):
        return name
    suffix = [tokens.pop()] if fold_name(tokens[-1]) in SUFFIXES and len(tokens) > 2 else []
    first = len(tokens) - 1
    while first > 1 and fold_name(tokens[first - 1]) in PARTICLES:
        first -= 1
    return ", ".join(filter(None, [" ".join(tokens[first:]), " ".join(tokens[:first] + suffix)]))


def without_article(name):
    return name[4:] if name.lower().startswith("the ") else name


def sorted_as(model, name):
    """The sort name of a record of `model` called `name`, in the width of its column."""
    return (sort_name(name) if model is Speaker else without_article(name))[:LONGEST_NAME]


def variant_kind(variant, name):
    """How a variant relates to the full name."""
    tokens, full = fold_name(variant).split(), fold_name(name).split()
    if variant.isupper() and len(tokens) == 1 and len(full) > 1:
        return VariantName.Kind.ACRONYM
    if len(tokens) < len(full):
        return VariantName.Kind.PART
    return VariantName.Kind.FULL if tokens == full else VariantName.Kind.SPELLING
