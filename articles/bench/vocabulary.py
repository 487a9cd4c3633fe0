"""The words and names of the synthetic archive: the same ones on every machine."""

from functools import cache

import numpy as np

WORDS = 300_000
SPEAKERS, ORGANIZATIONS, PUBLICATIONS = 20_000, 5_000, 300

#: The commonest words of English, by how often they are printed: about half of every text.
COMMON = str.split("""
the of and to in a is that for on was with as it by be at from are this have an not he his but
they which or had their were its been one who has we would more there all said will up when out
about no into if what some time can than her them him so other only after new could these two
may then first any my now people such our over me most also made even where before between
must through long much those many just being way because years under while last should each
state make day against life another same during without might however both few own still
""")
ONSETS = str.split("b br c ch d dr f fl g gr h j k l m n p pl pr r s sh sl sp st t th tr v w")
VOWELS = str.split("a e i o u ai ea ee oa oo ou")
CODAS = ["", "", "n", "r", "l", "t", "m", "k", "rd", "nt", "st", "ck"]
#: What English hangs on words, so that stemming has something to do.
ENDINGS = ["", "", "", "s", "s", "ed", "ing", "er", "ly", "al", "ment", "ness", "ion"]
#: Names have syllables of their own: no name is a word.
NAME_ONSETS = str.split("Kh Gh Z Ny Ts Mw Vl Dz Qu Yv Rh Kw")
NAME_VOWELS = str.split("a e i o u ae io ua")
NAME_CODAS = ["zh", "vk", "dz", "gh", "vz", "mz"]
BODIES = str.split("Ministry Institute Union Council Bank Agency Court Party League Chamber")


@cache
def words():
    """An array of WORDS different words, the commonest first."""
    random = np.random.default_rng(11)
    found = dict.fromkeys(COMMON)
    while len(found) < WORDS:
        syllables = 1 if len(found) < 2_500 else 2 if len(found) < 50_000 else 3
        for word in coined(random, syllables, 20_000):
            if len(word) > 3 and len(found) < WORDS:
                found[word] = None
    return np.array(list(found), dtype=object)


def coined(random, syllables, count):
    """`count` words of so many syllables, some of them twice."""
    size = (count, syllables)
    parts = [random.integers(len(each), size=size).tolist() for each in (ONSETS, VOWELS, CODAS)]
    endings = random.integers(len(ENDINGS), size=count).tolist()
    for onsets, vowels, codas, ending in zip(*parts, endings, strict=True):
        syllable = zip(onsets, vowels, codas, strict=True)
        yield "".join(ONSETS[a] + VOWELS[b] + CODAS[c] for a, b, c in syllable) + ENDINGS[ending]


@cache
def names():
    """A list of single names, none of them a word."""
    return [
        onset + vowel + coda + vowel_2 + coda_2
        for onset in NAME_ONSETS
        for vowel in NAME_VOWELS
        for coda in NAME_CODAS
        for vowel_2 in NAME_VOWELS[:5]
        for coda_2 in NAME_CODAS[:4]
    ]


@cache
def speakers(count=SPEAKERS):
    """Full names of `count` different people."""
    given = 211  # few given names, many surnames, as people have them
    return [f"{name_at(n % given)} {name_at(given + n // 3)}" for n in range(count)]


@cache
def organizations(count=ORGANIZATIONS):
    """Names of `count` different bodies."""
    return [f"{name_at(n)} {BODIES[n % len(BODIES)]}" for n in range(count)]


@cache
def publications(count=PUBLICATIONS):
    """Names of `count` different newspapers."""
    return [f"{name_at(6_000 + n)} Courier" for n in range(count)]


def name_at(number):
    return names()[number % len(names())]
