"""Records by a name as typed: whom it names for certain, and who else may be meant.

A name is looked for among all names a record goes by (name_index): its words, each as the beginning
of one, then what sounds like it, then the same with each word corrected. Each step is asked only
where those before gave too little, and is one statement that stays quick however many names there
are.
"""

from collections import Counter

from django.db import connection

from articles.folding import fold_name, sound_key
from articles.models import Speaker

from . import publication_names, vocabulary
from .name_index import (
    EXACT,
    IN_A_ROW,
    OFFERED,
    SOUNDS,
    WORDS,
    all_of,
    beginning,
    lexeme,
    matching,
)

#: Letters of a sound below which it fits too many names.
SHORTEST_SOUND = 3
#: Letters from which words within a name are looked for.
SHORTEST_PART = 3
#: Letters of a name that are compared, its words that are corrected, and spellings tried of each.
LONGEST = 100
MOST_WORDS = 4
CORRECTIONS = 4

LIKE = str.maketrans({"\\": r"\\", "%": r"\%", "_": r"\_"})
ROLES = """
SELECT DISTINCT ON (speaker_id) speaker_id, role FROM articles_affiliation
WHERE speaker_id = ANY(%s) AND role <> '' ORDER BY speaker_id, start DESC NULLS LAST, id DESC
"""


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
    exact = matching(EXACT, kind, key)
    return [each.record for each in exact or with_words(name, kind)]


def with_words(name, kind=""):
    """Up to OFFERED Named people and bodies with a name that holds these words in a row."""
    key = fold_name(name)[:LONGEST]
    if len(key) < SHORTEST_PART:
        return []
    return matching(IN_A_ROW, kind, key, words=all_of(key.split()))


def like(kind, name):
    """Up to OFFERED listed records of a kind with a name like `name`, the likeliest first."""
    if kind == "publication":
        return publication_names.like(fold_name(name)[:LONGEST])
    return [each.record for each in named_like(name, kind)]


def named_like(name, kind=""):
    """Up to OFFERED Named people and bodies (or those of one kind), the likeliest first."""
    key = fold_name(name)[:LONGEST]
    if not key:
        return []
    found = beginning(kind, key)
    sounds = sound_key(key).split()
    if len(found) < OFFERED and max(map(len, sounds), default=0) >= SHORTEST_SOUND:
        known = {each.record for each in found}
        alike = matching(SOUNDS, kind, key, sounds=all_of(sounds))
        found += [each for each in alike if each.record not in known]
    return found[:OFFERED] or corrected(key, kind)


def corrected(key, kind):
    """Named with all words of `key`, each as typed or as the archive spells it."""
    words = key.split()[:MOST_WORDS]
    for corrections in (vocabulary.nearest, vocabulary.corrections):
        better = corrections(words)
        spelled = [[word, *better.get(word, [])[:CORRECTIONS]] for word in words]
        asked = " & ".join(f"({' | '.join(map(lexeme, each))})" for each in spelled)
        if any(better.values()) and (found := matching(WORDS, kind, key, words=asked)):
            return found
    return []
