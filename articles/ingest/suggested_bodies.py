"""Bodies that may be one: pairs by their names, then what speaks for and against each.

Names meet as spelled, as acronym and words, in another order, in another language, with and
without their country. Then countries, parents, and who is named beside them are compared. A body
and its parent are two, and so are two of different countries.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations
from typing import NamedTuple

from django.db import connection

from articles.extraction.language.lists import groups, words
from articles.folding import fold_name, sound_key
from articles.models import Organization

from .authority.evidence import BODY, KIND_BITS, OUTLET, PERSON, REASONS, Profile, compare
from .authority.keys import alike
from .authority.proposing import BY_NAME, BY_STRENGTH, IN_CONFLICT, NAMES, SUREST

#: Records of one block that are compared, and articles that a record is judged by, at most.
LARGEST_BLOCK, ARTICLES = 200, 10
CHUNK = 2000
#: A word of so many letters may be an acronym, which has no spellings.
ACRONYM = 5
#: What the same country and the same parent add.
BY_COUNTRY, BY_PARENT = 0.15, 0.15
#: How names relate, the closest first.
ORDER = ("words", "translated", "acronym", "spelling", "placed")
COUNTRY, PARENT = "the same country", "the same parent body"
BESIDE = """
SELECT wanted.id, a.publication_id,
    ARRAY(SELECT speaker_id FROM articles_speakermention s WHERE s.article_id = m.article_id),
    ARRAY(SELECT organization_id FROM articles_organizationmention o
          WHERE o.article_id = m.article_id AND o.organization_id <> wanted.id)
FROM unnest(%s::bigint[]) AS wanted (id)
CROSS JOIN LATERAL (
    SELECT article_id FROM articles_organizationmention WHERE organization_id = wanted.id LIMIT %s
) m JOIN articles_article a ON a.id = m.article_id
"""


class Meaning(NamedTuple):
    """A body's name as the set of its words' meanings, and the country among them or ""."""

    words: frozenset
    country: str


@dataclass(frozen=True)
class Body:
    """What a record says of itself: country as in the list of countries, key of the parent."""

    country: str
    parent: int | None


@cache
def meanings():
    """{folded word: what it means}"""
    return {fold_name(form): line[0] for line in groups("body_words") for form in line}


@cache
def small():
    """Folded words that tell no body from another: articles, prepositions, "affairs"."""
    return frozenset(map(fold_name, words("small_words_of_bodies")))


@cache
def countries():
    """{folded words: the country they name}"""
    return {fold_name(form): line[0] for line in groups("country_words") for form in line}


@lru_cache(maxsize=5_000)
def meaning(key):
    """The Meaning of a folded name.

    >>> meaning("afghan ministry of defense") == meaning("ministere de la defense afghanistan")
    True
    """
    tokens, country = without_country(key.replace("'", " ").split())
    meant = (meanings().get(word, word) for word in tokens if word not in small())
    return Meaning(frozenset(meant), country)


@cache
def first_words_of_countries():
    return frozenset(form.split()[0] for form in countries())


def without_country(tokens):
    """(tokens without the words that name a country, the country or "")"""
    known, begin = countries(), first_words_of_countries()
    starts = [at for at, token in enumerate(tokens) if token in begin]
    for size in (3, 2, 1) if starts else ():
        for at in starts:
            country = known.get(" ".join(tokens[at : at + size]))
            if country and len(tokens) > size:
                return tokens[:at] + tokens[at + size :], country
    return tokens, ""


def pairs_of_bodies(names):
    """{(record, record): how their names relate} for (record, identity key) pairs `names`."""
    blocks = {how: defaultdict(dict) for how in ("acronym", "spelling", "words")}
    for record, key in names:
        blocks["spelling"][sound_key(key)][record] = key
        tokens = key.split()
        if len(tokens) == 1:
            blocks["acronym"][key].setdefault(record, key)
        else:
            for acronym in acronyms_of(tokens):
                blocks["acronym"][acronym][record] = key
        if len(meant := meaning(key).words) > 1:
            blocks["words"][meant][record] = key
    pairs = {}
    for kind, found in blocks.items():
        for block in found.values():
            for one, other in combinations(sorted(block)[:LARGEST_BLOCK], 2):
                if how := relation_in(kind, block[one], block[other]):
                    there = pairs.get((one, other), how)
                    pairs[one, other] = min(there, how, key=ORDER.index)
    return pairs


def acronyms_of(tokens):
    """The first letters of all words, and of those that are not small."""
    large = [word for word in tokens if word not in small()]
    return {"".join(word[0] for word in each) for each in (tokens, large) if len(each) > 1}


def relation_in(kind, one, other):
    """How two identity keys relate that met in a block of `kind`; "" if they are two bodies'."""
    first, second = meaning(one), meaning(other)
    if first.country and second.country and first.country != second.country:
        return ""
    if kind == "acronym":
        return kind if len({len(one.split()) > 1, len(other.split()) > 1}) == 2 else ""
    if kind == "spelling":
        return kind if spelled_alike(one.split(), other.split()) else ""
    if first.country != second.country:
        return "placed"
    return "words" if plain_words(one) == plain_words(other) else "translated"


def spelled_alike(tokens, others):
    """Whether two names differ as spellings do; of one short word each, acronyms, they do not."""
    if len(tokens) == 1 and min(len(tokens[0]), len(others[0])) <= ACRONYM:
        return False
    return len(tokens) == len(others) and all(map(alike, tokens, others))


def plain_words(key):
    """The words of a folded name that are neither small nor a country's, as they are."""
    tokens, _country = without_country(key.replace("'", " ").split())
    return {word for word in tokens if word not in small()}


def judged_bodies(pairs):
    """(record, other, score, reason) for {(record, record): how}, without those that are two."""
    keys = {key for pair in pairs for key in pair}
    bodies, profiles = bodies_with(keys), profiles_of(keys)
    for (one, other), how in pairs.items():
        if are_two(one, bodies[one], other, bodies[other]):
            continue
        comparison = compare(profiles[one], profiles[other])
        shared = shared_by(bodies[one], bodies[other], comparison)
        if shared or how != "placed":
            score = score_of(how, shared, comparison)
            yield other, one, score, sentence(how, shared, comparison.conflict)


def are_two(one, body, other, second):
    """Whether countries or parents say that two records stand for two bodies."""
    abroad = body.country and second.country and body.country != second.country
    parents = {body.parent, second.parent} - {None}
    return bool(abroad) or len(parents) > 1 or not parents.isdisjoint({one, other})


def score_of(how, shared, comparison):
    """Between 0 and 1: how likely two bodies are one."""
    score = BY_NAME[how] + BY_STRENGTH * comparison.strength
    score += BY_COUNTRY * (COUNTRY in shared) + BY_PARENT * (PARENT in shared)
    return round(min(SUREST, score) * (IN_CONFLICT if comparison.conflict else 1), 3)


def shared_by(one, other, comparison):
    """What two bodies have in common, in words."""
    country = [COUNTRY] if one.country and one.country == other.country else []
    parent = [PARENT] if one.parent and one.parent == other.parent else []
    return country + parent + [REASONS[reason] for reason in comparison.reasons]


def sentence(how, shared, strangers):
    """A reason, in English as all of the ledger's."""
    said = f"{NAMES[how]}; both have {', '.join(shared)}" if shared else NAMES[how]
    return f"{said}; nobody is named beside both." if strangers else f"{said}."


def bodies_with(keys):
    """{key: Body} of those records."""
    rows = Organization.objects.filter(pk__in=keys).values_list("pk", "name", "country", "parent")
    return {
        key: Body(countries().get(fold_name(country)) or country or named_country(name), parent)
        for key, name, country, parent in rows
    }


def named_country(name):
    return meaning(fold_name(name)).country


def profiles_of(keys):
    """{record: Profile} of who, what and which outlet stands beside it in some articles."""
    profiles, wanted = defaultdict(Profile), sorted(keys)
    with connection.cursor() as cursor:
        for at in range(0, len(wanted), CHUNK):
            cursor.execute(BESIDE, [wanted[at : at + CHUNK], ARTICLES])
            for record, outlet, people, bodies in cursor.fetchall():
                traits = [(person, PERSON) for person in people] + [(each, BODY) for each in bodies]
                traits += [(outlet, OUTLET)] if outlet else []
                profiles[record].add([number << KIND_BITS | kind for number, kind in traits])
    return profiles
