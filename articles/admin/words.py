"""Finding records on the desk by what an editor types: names in any spelling, words, ids."""

import re

from django.db.models import BooleanField, Case, Q, Value, When
from django.db.models.expressions import RawSQL

from articles.folding import fold_name, sound_key
from articles.models import VariantName
from articles.models.public_record import ID_ALPHABET, ID_LENGTH
from articles.search import query as queries

#: Letters of the longest sound key that is looked for: shorter ones fit too many names.
SHORTEST_SOUND = 3


def public_id_in(typed):
    """The permanent id that `typed` is or holds (an address was pasted), or None."""
    found = re.search(rf"(?<![^/])[{ID_ALPHABET}]{{{ID_LENGTH}}}(?![^/])", typed.strip())
    return found and found[0]


def named(queryset, typed):
    """Those of a queryset of people or organizations that have a name like `typed`.

    Any spelling that folds or sounds the same finds the record; the exact name comes first.
    """
    if (public_id := public_id_in(typed)) and queryset.filter(public_id=public_id).exists():
        return queryset.filter(public_id=public_id)
    model = queryset.model
    kind, key = model._meta.model_name, fold_name(typed)
    names = VariantName.objects.filter(**{f"{kind}__isnull": False}).order_by().values(kind)
    alike = names.filter(written_like(key))
    found = Q(pk__in=names.filter(written_like(key) | sounding_like(key)))
    closeness = Case(
        When(pk__in=names.filter(fold_key=key), then=Value(0)),
        When(pk__in=alike, then=Value(1)),
        default=Value(2),
    )
    return queryset.filter(found).order_by(closeness, "sort_name", "pk")


def written_like(key):
    return Q(*(Q(fold_key__contains=word) for word in key.split()))


def sounding_like(key):
    """A condition that holds where each word of `key` sounds like a word of the name."""
    sounds = [sound_key(word) for word in key.split()]
    if max(map(len, sounds), default=0) < SHORTEST_SOUND:
        return Q(pk__in=[])
    return Q(*(Q(sound_key__regex=rf"(^| ){re.escape(sound)}( |$)") for sound in sounds))


def in_documents(documents, key, typed):
    """The values of `key` of the search documents that hold what was typed."""
    condition = queries.condition(queries.parse(typed)).matches
    matches = RawSQL("tsv @@ %s::tsquery", [condition], output_field=BooleanField())
    found = documents.objects.filter(matches) if condition else documents.objects.none()
    return found.values(key)


def with_words(queryset, typed, found, unindexed):
    """Those of `queryset` that hold what was typed, or the one whose permanent id it is.

    `found` are the keys that its search documents give; `unindexed` are querysets of those
    records that are not public and so have none: they are searched as they stand.
    """
    if (public_id := public_id_in(typed)) and queryset.filter(public_id=public_id).exists():
        return queryset.filter(public_id=public_id)
    return queryset.filter(pk__in=found.union(*(rows.values("pk") for rows in unindexed)))
