"""What a reader has chosen in a list."""

import datetime
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True)
class Selection:
    """The filters of a list: values by facet, all of them lists of strings as in the address.

    `start` and `end` are the first and the last day wanted, both included.
    """

    listed: Literal["articles", "quotes"]
    included: dict[str, tuple[str, ...]] = field(default_factory=dict)
    excluded: dict[str, tuple[str, ...]] = field(default_factory=dict)
    start: datetime.date | None = None
    end: datetime.date | None = None
