"""The index of names: people and bodies in lists with a name that fulfils a condition, in one
statement that reads the names first and of the records only those that fit.

Conditions are on the words of a name (WORDS) or their sounds (SOUNDS), which have an index
(variant_name_words), or on the whole of it.
"""

from dataclasses import dataclass
from functools import cache

from django.db import connection

from articles.models import Organization, Speaker, State

from .codes import GROUPS, STRIDE

#: Records offered for a name.
OFFERED = 8
#: Names that are looked at: enough to choose from, few enough to be quick.
LOOKED_AT = 120
#: Of more names those of so many people and bodies are looked at that most articles name.
MOST_NAMED = 120
#: Letters with which so many names begin that those are looked at first.
SHORT = 3

MODELS = {"speaker": Speaker, "organization": Organization}
#: In the order of the models.
FIELDS = ("id", "public_id", "state", "name")
LEXEME = str.maketrans({"\\": r"\\", "'": "''"})

WORDS = "array_to_tsvector(array_remove(string_to_array(fold_key, ' '), '')) @@ %(words)s::tsquery"
SOUNDS = (
    "array_to_tsvector(array_remove(string_to_array(sound_key, ' '), '')) @@ %(sounds)s::tsquery"
)
EXACT = "fold_key = %(key)s"
#: With the words in the same row, but for the last letters.
IN_A_ROW = f"{WORDS} AND strpos(' ' || fold_key || ' ', ' ' || %(key)s || ' ') > 0"

#: Names of people and bodies in lists.
LISTED = """
SELECT speaker_id, organization_id, fold_key, names.name AS fitting,
    coalesce(person.id, body.id) AS id, coalesce(person.public_id, body.public_id) AS public_id,
    coalesce(person.name, body.name) AS name
FROM {names}
LEFT JOIN articles_speaker AS person
    ON person.id = speaker_id AND person.in_lists AND person.state = 'public'
LEFT JOIN articles_organization AS body
    ON body.id = organization_id AND body.in_lists AND body.state = 'public'
WHERE ({condition}) AND coalesce(person.id, body.id) IS NOT NULL
"""
FIRST = "articles_variantname AS names"
MOST_NAMED_OF = """
(SELECT code FROM search_count WHERE listed = 'articles' AND (code & 7) = {group}
ORDER BY count DESC, code LIMIT {most_named}) AS most
JOIN articles_variantname AS names ON {kind}_id = code / {stride}
"""
#: A name fits best as typed, then begun with it, then with it inside, else by its letters.
STATEMENT = """
WITH found AS MATERIALIZED ({found}), fitting AS (
    SELECT DISTINCT ON (speaker_id, organization_id) * FROM (
        SELECT *, CASE
            WHEN fold_key = %(key)s THEN 5 WHEN starts_with(fold_key, %(key)s) THEN 4
            WHEN strpos(fold_key, ' ' || %(key)s) > 0 THEN 3
            ELSE similarity(%(key)s, fold_key) END AS fit
        FROM found
    ) AS fits ORDER BY speaker_id, organization_id, fit DESC, fold_key
)
SELECT fit, coalesce(search_count.count, 0), fold_key, speaker_id IS NOT NULL, id, public_id, name,
    fitting, (SELECT count(*) FROM found)
FROM fitting LEFT JOIN search_count ON listed = 'articles' AND code = coalesce(
    speaker_id * {stride} + {speaker}, organization_id * {stride} + {organization})
ORDER BY fit DESC, search_count.count DESC NULLS LAST, fold_key, id LIMIT {offered}
"""


@dataclass(frozen=True)
class Named:
    """A record offered for what was typed, and the one of its names that is like it."""

    kind: str
    record: object
    name: str


def beginning(kind, key):
    """Up to OFFERED Named of a kind ("" for both) with all words of the folded `key`, each whole
    but the last: those whose name fits it best first, then those that most articles name."""
    values = {"key": key, "words": all_of(key.split())}
    first, most = first_names(WORDS, kind), most_named(WORDS, kind)
    if len(key) <= SHORT:
        rows = found(most, values)
        return records(rows if len(rows) == OFFERED else rows + found(first, values))
    rows = found(first, values)
    return records(rows + found(most, values) if rows and rows[0][-1] == LOOKED_AT else rows)


def matching(condition, kind, key, **values):
    """The same of those with a name that fulfils a condition."""
    return records(found(first_names(condition, kind), {"key": key, **values}))


def records(rows):
    """Named for rows, each record once, the best first."""
    every = (named(*row[3:-1]) for row in sorted(rows, key=by_fit))
    return list({each.record: each for each in every}.values())[:OFFERED]


def found(statement, values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def by_fit(row):
    fit, count, name, *_record = row
    return -fit, -count, name


@cache
def first_names(condition, kind):
    """The statement that looks at the first names that an index gives."""
    of_kind = f"{condition} AND {kind}_id IS NOT NULL" if kind else condition
    return statement(f"{LISTED.format(names=FIRST, condition=of_kind)} LIMIT {LOOKED_AT}")


@cache
def most_named(condition, kind):
    """The statement that looks at all names of those whom most articles name, and at the name
    that is just what was typed."""
    names = [
        MOST_NAMED_OF.format(kind=each, group=GROUPS[each], most_named=MOST_NAMED, stride=STRIDE)
        for each in ([kind] if kind else MODELS)
    ]
    parts = [LISTED.format(names=each, condition=condition) for each in names]
    exact = f"{EXACT} AND {kind}_id IS NOT NULL" if kind else EXACT
    parts.append(LISTED.format(names=FIRST, condition=exact))
    return statement(" UNION ALL ".join(parts))


def statement(names):
    return STATEMENT.format(found=names, offered=OFFERED, stride=STRIDE, **GROUPS)


def named(is_person, key, public_id, name, fitting):
    """A Named from a row."""
    kind = "speaker" if is_person else "organization"
    record = MODELS[kind].from_db("default", FIELDS, [key, public_id, State.PUBLIC, name])
    return Named(kind, record, fitting)


def lexeme(word, ending=":*"):
    """A word, or the beginning of one, as an operand in the text of a tsquery."""
    return f"'{word.translate(LEXEME)}'{ending}"


def all_of(words):
    """The text of a tsquery: all words, of which the last may still be typed.

    >>> all_of(["ali", "naz"])
    "'ali' & 'naz':*"
    """
    *whole, last = words
    return " & ".join([*(lexeme(word, "") for word in whole), lexeme(last)])
