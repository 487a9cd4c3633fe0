"""Records by a name as typed: whom it names for certain, and who else may be meant.

A name is looked for among all names a record goes by: its beginning first, then the beginning of
a later word, then what sounds like it, then the same with each word corrected. Each step is asked
only where those before gave too little, and is one question to an index that stays quick however
many names there are; whole names compared by their letters (pg_trgm) took 0.3 s of 370,000.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cache

from django.db import connection
from django.db.models.expressions import RawSQL

from articles.folding import fold_name, sound_key
from articles.models import Organization, Speaker

from . import publication_names, vocabulary

#: Records offered for a name.
OFFERED = 8
#: Names that one step looks at: enough to choose from, few enough to be quick.
LOOKED_AT = 200
#: Letters of a sound below which it fits too many names.
SHORTEST_SOUND = 3
#: Letters from which a part of a name, not only its beginning, is looked for.
SHORTEST_PART = 3
#: Letters of a name that are compared, its words that are corrected, and spellings tried of each.
LONGEST = 100
MOST_WORDS = 4
CORRECTIONS = 4

MODELS = {"speaker": Speaker, "organization": Organization}
LIKE = str.maketrans({"\\": r"\\", "%": r"\%", "_": r"\_"})

BEGINNING = "fold_key LIKE %(beginning)s"
WORD = "fold_key LIKE %(word)s"
WORDS = "fold_key LIKE %(within)s AND ' ' || fold_key || ' ' LIKE %(row)s"
SOUND = "sound_key LIKE %(sound)s OR sound_key LIKE %(later_sound)s"
STEP = """
SELECT speaker_id, organization_id, name, fold_key, closeness FROM (
    SELECT speaker_id, organization_id, name, fold_key,
        word_similarity(%(key)s, fold_key) + similarity(%(key)s, fold_key) AS closeness
    FROM articles_variantname WHERE ({condition}) AND ({kind}) LIMIT %(looked_at)s
) AS names ORDER BY fold_key = %(key)s DESC, closeness DESC, fold_key
"""
KINDS = {
    "speaker": "speaker_id IS NOT NULL",
    "organization": "organization_id IS NOT NULL",
    "": "true",
}


ROLES = """
SELECT DISTINCT ON (speaker_id) speaker_id, role FROM articles_affiliation
WHERE speaker_id = ANY(%s) AND role <> '' ORDER BY speaker_id, start DESC NULLS LAST, id DESC
"""


@dataclass(frozen=True)
class Named:
    """A record offered for what was typed, and the one of its names that is like it."""

    kind: str
    record: object
    name: str


def told_apart(records):
    """{record: its latest role, else its id} of those of some records that share a name."""
    names = Counter(record.name for record in records)
    alike = [record for record in records if names[record.name] > 1]
    if not alike:
        return {}
    with connection.cursor() as cursor:
        keys = [record.pk for record in alike if isinstance(record, Speaker)]
        cursor.execute(ROLES, [keys])
        roles = dict(cursor.fetchall())
    return {
        record: (isinstance(record, Speaker) and roles.get(record.pk)) or record.public_id
        for record in alike
    }


def called(kind, name):
    """The listed records of a kind that `name` names: exactly, else as words within one name.

    Several: it may be any of them. A surname finds the only one who has it; a first and a last
    name never find somebody with another name between them.
    """
    key = fold_name(name)[:LONGEST]
    if not key:
        return []
    if kind == "publication":
        return publication_names.called(key, name)
    exact = listed(step("fold_key = %(key)s", kind, {"key": key}))
    return [each.record for each in exact or with_words(name, kind)]


def with_words(name, kind=""):
    """Up to OFFERED Named people and bodies with a name that holds these words in a row."""
    key = fold_name(name)[:LONGEST]
    if len(key) < SHORTEST_PART:
        return []
    pattern = key.translate(LIKE)
    return listed(
        step(WORDS, kind, {"key": key, "within": f"%{pattern}%", "row": f"% {pattern} %"})
    )


def like(kind, name):
    """Up to OFFERED listed records of a kind with a name like `name`, the likeliest first."""
    if kind == "publication":
        return publication_names.like(fold_name(name)[:LONGEST])[:OFFERED]
    return [each.record for each in named_like(name, kind)]


def named_like(name, kind=""):
    """Up to OFFERED Named people and bodies (or those of one kind), the likeliest first."""
    key = fold_name(name)[:LONGEST]
    found = []
    for condition, parameters in steps(key) if key else ():
        found += step(condition, kind, {"key": key, **parameters})
        if len({row[:2] for row in found}) >= OFFERED:
            break
    if key and not found:
        found = corrected(key, kind)
    return listed(found)


def steps(key):
    """[(condition, parameters)] from what is surely meant to what may be."""
    pattern, sound = key.translate(LIKE), sound_key(key)
    asked = [(BEGINNING, {"beginning": f"{pattern}%"})]
    if len(key) >= SHORTEST_PART:
        asked.append((WORD, {"word": f"% {pattern}%"}))
    if max(map(len, sound.split()), default=0) >= SHORTEST_SOUND:
        sounds = sound.translate(LIKE)
        asked.append((SOUND, {"sound": f"{sounds}%", "later_sound": f"% {sounds}%"}))
    return asked


def corrected(key, kind):
    """Rows of names with all words of `key`, each as typed or as the archive spells it."""
    words = key.split()[:MOST_WORDS]
    better = vocabulary.corrections(words)
    if not any(better.values()):
        return []
    spelled = [[word, *better.get(word, [])[:CORRECTIONS]] for word in words]
    names = [f"word_{place}" for place in range(len(words))]
    condition = " AND ".join(f"fold_key LIKE ANY(%({name})s)" for name in names)
    patterns = [[f"%{word.translate(LIKE)}%" for word in each] for each in spelled]
    return step(condition, kind, {"key": key, **dict(zip(names, patterns, strict=True))})


def step(condition, kind, parameters):
    """[(speaker, organization, name, fold key, closeness)] of at most LOOKED_AT names."""
    with connection.cursor() as cursor:
        statement = STEP.format(condition=condition, kind=KINDS[kind])
        cursor.execute(statement, {**parameters, "looked_at": LOOKED_AT})
        return cursor.fetchall()


def listed(rows):
    """Named records for rows of names, each record once, in their order; listed ones only."""
    names = {}
    for speaker, organization, name, *_closeness in rows:
        kind, key = ("speaker", speaker) if speaker else ("organization", organization)
        names.setdefault((kind, key), name)
    first = list(names)[: 3 * OFFERED]
    records = {}
    for kind in ("speaker", "organization"):
        if keys := [key for each, key in first if each == kind]:
            records.update({(kind, record.pk): record for record in records_of(kind, keys)})
    found = [Named(each[0], records[each], names[each]) for each in first if each in records]
    return found[:OFFERED]


def records_of(kind, keys):
    """The listed records of a kind with these keys, in no order."""
    sql, parameters = listed_statement(kind)
    return MODELS[kind].objects.raw(sql, [keys if each == [] else each for each in parameters])


@cache
def listed_statement(kind):
    """(SQL, parameters) of the listed records of a kind; an empty list stands for their keys.

    Kept, because to put the statement together takes longer than to answer it.
    """
    chosen = RawSQL("SELECT unnest(%s::bigint[])", [[]])
    records = MODELS[kind].objects.listed().filter(pk__in=chosen).order_by()
    return records.only("public_id", "name", "state").query.sql_with_params()
