"""Publications by a name as typed. There are hundreds, not millions: no index is asked."""

from django.db import connection
from django.db.models import CharField, F, Func, Q, Value
from django.db.models.functions import Concat

from articles.models import Publication

#: Share of the letter triples of what was typed that a name must have.
ALIKE = 0.5
THE = "the "
OFFERED = 8
#: In the order of the model.
FIELDS = ("id", "public_id", "state", "name")
LIKE = """
SELECT id, public_id, state, name FROM (
    SELECT *, ' ' || array_to_string(name_keys, ' | ') || ' ' AS keys
    FROM articles_publication WHERE state = 'public'
) AS named WHERE strpos(keys, %(key)s) > 0 OR word_similarity(%(key)s, keys) >= %(alike)s
ORDER BY word_similarity(%(key)s, keys) DESC, name, id LIMIT %(offered)s
"""


def called(key, domain=""):
    """The public publications with this name key, with or without “the”, or with this domain.

    Where there is none, those that have the key as words within a name.
    """
    keys = {key, key.removeprefix(THE)}
    named = Q(name_keys__overlap=list(keys | {THE + key}))
    exact = Publication.objects.public().filter(named | Q(domain__iexact=domain.strip() or None))
    return list(exact) or list(with_keys().filter(keys__contains=f" {key.removeprefix(THE)} "))


def like(key):
    """Up to OFFERED public publications with the key in a name, or most of its letters."""
    if not key:
        return []
    with connection.cursor() as cursor:
        cursor.execute(LIKE, {"key": key, "alike": ALIKE, "offered": OFFERED})
        return [Publication.from_db("default", FIELDS, row) for row in cursor.fetchall()]


def with_keys():
    """Public publications with `keys`: all their name keys in one text, between spaces."""
    joined = Func(
        F("name_keys"), Value(" | "), function="array_to_string", output_field=CharField()
    )
    keys = Concat(Value(" "), joined, Value(" "), output_field=CharField())
    return Publication.objects.public().annotate(keys=keys)
