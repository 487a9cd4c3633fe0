"""Publications by a name as typed. There are hundreds, not millions: no index is asked."""

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import CharField, F, Func, Q, Value
from django.db.models.functions import Concat

from articles.models import Publication

#: Share of the letter triples of what was typed that a name must have.
ALIKE = 0.5
THE = "the "


def called(key, domain=""):
    """The public publications with this name key, with or without “the”, or with this domain.

    Where there is none, those that have the key as words within a name.
    """
    keys = {key, key.removeprefix(THE)}
    named = Q(name_keys__overlap=list(keys | {THE + key}))
    exact = Publication.objects.public().filter(named | Q(domain__iexact=domain.strip() or None))
    return list(exact) or list(with_keys().filter(keys__contains=f" {key.removeprefix(THE)} "))


def like(key):
    """The public publications with the key in a name, then those with most of its letters."""
    if not key:
        return []
    alike = with_keys().annotate(likeness=TrigramWordSimilarity(key, "keys"))
    found = alike.filter(Q(keys__contains=key) | Q(likeness__gte=ALIKE))
    return list(found.order_by("-likeness", "name", "pk"))


def with_keys():
    """Public publications with `keys`: all their name keys in one text, between spaces."""
    joined = Func(
        F("name_keys"), Value(" | "), function="array_to_string", output_field=CharField()
    )
    keys = Concat(Value(" "), joined, Value(" "), output_field=CharField())
    return Publication.objects.public().annotate(keys=keys)
