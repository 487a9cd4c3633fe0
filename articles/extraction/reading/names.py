"""Names of authors given in one string."""

import re

_BETWEEN = re.compile(r"\s*;\s*|\s+(?:and|&)\s+")
_BY = re.compile(r"^by\s+", re.IGNORECASE)
#: RSS gives an address and the name in brackets.
_ADDRESS = re.compile(r"\S+@\S+\s*(?:\(([^)]*)\))?")


def names_of(text: str) -> tuple[str, ...]:
    """The names in a string that parts them by semicolons or "and"."""
    text = _ADDRESS.sub(lambda match: match.group(1) or "", text)
    names = (" ".join(name.split()) for name in _BETWEEN.split(_BY.sub("", text.strip())))
    return tuple(name for name in names if name)
