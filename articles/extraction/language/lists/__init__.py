"""Word lists as data: text files, whose first line says what they catch."""

from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list, divided there by white space. Raises ValueError for an empty one."""
    found = frozenset(" ".join(_lines(name)).split())
    if not found:
        raise ValueError(f"the word list {name} is empty")
    return found


@cache
def phrases(name: str) -> frozenset[str]:
    """The entries of a list of several words each, divided by bars or line ends."""
    return frozenset(entry for group in groups(name) for entry in group)


@cache
def groups(name: str) -> tuple[tuple[str, ...], ...]:
    """The lines of a list, each a group of forms divided by bars, the main form first."""
    found = tuple(tuple(line.split("|")) for line in _lines(name))
    if not found:
        raise ValueError(f"the word list {name} is empty")
    return found


def _lines(name: str) -> list[str]:
    lines = files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
