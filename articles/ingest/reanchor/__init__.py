"""Finding an article's stored quotes again in its new text, so that they keep their ids.

Pure functions over text: what becomes of the plan is `quotes.py`'s business.
"""

from .plan import Plan, reanchor
from .spans import ELLIPSIS, flat, pairs_of, parts_of, words
from .wording import LONGEST_GAP, Wording, bare_words, standing

__all__ = [
    "ELLIPSIS",
    "LONGEST_GAP",
    "Plan",
    "Wording",
    "bare_words",
    "flat",
    "pairs_of",
    "parts_of",
    "reanchor",
    "standing",
    "words",
]
