"""Authority records: from the names of an article to one record for each person and body."""

from .keys import (
    LONGEST_NAME,
    identity_key,
    name_key,
    sorted_as,
    variant_kind,
)
from .naming import forget_names, learn_names, own_name, variant_name
from .publications import followed, publication_named
from .resolution import Reading, Voices, voices_of

__all__ = [
    "LONGEST_NAME",
    "Reading",
    "Voices",
    "followed",
    "forget_names",
    "identity_key",
    "learn_names",
    "name_key",
    "own_name",
    "publication_named",
    "sorted_as",
    "variant_kind",
    "variant_name",
    "voices_of",
]
