"""The engines that are measured: each is built over the same rows and asked the same questions."""

from dataclasses import dataclass

#: Values counted of each facet.
TOP = 15


@dataclass(frozen=True)
class Answer:
    """How many documents match, the keys of those on the page, {facet: {value: count}}."""

    total: int
    hits: tuple[int, ...]
    facets: dict[str, dict[str, int]]
