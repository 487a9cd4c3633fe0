"""What speaks for and against a candidate: names, each of which can have a weight."""

from .elsewhere import carry_features, lead_in_features, nobody_features, signed_features
from .mention import Last, mention_features
from .place import Place, place_of
from .rivals import Rivals, rivals_of

__all__ = [
    "Last",
    "Place",
    "Rivals",
    "carry_features",
    "lead_in_features",
    "mention_features",
    "nobody_features",
    "place_of",
    "rivals_of",
    "signed_features",
]
