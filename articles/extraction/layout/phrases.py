"""Word lists as regular expressions."""

import re
from functools import cache

from ..language.lists import phrases


@cache
def any_of(name: str) -> re.Pattern:
    """Matches a phrase of a list as words of their own, small letters or capitals."""
    longest_first = sorted(phrases(name), key=lambda phrase: (-len(phrase), phrase))
    forms = "|".join(
        re.escape(phrase).replace(r"\ ", r"[ \u00a0]{1,3}") for phrase in longest_first
    )
    return re.compile(rf"(?<!\w)(?:{forms})(?!\w)", re.IGNORECASE)
