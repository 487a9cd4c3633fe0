"""Storing an article's quotes: the one place that writes spans, each checked against its text."""

from .adding import give_ids
from .fields import ATTRIBUTION, BadSpan, bounds, misplaced
from .found_again import join
from .storing import store_quotes

__all__ = [
    "ATTRIBUTION",
    "BadSpan",
    "bounds",
    "give_ids",
    "join",
    "misplaced",
    "store_quotes",
]
