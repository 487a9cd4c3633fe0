"""Whether two phrases name the same speaker."""

import re

_PRONOUNS = frozenset({"he", "she", "they", "i", "we", "it", "you", "who", "him", "her", "them"})
_PRONOUNS |= {"his", "their", "its", "my", "our", "your", "me", "us", "himself", "herself"}
_PRONOUNS |= {"themselves", "itself", "myself", "which", "that", "this", "these", "those", "one"}
_PRONOUNS |= {"whose", "whom"}
_LEADING = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof", "sir", "sen", "rep", "gov", "rev"})
_LEADING |= {"the", "a", "an", "lt", "gen", "col", "maj", "capt", "sgt", "hon", "mx"}
_TRAILING = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "mp", "qc", "kc"})
_POSSESSIVE = re.compile(r"[’'`]s\b|[’'`]")
_WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*")
_HEAD_ENDS = re.compile(
    r"\s*(?:[,;(–—]|--|\b(?:who|whose|which|for|of|at|in|on|from|with|to|by|and)\b)"
)


def words_of(phrase: str | None) -> list[str]:
    """The words of a phrase in small letters, without forms of address and suffixes."""
    found = [
        word.replace(".", "") for word in _WORD.findall(_POSSESSIVE.sub("", phrase or "").lower())
    ]
    while len(found) > 1 and found[0] in _LEADING:
        found = found[1:]
    while len(found) > 1 and found[-1] in _TRAILING:
        found = found[:-1]
    return found


def head_of(phrase: str) -> str:
    """A noun phrase up to its first comma, preposition or relative clause."""
    stripped = phrase.strip(' ,.;:"“”')
    end = _HEAD_ENDS.search(stripped, 1)
    return stripped[: end.start()] if end and end.start() else stripped


def is_pronoun(phrase: str) -> bool:
    return set(words_of(phrase)) <= _PRONOUNS


def same_speaker(one: str | None, two: str | None, strict: bool = False) -> bool:
    """Whether two phrases mean one speaker: the same words, or heads that end in the same word;
    unless `strict` also if one phrase is inside the other. A pronoun is only itself."""
    first, second = words_of(one), words_of(two)
    if not first or not second or first == second:
        return bool(first) and first == second
    if is_pronoun(one) or is_pronoun(two):
        return False
    heads = words_of(head_of(one)), words_of(head_of(two))
    if heads[0] and heads[1] and heads[0][-1] == heads[1][-1]:
        return True
    return not strict and (
        first[-1] == second[-1] or _inside(first, second) or _inside(second, first)
    )


def _inside(short: list[str], long: list[str]) -> bool:
    return any(long[n : n + len(short)] == short for n in range(len(long) - len(short) + 1))
