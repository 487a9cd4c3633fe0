"""What could not be read, with the reason."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unreadable:
    """`name` is the path, for JSON Lines with the line's number; `reason` one sentence."""

    name: str
    reason: str
